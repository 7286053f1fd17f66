/** The agent's own leg, and what is dialled and sent. */
import * as v from "valibot";
import { type FileType, fileTypeOf } from "../../shared/messages/file-type.ts";
import {
  ConsentPayloadSchema,
  DialPayloadSchema,
  EmailPayloadSchema,
  FaxPayloadSchema,
  flagFields,
  SmsPayloadSchema,
} from "../../shared/wire/messages.ts";
import type { Sending } from "../world/commands.ts";
import type { MessageContent } from "../world/message-types.ts";
import { failed, read, run } from "./answers.ts";
import type { UploadedFile } from "./body.ts";
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
  | "verifyConsent"
  | "sendChatMessage";

/** A form's fields are text. */
function flagsRead(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body;
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => [
      key,
      (flagFields as readonly string[]).includes(key) && (value === "true" || value === "false")
        ? value === "true"
        : value,
    ]),
  );
}

function attached({ files }: ApiRequest, backend: Backend): Pick<MessageContent, "attachments"> {
  if (files.length === 0) return {};
  return { attachments: files.map((file) => backend.files.put(file)) };
}

const smsFiles: readonly (FileType | null)[] = ["png", "jpeg", "gif", "pdf", "vcard", "audio", "video"];
const faxFiles: readonly (FileType | null)[] = ["pdf", "tiff", "png", "jpeg"];

/** What a channel does not take, by the files' bytes. */
function refusedFile(files: readonly UploadedFile[], taken: readonly (FileType | null)[]): Reply | undefined {
  const empty = files.find(({ size }) => size === 0);
  if (empty !== undefined) return failed(400, `${empty.name}: an empty file`);
  // Of one whose bytes were not kept its word is taken.
  const wrong = files.find(({ bytes }) => bytes !== null && !taken.includes(fileTypeOf(bytes)));
  return wrong === undefined ? undefined : failed(400, `${wrong.name}: not a file that this channel takes`);
}

function sendSms(request: ApiRequest, backend: Backend): Reply {
  const parsed = read(SmsPayloadSchema, flagsRead(request.body));
  if ("reply" in parsed) return parsed.reply;
  const { to, message, contactIds = [], ...rest } = parsed.value;
  const contacts = contactIds.map((id) => backend.centre.world().object("contact", id)?.phone);
  if (!contacts.every((phone) => typeof phone === "string"))
    return failed(400, "contactIds: no such contact");
  const toNumbers = [...(rest.toNumbers ?? []), ...contacts];
  if (message.trim() === "" && request.files.length === 0) return failed(400, "message: empty");
  const refused = refusedFile(request.files, smsFiles);
  if (refused !== undefined) return refused;
  return sends(backend, request, { ...rest, channel: "sms", to, toNumbers }, { textMsg: message });
}

function sendEmail(request: ApiRequest, backend: Backend): Reply {
  const parsed = read(EmailPayloadSchema, flagsRead(request.body));
  if ("reply" in parsed) return parsed.reply;
  const { to, message, subject, html, toAddresses, ccAddresses, bccAddresses, inReplyTo, ...rest } =
    parsed.value;
  const content = {
    textMsg: message,
    subject,
    to: toAddresses ?? [to],
    cc: ccAddresses,
    bcc: bccAddresses,
    ...(html === undefined ? {} : { html }),
    ...(inReplyTo === undefined ? {} : { inReplyTo }),
  };
  return sends(backend, request, { ...rest, channel: "email", to }, content);
}

function sendFax(request: ApiRequest, backend: Backend): Reply {
  const parsed = read(FaxPayloadSchema, flagsRead(request.body));
  if ("reply" in parsed) return parsed.reply;
  const { to, message, ...rest } = parsed.value;
  if (message.trim() === "" && request.files.length === 0)
    return failed(400, "a fax needs a file or a cover");
  const refused = refusedFile(request.files, faxFiles);
  if (refused !== undefined) return refused;
  const pages = (message === "" ? 0 : 1) + request.files.reduce((sum, file) => sum + pagesOf(file), 0);
  return sends(backend, request, { ...rest, channel: "fax", to }, { textMsg: message, pages, pagesDone: 0 });
}

/** Of a PDF as its page objects are; of a picture one. A count by guess is enough for a pretended fax. */
function pagesOf({ bytes }: UploadedFile): number {
  if (bytes === null) return 5;
  const pages = Buffer.from(bytes)
    .toString("latin1")
    .match(/\/Type\s*\/Page\b/g);
  return Math.max(1, pages?.length ?? 1);
}

function sends(
  backend: Backend,
  request: ApiRequest,
  to: Omit<Sending, "userId" | "content">,
  content: MessageContent,
): Reply {
  const { channel, toNumbers, name, campaignId, contactId, workitemId, force } = to;
  const sending: Sending = {
    userId: request.user.userId,
    channel,
    to: to.to,
    toNumbers,
    content: { ...content, ...attached(request, backend) },
    name,
    campaignId,
    contactId,
    workitemId,
    force,
  };
  return run(backend, { kind: "send", sending });
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
  sms: sendSms,
  email: sendEmail,
  fax: sendFax,
  verifyConsent({ body }, backend) {
    const parsed = read(ConsentPayloadSchema, body);
    if ("reply" in parsed) return parsed.reply;
    const { to, channelType } = parsed.value;
    const channel = (["sms", "email", "fax", "chat"] as const).find((one) => one === channelType);
    if (channel === undefined) return failed(400, "channelType: not a channel for messages");
    return run(backend, { kind: "verifyConsent", to, channel });
  },
  sendChatMessage({ user, params, body }, backend) {
    const parsed = read(v.looseObject({ textMsg: v.string(), type: v.literal("USER") }), body);
    if ("reply" in parsed) return parsed.reply;
    if (parsed.value.textMsg === "") return failed(400, "textMsg: empty");
    const { textMsg } = parsed.value;
    return run(backend, {
      kind: "reply",
      userId: user.userId,
      workitemId: params.workitemId,
      content: { textMsg },
    });
  },
};
