import type { Outgoing, SendAnswer } from "../../shared/state/outgoing.ts";
import { consentOf } from "../../shared/wire/messages.ts";
import { type SendServices, sendMessage } from "../nextiva/send-message.ts";
import type { UserService } from "../nextiva/user-service.ts";
import { type Outcome, outcomeOf } from "../work/context.ts";
import type { MessageFiles } from "./files.ts";
import type { OutboxParts } from "./outbox.ts";

type Users = SendServices["users"] & Pick<UserService, "verifyConsent">;

const done = <T>(value: T): Outcome<T> => ({ ok: true, value });

/** How a message is given to the server: rules first, where the tenant wants that, then its words and files. */
export function createSending(parts: {
  readonly users: Users;
  readonly workitems: SendServices["workitems"];
  readonly files: Pick<MessageFiles, "open">;
  readonly userId: () => string;
  /** Rules are asked for before a text message goes out. */
  readonly verifies: () => boolean;
}): OutboxParts["send"] {
  const { users, workitems, files, userId, verifies } = parts;

  /** What stands against it; a question that is not answered leaves it unsent, and nothing happened. */
  async function ruleAgainst({ channel, force, to }: Outgoing): Promise<Outcome<SendAnswer | null>> {
    if (channel !== "sms" || force || !verifies()) return done(null);
    for (const each of to) {
      const said = await outcomeOf(users.verifyConsent(each, channel));
      if (!said.ok) return { ...said, is: "refused" };
      if (said.value.canDial !== false) continue;
      const consent = consentOf(said.value.consentType);
      return done({ taken: false, notSent: { why: "consent", consent } });
    }
    return done(null);
  }

  return async (message, upload) => {
    const rule = await ruleAgainst(message);
    if (!rule.ok) return rule;
    if (rule.value !== null) return done(rule.value);
    const opened = await files.open(message.files);
    if (!opened.ok) {
      if (opened.error !== null) return { ok: false, is: "refused", error: opened.error };
      return done({ taken: false, notSent: { why: "file", name: opened.name } });
    }
    const sent = await outcomeOf(sendMessage({ users, workitems }, message, opened.files, userId(), upload));
    await opened.close();
    return sent;
  };
}
