import { type DialString, type Place, readNumber, type Trouble } from "../numbers/read.ts";

/** Why no SMS goes there. An SMS to a wrong number is worse than a refused one. */
export type SmsTrouble =
  | Trouble
  /** A sender's name, such as BANK: nobody is behind it to answer. */
  | "senderName"
  /** A message reaches no extension. */
  | "extension"
  /** A service code of telephones. */
  | "code"
  /** The number that the message would come from. */
  | "own"
  /** They replied STOP. */
  | "stopped"
  /** Beside others it is one too many. */
  | "tooMany";

export interface SmsRecipient {
  readonly written: string;
  /** E.164 with +, or a short code as it stands; "" where there is trouble with the number itself. */
  readonly to: string;
  readonly trouble: SmsTrouble | null;
  /** Asked about before it is sent, as before a call. */
  readonly doubt: DialString["doubt"];
}

/** More is a mailing, and no conversation. */
export const mostRecipients = 50;

export interface SmsRules extends Place {
  /** Numbers messages are sent from, in E.164. */
  readonly own: readonly string[];
  /** Numbers that do not want any. */
  readonly stopped: readonly string[];
  /** How many a message may go to: 1 where the campaign knows no groups. */
  readonly most: number;
}

/** Recipients as they were typed, checked for an SMS; a number that stands there twice is kept once. */
export function smsRecipients(written: readonly string[], rules: SmsRules): readonly SmsRecipient[] {
  const found: SmsRecipient[] = [];
  for (const each of written) {
    const read = recipientOf(each, rules);
    if (read.to !== "" && found.some(({ to }) => to === read.to)) continue;
    const isOver = read.trouble === null && found.length >= rules.most;
    found.push(isOver ? { ...read, trouble: "tooMany" } : read);
  }
  return found;
}

function recipientOf(written: string, rules: SmsRules): SmsRecipient {
  const refused = (trouble: SmsTrouble): SmsRecipient => ({ written, to: "", trouble, doubt: null });
  if (/^\s*(?=.*\p{L})[\p{L}\d .&-]{1,11}\s*$/u.test(written)) return refused("senderName");
  const read = readNumber(written, rules);
  if (!read.ok) return refused(read.why);
  const { to, postDial, doubt } = read.value;
  if (postDial !== "") return refused("extension");
  if (!/^\+?\d+$/.test(to)) return refused("code");
  const trouble = rules.own.includes(to) ? "own" : rules.stopped.includes(to) ? "stopped" : null;
  return { written, to, trouble, doubt };
}
