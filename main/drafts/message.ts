import * as v from "valibot";
import type { Draft } from "../../shared/drafts/draft.ts";
import { chipOf } from "../../shared/messages/addresses.ts";
import { plainOf } from "../../shared/messages/html.ts";
import { verdictsOn } from "../../shared/messages/limits.ts";
import { mostRecipients, smsRecipients } from "../../shared/messages/sms-recipients.ts";
import type { Place } from "../../shared/numbers/read.ts";
import { fail, failFor, ok, type Result } from "../../shared/result.ts";
import { draftOf, type MessageChannel } from "../../shared/state/message-key.ts";
import { type Message, messageValuesSchema } from "../../shared/state/outgoing.ts";

/**
 * A draft as a message that can be sent, or what it lacks: the reason of `notSendable`; a number
 * that may be meant otherwise is `doubtful` until the agent is sure. An email is signed here: its signature is no part
 * of the draft.
 * @param how.signature the agent's, as HTML; "" for none
 */
export function messageOf(
  key: string,
  draft: Draft,
  { place, sure, signature }: { readonly place: Place; readonly sure: boolean; readonly signature: string },
): Result<Message> {
  const of = draftOf(key);
  const read = v.safeParse(messageValuesSchema, draft.values);
  if (of === null || !read.success) return fail("invalid", "draft");
  const { channel, conversationId } = of;
  const { to: written, cc, bcc, noSignature, ...values } = read.output;
  const { body = "", subject = "", quote = "" } = draft.texts;
  const own = channel === "email" ? emailText(body, "", quote) : body;
  const text = channel === "email" ? emailText(body, noSignature ? "" : signature, quote) : body;
  const to =
    channel === "email"
      ? addresses(written)
      : channel === "chat"
        ? ok(written)
        : numbers(written, place, sure);
  if (!to.ok) return to;
  const copies = { cc: addresses(cc), bcc: addresses(bcc) };
  if (!copies.cc.ok) return copies.cc;
  if (!copies.bcc.ok) return copies.bcc;
  if (channel === "chat" ? values.workitemId === "" : to.value.length === 0)
    return failFor("notSendable", "to");
  if (verdictsOn(channel, values.files).some(({ trouble }) => trouble !== null))
    return failFor("notSendable", "files");
  if (channel === "fax" && values.files.length === 0) return failFor("notSendable", "file");
  if (channel !== "fax" && isBlank(channel, own) && values.files.length === 0)
    return failFor("notSendable", "text");
  const mail = channel === "email" ? { cc: copies.cc.value, bcc: copies.bcc.value, subject } : noMail;
  return ok({ ...values, ...mail, channel, conversationId, to: to.value, text, force: false });
}

const noMail = { cc: [], bcc: [], subject: "" };

/** The agent's own words, signed beneath; what it answers or passes on stands below both. */
const emailText = (body: string, signature: string, quote: string) =>
  [body, signature === "" ? "" : `<div>-- </div>${signature}`, quote]
    .filter((each, at) => at === 0 || each !== "")
    .join("<br>");

/** An email's text is HTML: one without a word and without a picture is blank. */
function isBlank(channel: MessageChannel, text: string): boolean {
  return channel === "email" ? !/<img\b/i.test(text) && plainOf(text) === "" : text.trim() === "";
}

function numbers(written: readonly string[], place: Place, sure: boolean): Result<string[]> {
  const all = smsRecipients(written, { ...place, own: [], stopped: [], most: mostRecipients });
  if (all.some(({ trouble }) => trouble !== null)) return fail("badNumber");
  const doubt = all.find((each) => each.doubt !== null)?.doubt;
  if (doubt !== undefined && doubt !== null && !sure) return failFor("doubtful", doubt);
  return ok(all.map(({ to }) => to));
}

function addresses(written: readonly string[]): Result<string[]> {
  const all = written.map(chipOf);
  return all.some(({ trouble }) => trouble !== null)
    ? failFor("notSendable", "to")
    : ok(all.map(({ written: each }) => each));
}
