import type { Channel } from "../../state/workitem.ts";
import { plural } from "./plural.ts";
import { sentence } from "./sentence.ts";
import { channelText } from "./work.ts";

const incoming = (channel: Channel) =>
  channel === "voice" ? "مكالمة واردة" : sentence`وارد ${channelText(channel)}`;

export const desktopText = {
  tray: {
    signedOut: "لم يُسجَّل الدخول",
    signingIn: "جارٍ تسجيل الدخول…",
    disconnected: "غير متصل: جارٍ إعادة الاتصال",
    offline: "لا توجد شبكة",
    ringing: (channel: Channel, who: string) => sentence`${incoming(channel)}: ${who}`,
    onCall: (who: string) => sentence`في مكالمة مع ${who}`,
    held: (who: string) => sentence`معلّقة: ${who}`,
    muted: "الميكروفون مكتوم",
    loggedOut: "لا يستقبل عملًا",
    open: "فتح Hookswitch",
    status: "حالة ACD",
    nextStatus: "بعد هذه المكالمة",
    notTakingWork: "الخروج من ACD",
    mute: "كتم الميكروفون",
    accept: (_channel: Channel, who: string) => sentence`قبول ${who}`,
    reject: (_channel: Channel, who: string) => sentence`رفض ${who}`,
    hangUp: (who: string) => sentence`إنهاء ${who}`,
    messages: "الرسائل",
    people: "الأشخاص",
    supervisor: "المشرف",
    unread: (count: number) =>
      count === 0
        ? ""
        : plural(count, {
            zero: "",
            one: "رسالة غير مقروءة",
            two: "رسالتان غير مقروءتين",
            few: "# رسائل غير مقروءة",
            many: "# رسالة غير مقروءة",
            other: "# رسالة غير مقروءة",
          }),
    settings: "الإعدادات…",
    signOut: "تسجيل الخروج",
    quit: "إغلاق Hookswitch",
    unknown: "متصل غير معروف",
  },
  offer: {
    title: (channel: Channel, who: string) => sentence`${incoming(channel)}: ${who}`,
    hiddenTitle: incoming,
    accept: "قبول",
    reject: "رفض",
  },
  message: {
    title: (channel: Channel, who: string) => sentence`${channelText(channel)} جديد: ${who}`,
    hiddenTitle: (channel: Channel) => sentence`${channelText(channel)} جديد`,
    reply: "رد",
  },
};
