import type { Channel } from "../../state/workitem.ts";
import { isolated, sentence } from "./sentence.ts";

const names: Readonly<Record<string, string>> = {
  voice: "مكالمة",
  sms: "SMS",
  email: "بريد",
  fax: "فاكس",
  chat: "دردشة",
};

export function channelText(channel: Channel): string {
  return Object.hasOwn(names, channel) ? (names[channel] ?? "") : isolated(channel);
}

/** Arabic has no capital letters. */
export function channelTitle(channel: Channel): string {
  return channelText(channel);
}

export const workText = {
  list: "الرسائل",
  open: "فتح",
  openWho: (channel: Channel, who: string) => sentence`فتح ${channelText(channel)} مع ${who}`,
  finish: "إنهاء",
  finishWho: (channel: Channel, who: string) => sentence`إنهاء ${channelText(channel)} مع ${who}`,
  finishing: "جارٍ الإنهاء…",
  dismissWho: (who: string) => sentence`تجاهل ${who}`,
  since: (time: string) => sentence`منذ ${time}`,
};
