import { chipOf } from "../../shared/messages/addresses.ts";
import { plainOf } from "../../shared/messages/html.ts";
import type { Outgoing } from "../../shared/state/outgoing.ts";
import type { BaseSendEmailPayload, TFile } from "../../shared/wire/messages.ts";
import type { SendEmailResponsePayload } from "../../shared/wire/workitem.ts";

/** How an email goes: as the answer to its workitem, or as an email of its own. */
export type EmailRequest =
  | { readonly as: "response"; readonly workitemId: string; readonly payload: SendEmailResponsePayload }
  | { readonly as: "email"; readonly payload: BaseSendEmailPayload };

type Email = Pick<
  Outgoing,
  | "to"
  | "cc"
  | "bcc"
  | "subject"
  | "text"
  | "campaignId"
  | "contactId"
  | "workitemId"
  | "name"
  | "force"
  | "answers"
>;

/** Both services name one receiver, without a name beside it; where there are more, all stand in a list. */
const addressesOf = (written: readonly string[]) => written.map((each) => chipOf(each).address);
const several = (written: readonly string[]) => (written.length > 1 ? addressesOf(written) : undefined);
const some = (written: readonly string[]) => (written.length > 0 ? addressesOf(written) : undefined);

/**
 * An answer to an email of the workitem that is open goes as `sendEmailResponse`, unless there is something with it
 * that this cannot carry: files, or the agent's press that forces it although a rule stands against it.
 */
export function emailRequest(email: Email, files: readonly TFile[]): EmailRequest {
  const { to, cc, bcc, subject, text, workitemId, answers, force } = email;
  const [first = ""] = addressesOf(to);
  const body = { text: plainOf(text), html: text };
  const lists = { toAddresses: several(to), ccAddresses: some(cc), bccAddresses: some(bcc) };
  const isAnswer = answers !== null && answers.ours !== "" && answers.workitemId === workitemId;
  if (isAnswer && files.length === 0 && !force) {
    const payload = { from: answers.ours, to: first, subject, ...lists, bodyParts: body };
    return { as: "response", workitemId, payload };
  }
  const [file, ...more] = files;
  return {
    as: "email",
    payload: {
      name: email.name || first,
      to: first,
      subject,
      ...lists,
      message: body.text,
      html: body.html,
      force,
      campaignId: email.campaignId || undefined,
      contactId: email.contactId || undefined,
      workitemId: workitemId || undefined,
      inReplyTo: answers?.messageId || undefined,
      file,
      files: more.length === 0 ? undefined : more,
    },
  };
}
