import * as v from "valibot";
import { command, commandFor } from "./command.ts";

const callId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const one = v.object({ callId });
const phone = ["phone"] as const;

/** What a dial that was placed gives. */
export interface DialAnswer {
  /** The workitem of the new call; null when the server named none. */
  readonly callId: string | null;
}

/** Calls and the line they are on. */
export const call = {
  dial: commandFor<DialAnswer>()(
    v.object({
      /** As typed, pasted or stored; digits behind it are kept to be sent later. */
      number: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
      /** Who it is, where that is known. */
      name: v.optional(v.pipe(v.string(), v.maxLength(200))),
      contactId: v.optional(v.pipe(v.string(), v.maxLength(200))),
      /** Dial although a compliance rule objects (the answer `needsConsent` came before). */
      force: v.optional(v.boolean()),
      /** The agent was asked about what is doubtful in it (the answer `doubtful` came before). */
      sure: v.optional(v.boolean()),
    }),
    ["phone", "people", "history"],
  ),
  /** Calls go out on this campaign from now on; "" leaves it to the tenant. */
  chooseCampaign: command(v.object({ campaignId: v.pipe(v.string(), v.maxLength(200)) }), phone),
  /** Of a call, or of a workitem that is being accepted. */
  hangUp: command(one, phone),
  /** Of a number whose call the server has not named yet. */
  cancelDial: command(v.undefined(), phone),
  hold: command(one, phone),
  resume: command(one, phone),
  /** Talks to this held call and holds the one talked in now. */
  swap: command(one, phone),
  sendDigits: command(v.object({ callId, digits: v.pipe(v.string(), v.regex(/^[0-9*#A-D]{1,32}$/)) }), phone),
  /** Sends the next of the digits that were kept with the number: an extension, a conference's code. */
  sendPostDial: command(one, phone),
  /** Toggles the one microphone, from what the newest press wanted. */
  mute: command(v.undefined(), ["phone", "supervisor"]),
  /** Sets the leg up: by hand before a call needs it, or again after it could not be had. */
  reconnectLine: command(v.undefined(), phone),
  /** Gives the leg up. Calls in progress end. */
  disconnectLine: command(v.undefined(), phone),
  /** Puts an ended call away. */
  dismiss: command(one, phone),
};
