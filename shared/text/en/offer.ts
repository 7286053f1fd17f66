import { sentence } from "../../clean-text.ts";
import type { OfferEnd } from "../../state/offer.ts";
import { type Channel, isVoice } from "../../state/workitem.ts";
import { plural } from "./plural.ts";
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
  secondsLeft: (seconds: number) => plural(seconds, { one: "# second left", other: "# seconds left" }),
  announce: (channel: Channel, who: string, queue: string, chord: string) =>
    sentence`Incoming ${channelText(channel)} from ${who}${queue === "" ? "" : sentence`, queue ${queue}`}.${chord === "" ? "" : ` ${chord} to accept.`}`,
  announceTime: (seconds: number) =>
    plural(seconds, { one: "# second to answer.", other: "# seconds to answer." }),
  group: (channel: Channel, who: string) => sentence`Incoming ${channelText(channel)} from ${who}`,
  queue: "Queue",
  campaign: "Campaign",
  missed: (count: number, areCalls: boolean) =>
    areCalls
      ? plural(count, { one: "# missed call", other: "# missed calls" })
      : plural(count, { one: "# missed offer", other: "# missed offers" }),
  olderMissed: (count: number) => `and ${count} earlier`,
  showMissed: "Show",
  hideMissed: "Hide",
  clearMissed: "Mark as seen",
  callBack: "Call back",
  /** Of a message offer. */
  theyLeft: "They left",
};

/** What is not a call says what it is. */
export const answerText = {
  accept: (channel: Channel, who: string) =>
    isVoice(channel) ? sentence`Accept ${who}` : sentence`Accept ${channelText(channel)} from ${who}`,
  reject: (channel: Channel, who: string) =>
    isVoice(channel) ? sentence`Reject ${who}` : sentence`Reject ${channelText(channel)} from ${who}`,
} as const;

/** How an offer ended; null where the agent did it and knows. */
export const offerEnds: Readonly<Record<OfferEnd, string | null>> = {
  accepted: null,
  rejected: "Rejected",
  expired: "Not answered in time",
  callerHungUp: "The caller hung up",
  withdrawn: "Given to someone else",
  answeredElsewhere: "Answered on another phone",
  lost: "The connection to the caller was lost",
  lineBusy: "Called while you were on a call",
};
