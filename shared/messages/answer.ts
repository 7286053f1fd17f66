import type { Mail } from "../contract/mail.ts";
import type { Answered } from "../state/outgoing.ts";
import { originalText } from "../text/composer.ts";
import { addressLine, chipOf } from "./addresses.ts";
import { quotedHtml } from "./quote.ts";
import { recipientsFor } from "./reply.ts";
import { forwardSubject, replySubject } from "./subject.ts";

/** What is done with an email that was read. */
export type AnswerKind = "reply" | "all" | "forward";

/** The email that is answered or passed on. */
export interface Original {
  readonly mail: Pick<
    Mail,
    "from" | "to" | "cc" | "replyTo" | "ours" | "internetMessageId" | "subject" | "files"
  >;
  readonly workitemId: string;
  readonly messageId: string;
  /** What it says, as plain text. */
  readonly text: string;
  /** When, as people read it. */
  readonly when: string;
}

/** What an answer begins with: addresses as they are written, and the original as HTML. */
export interface Begun {
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly subject: string;
  readonly quote: string;
  /** Null for one that is passed on. */
  readonly answers: Answered | null;
}

/** @param own the agent's own addresses; the one that the email came to is ours as well */
export function beginAnswer(
  kind: AnswerKind,
  { mail, workitemId, text, when }: Original,
  own: readonly string[],
): Begun {
  const from = mail.from;
  if (kind === "forward") {
    const lines = { from, to: mail.to.join(", "), when, subject: mail.subject };
    const quote = quotedHtml(text, originalText.forwarded(lines));
    return { to: [], cc: [], subject: forwardSubject(mail.subject), quote, answers: null };
  }
  const ours = chipOf(mail.ours).address;
  const people = (list: readonly string[]) => list.map(chipOf);
  const { to, cc } = recipientsFor(
    kind,
    {
      from: chipOf(from),
      replyTo: people(mail.replyTo),
      to: people(mail.to),
      cc: people(mail.cc),
      list: "",
    },
    [...own, ours].filter((each) => each !== ""),
  );
  return {
    to: to.map(addressLine),
    cc: cc.map(addressLine),
    subject: replySubject(mail.subject),
    quote: quotedHtml(text, originalText.wrote(from, when)),
    answers: { workitemId, ours, messageId: mail.internetMessageId },
  };
}
