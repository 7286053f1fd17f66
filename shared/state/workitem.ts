import type { Millis } from "../time.ts";

/**
 * How work comes: the field's word in lower case, voice, sms, email, fax or chat. A tenant may have others, which are
 * called as its server calls them.
 */
export type Channel = string;

/** A call: the one channel that needs the line. */
export function isVoice(channel: Channel): boolean {
  return channel === "voice";
}

/** The far end of that channel has a telephone that can be called. */
export function hasTelephone(channel: Channel): boolean {
  return channel === "voice" || channel === "sms";
}

/** Ends that work of any channel has. */
export type WorkitemEnd =
  | "transferred"
  /** Accepted here, and given back to its queue or to whoever was quicker. */
  | "backInQueue"
  | "takenByOther"
  | "bySupervisor"
  /** By a rule of the tenant, or nobody said by whom. */
  | "terminated"
  /** The server no longer lists it after a gap. */
  | "lost";

/** What every unit of work has. A call adds phases, hold and a leg; message work adds its texts. */
export interface WorkitemBase<End extends string = string> {
  /** "" for a direct call: the server has none for it. */
  readonly workitemId: string;
  readonly channel: Channel;
  readonly direction: "inbound" | "outbound";
  /** Where the far end is reached: a telephone number or an address; "" for one that is hidden. */
  readonly number: string;
  readonly name: string;
  /** The tenant's contact at the far end; "" for none. */
  readonly contactId: string;
  readonly queue: string;
  readonly campaign: string;
  /** "" where the server did not say. */
  readonly campaignId: string;
  /** All workitems with one contact are one conversation; "" where the server did not say. */
  readonly conversationId: string;
  readonly startedAt: Millis;
  /** When this side first heard of it: a list that was asked for earlier cannot name it. */
  readonly heardAt?: Millis;
  /** The server's clock at its last word on it: older words change nothing. */
  readonly modifiedAt: Millis;
  readonly endedAt: Millis | null;
  readonly end: End | null;
}

/** Work that nothing is known of but that it is there. */
export function blankWorkitem(workitemId: string, channel: Channel, at: Millis): WorkitemBase<never> {
  return {
    workitemId,
    channel,
    direction: "inbound",
    number: "",
    name: "",
    contactId: "",
    queue: "",
    campaign: "",
    campaignId: "",
    conversationId: "",
    startedAt: at,
    heardAt: at,
    modifiedAt: 0,
    endedAt: null,
    end: null,
  };
}
