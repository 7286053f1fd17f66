import { isolated, sentence } from "../../clean-text.ts";
import type { MessageEnd } from "../../state/work.ts";
import type { Channel } from "../../state/workitem.ts";

const names: Readonly<Record<string, string>> = {
  voice: "call",
  sms: "SMS",
  email: "email",
  fax: "fax",
  chat: "chat",
};

/** A channel inside a sentence; one without a word here is called as its server calls it. */
export function channelText(channel: Channel): string {
  return Object.hasOwn(names, channel) ? (names[channel] ?? "") : isolated(channel);
}

/** The same where it begins a line. */
export function channelTitle(channel: Channel): string {
  const name = channelText(channel);
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** Message work: SMS, email, fax, chat. */
export const workText = {
  list: "Messages",
  open: "Open",
  openWho: (channel: Channel, who: string) => sentence`Open ${channelText(channel)} with ${who}`,
  finish: "Finish",
  finishWho: (channel: Channel, who: string) => sentence`Finish ${channelText(channel)} with ${who}`,
  finishing: "Finishing…",
  transferWho: (channel: Channel, who: string) => sentence`Transfer ${channelText(channel)} with ${who}`,
  transferClose: "Close",
  dismissWho: (who: string) => sentence`Dismiss ${who}`,
  since: (time: string) => `since ${time}`,
};

/** How message work ended. */
export const messageEndText: Readonly<Record<MessageEnd, string>> = {
  finished: "You finished it",
  contactLeft: "They closed it",
  transferred: "Transferred",
  backInQueue: "Went back to the queue",
  takenByOther: "Taken by somebody else",
  bySupervisor: "A supervisor ended it",
  terminated: "Ended by the server",
  lost: "No longer yours",
};
