/** How mail programs write "Re:" and "Fwd:" in the languages of their users, without the colon. */
const reply =
  "re|aw|antw|antwort|sv|vs|odp|rif|r|res|rép|ynt|ref|vá|απ|σχετ|ats|bls|отв|отг|השב|رد|回复|回覆|答复|答覆|返信|회신|ตอบ";
const forward =
  "fwd?|wg|tr|i|rv|enc|doorst|vl|vb|pd|[iİ]lt|továbbítás|πρθ|переслано|הועבר|إعادة توجيه|转发|轉寄|轉發|転送|전달|ส่งต่อ";
/** Some count: Re[2]:, Re(3): and Re^2:. The colon may be a wide one, or have a space in front of it. */
const mark = String.raw`\s*(?:\[\d{1,3}\]|\(\d{1,3}\)|\^\d{1,3})?\s*[:：]\s*`;
const replies = new RegExp(`^\\s*(?:(?:${reply})${mark})+`, "iu");
const forwards = new RegExp(`^\\s*(?:(?:${forward})${mark})+`, "iu");

const oneLine = (subject: string) => subject.replace(/[\p{Cc}\p{Z}]+/gu, " ").trim();

/** A subject for an answer: one "Re:", whatever stood there and in which language. */
export const replySubject = (subject: string): string =>
  `Re: ${oneLine(subject).replace(replies, "")}`.trim();

/** A subject for passing a message on: one "Fwd:". */
export const forwardSubject = (subject: string): string =>
  `Fwd: ${oneLine(subject).replace(forwards, "")}`.trim();
