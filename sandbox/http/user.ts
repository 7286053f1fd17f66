/** The agent's own leg, and what is dialled and sent. */
import * as v from "valibot";
import { DialPayloadSchema, SmsPayloadSchema } from "../../shared/wire/messages.ts";
import type { Sending } from "../world/commands.ts";
import { does, failed, read } from "./answers.ts";
import type { Asked, Backend, Handlers, Reply } from "./types.ts";

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

function sends(channel: Sending["channel"], { user, body, files }: Asked, backend: Backend): Reply {
  const asked = read(SmsPayloadSchema, flagsRead(body));
  if ("reply" in asked) return asked.reply;
  const { to, message, campaignId, contactId, name, workitemId, force } = asked.value;
  const text = files.length === 0 ? message : `${message} [${files.map((file) => file.name).join(", ")}]`;
  const { userId } = user;
  const sent = does(backend, {
    kind: "send",
    sending: { userId, channel, to, text, name, campaignId, contactId, workitemId, force },
  });
  return sent;
}

export const user: Handlers<Names> = {
  connectToServer: ({ user }, backend) => does(backend, { kind: "connect", userId: user.userId }),
  disconnectFromServer: ({ user }, backend) => does(backend, { kind: "disconnect", userId: user.userId }),
  mute: ({ user }, backend) => does(backend, { kind: "muteUser", userId: user.userId, muted: true }),
  unMute: ({ user }, backend) => does(backend, { kind: "muteUser", userId: user.userId, muted: false }),
  enterConference: ({ user }, backend) =>
    does(backend, { kind: "conference", userId: user.userId, on: true }),
  exitConference: ({ user }, backend) =>
    does(backend, { kind: "conference", userId: user.userId, on: false }),
  dial({ user, body }, backend) {
    const asked = read(DialPayloadSchema, body);
    if ("reply" in asked) return asked.reply;
    const { to, name, campaignId, contactId, conferenceWorkitemId, context, force } = asked.value;
    return does(backend, {
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
  sms: (asked, backend) => sends("sms", asked, backend),
  email: (asked, backend) => sends("email", asked, backend),
  fax: (asked, backend) => sends("fax", asked, backend),
  sendChatMessage({ user, params, body }, backend) {
    const asked = read(v.looseObject({ textMsg: v.string(), type: v.literal("USER") }), body);
    if ("reply" in asked) return asked.reply;
    if (asked.value.textMsg === "") return failed(400, "textMsg: empty");
    const { textMsg: text } = asked.value;
    return does(backend, { kind: "reply", userId: user.userId, workitemId: params.workitemId, text });
  },
};
