/** The agent's own leg, and what is dialled and sent. */
import * as v from "valibot";
import { DialPayloadSchema, SmsPayloadSchema } from "../../shared/wire/messages.ts";
import type { Sending } from "../world/commands.ts";
import { failed, read, run } from "./answers.ts";
import type { ApiRequest, Backend, Handlers, Reply } from "./types.ts";

type Names =
  | "connectToServer"
  | "disconnectFromServer"
  | "mute"
  | "unMute"
  | "enterConference"
  | "exitConference"
  | "dial"
  | "sms"
  | "email"
  | "fax"
  | "sendChatMessage";

/** A form's fields are text. */
function flagsRead(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      ["force", "nonAssignedAgentReply"].includes(key) && (value === "true" || value === "false")
        ? value === "true"
        : value,
    ]),
  );
}

function sends(channel: Sending["channel"], { user, body, files }: ApiRequest, backend: Backend): Reply {
  const parsed = read(SmsPayloadSchema, flagsRead(body));
  if ("reply" in parsed) return parsed.reply;
  const { to, message, campaignId, contactId, name, workitemId, force } = parsed.value;
  const text = files.length === 0 ? message : `${message} [${files.map((file) => file.name).join(", ")}]`;
  const { userId } = user;
  const sent = run(backend, {
    kind: "send",
    sending: { userId, channel, to, text, name, campaignId, contactId, workitemId, force },
  });
  return sent;
}

export const user: Handlers<Names> = {
  connectToServer: ({ user }, backend) => run(backend, { kind: "connect", userId: user.userId }),
  disconnectFromServer: ({ user }, backend) => run(backend, { kind: "disconnect", userId: user.userId }),
  mute: ({ user }, backend) => run(backend, { kind: "muteUser", userId: user.userId, muted: true }),
  unMute: ({ user }, backend) => run(backend, { kind: "muteUser", userId: user.userId, muted: false }),
  enterConference: ({ user }, backend) => run(backend, { kind: "conference", userId: user.userId, on: true }),
  exitConference: ({ user }, backend) => run(backend, { kind: "conference", userId: user.userId, on: false }),
  dial({ user, body }, backend) {
    const parsed = read(DialPayloadSchema, body);
    if ("reply" in parsed) return parsed.reply;
    const { to, name, campaignId, contactId, conferenceWorkitemId, context, force } = parsed.value;
    return run(backend, {
      kind: "dial",
      call: {
        userId: user.userId,
        to,
        context,
        name: name ?? undefined,
        campaignId: campaignId ?? undefined,
        contactId: contactId ?? undefined,
        conferenceWorkitemId: conferenceWorkitemId ?? undefined,
        force: force ?? undefined,
      },
    });
  },
  sms: (parsed, backend) => sends("sms", parsed, backend),
  email: (parsed, backend) => sends("email", parsed, backend),
  fax: (parsed, backend) => sends("fax", parsed, backend),
  sendChatMessage({ user, params, body }, backend) {
    const parsed = read(v.looseObject({ textMsg: v.string(), type: v.literal("USER") }), body);
    if ("reply" in parsed) return parsed.reply;
    if (parsed.value.textMsg === "") return failed(400, "textMsg: empty");
    const { textMsg: text } = parsed.value;
    return run(backend, { kind: "reply", userId: user.userId, workitemId: params.workitemId, text });
  },
};
