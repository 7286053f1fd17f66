import { sentence } from "../clean-text.ts";
import type { OfferEnd } from "../state/offer.ts";

/** Work proposed to the agent. */
export const offerText = {
  incoming: "Incoming call",
  incomingDirect: "Incoming direct call",
  unknownCaller: "Unknown caller",
  accept: "Accept",
  reject: "Reject",
  rejectAs: (who: string) => sentence`Other ways to reject ${who}`,
  rejectTo: "Reject and go to",
  byItself: "Answered automatically",
  incomingOther: (channel: string) => `Incoming ${channel}`,
  accepting: "Connecting you…",
  rejecting: "Rejecting…",
  secondsLeft: (seconds: number) => (seconds === 1 ? "1 second left" : `${seconds} seconds left`),
  announce: (who: string, queue: string, chord: string) =>
    sentence`Incoming call from ${who}${queue === "" ? "" : sentence`, queue ${queue}`}.${chord === "" ? "" : ` ${chord} to accept.`}`,
  announceTime: (seconds: number) => `${seconds} seconds to answer.`,
  group: (who: string) => sentence`Incoming call from ${who}`,
  queue: "Queue",
  campaign: "Campaign",
  missed: (count: number) => (count === 1 ? "1 missed call" : `${count} missed calls`),
  olderMissed: (count: number) => `and ${count} earlier`,
  showMissed: "Show",
  hideMissed: "Hide",
  clearMissed: "Mark as seen",
  callBack: "Call back",
};

/** How an offer ended; null where the agent did it and knows. */
export const offerEndText: Readonly<Record<OfferEnd, string | null>> = {
  accepted: null,
  rejected: "Rejected",
  expired: "Not answered in time",
  callerHungUp: "The caller hung up",
  withdrawn: "Given to someone else",
  answeredElsewhere: "Answered on another phone",
  lost: "The connection to the caller was lost",
  lineBusy: "Called while you were on a call",
};
