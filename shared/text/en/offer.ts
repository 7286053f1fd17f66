import { sentence } from "../../clean-text.ts";
import type { OfferEnd } from "../../state/offer.ts";
import { type Channel, isVoice } from "../../state/workitem.ts";
import { channelText } from "./work.ts";

/** Work proposed to the agent. */
export const offerText = {
  incoming: (channel: Channel) => `Incoming ${channelText(channel)}`,
  incomingDirect: "Incoming direct call",
  unknownCaller: "Unknown caller",
  unknownSender: "Unknown sender",
  accept: "Accept",
  reject: "Reject",
  rejectAs: (who: string) => sentence`Other ways to reject ${who}`,
  rejectTo: "Reject and go to",
  byItself: "Answered automatically",
  accepting: (channel: Channel) => (isVoice(channel) ? "Connecting you…" : "Accepting…"),
  rejecting: "Rejecting…",
  secondsLeft: (seconds: number) => (seconds === 1 ? "1 second left" : `${seconds} seconds left`),
  announce: (channel: Channel, who: string, queue: string, chord: string) =>
    sentence`Incoming ${channelText(channel)} from ${who}${queue === "" ? "" : sentence`, queue ${queue}`}.${chord === "" ? "" : ` ${chord} to accept.`}`,
  announceTime: (seconds: number) => `${seconds} seconds to answer.`,
  group: (channel: Channel, who: string) => sentence`Incoming ${channelText(channel)} from ${who}`,
  queue: "Queue",
  campaign: "Campaign",
  missed: (count: number, areCalls: boolean) =>
    `${count} missed ${areCalls ? "call" : "offer"}${count === 1 ? "" : "s"}`,
  olderMissed: (count: number) => `and ${count} earlier`,
  showMissed: "Show",
  hideMissed: "Hide",
  clearMissed: "Mark as seen",
  callBack: "Call back",
};

/** How an offer ended; null where the agent did it and knows. */
export function offerEndText(end: OfferEnd, channel: Channel): string | null {
  return end === "callerHungUp" && !isVoice(channel) ? "They left" : ends[end];
}

const ends: Readonly<Record<OfferEnd, string | null>> = {
  accepted: null,
  rejected: "Rejected",
  expired: "Not answered in time",
  callerHungUp: "The caller hung up",
  withdrawn: "Given to someone else",
  answeredElsewhere: "Answered on another phone",
  lost: "The connection to the caller was lost",
  lineBusy: "Called while you were on a call",
};

/** What is not a call says what it is. */
export function answerText(verb: "Accept" | "Reject", channel: Channel, who: string): string {
  return isVoice(channel) ? sentence`${verb} ${who}` : sentence`${verb} ${channelText(channel)} from ${who}`;
}
