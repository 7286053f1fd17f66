import { plural } from "./plural.ts";
import { sentence } from "./sentence.ts";

export const conversationText = {
  title: "الرسائل",
  one: "محادثة",
  list: "المحادثات",
  thread: "رسائل المحادثة",
  search: "البحث في المحادثات",
  filter: "عرض",
  loading: "جارٍ تحميل المحادثات…",
  empty: "لا محادثات بعد.",
  nothing: "لا شيء يطابق.",
  loadingThread: "جارٍ تحميل الرسائل…",
  emptyThread: "لا رسائل بعد.",
  none: "اختر محادثة لقراءتها.",
  back: "كل المحادثات",
  tearOff: "فتح في نافذة مستقلة",
  you: "أنت:",
  nothingUnread: "لا شيء غير مقروء.",
  markUnread: "وضع علامة غير مقروء",
  draft: "مسودة:",
  newMessage: "رسالة جديدة",
  missed: "مكالمة فائتة",
  unread: (count: number) => sentence`${count} غير مقروء`,
  offline: "غير متصل. قد يكون ما تراه قديمًا.",
  signedOut: "سجّل الدخول من الهاتف لترى رسائلك.",
  newBelow: "رسائل جديدة في الأسفل",
  call: (number: string) => sentence`الاتصال بـ ${number}`,
  arrived: (count: number, words: string) =>
    count > 1 || words === ""
      ? plural(count, {
          zero: "لا رسائل جديدة",
          one: "رسالة جديدة",
          two: "رسالتان جديدتان",
          few: "# رسائل جديدة",
          many: "# رسالة جديدة",
          other: "# رسالة جديدة",
        })
      : sentence`رسالة جديدة: ${words}`,
};

export const filterText = {
  all: "الكل",
  unread: "غير مقروءة",
  mine: "محادثاتي",
  sms: "SMS",
  email: "بريد",
  fax: "فاكس",
  voicemail: "بريد صوتي",
  missed: "فائتة",
};

export const channelTitles = { voice: "مكالمة", sms: "SMS", email: "بريد", fax: "فاكس", chat: "دردشة" };

export const messageStatusText = {
  queued: "في الانتظار",
  sending: "جارٍ الإرسال…",
  sent: "أُرسلت",
  delivered: "وصلت",
  failed: "لم تُرسل",
  unclear: "لا يُعرف إن أُرسلت",
};

export const writerText = { you: "أنت", colleague: "زميل", bot: "رد آلي" };

export const callKindText = {
  missed: "مكالمة فائتة",
  inbound: "مكالمة واردة",
  outbound: "مكالمة صادرة",
  voicemail: "بريد صوتي",
};
