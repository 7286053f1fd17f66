import { type Place, readNumber } from "../../shared/numbers/read.ts";
import { fail, failFor, ok, type Result } from "../../shared/result.ts";

/** What is given to the server, and what stays here. */
export interface Dialable {
  /** E.164 with +, a short number as it stands, or a service code with its number. */
  readonly to: string;
  /** Digits to send when they answer; "" for none. */
  readonly postDial: string;
  readonly isEmergency: boolean;
}

/**
 * What was typed, pasted, linked or stored → what is dialled. `doubtful` says why it is.
 * @param sure the agent was asked about what is doubtful in it, and said yes
 */
export function dialable(typed: string, place: Place, sure = false): Result<Dialable> {
  const read = readNumber(typed, place);
  if (!read.ok) return fail("badNumber", read.why);
  const { to, postDial, doubt } = read.value;
  if (doubt !== null && !sure) return failFor("doubtful", doubt);
  return ok({ to, postDial, isEmergency: doubt === "emergency" });
}
