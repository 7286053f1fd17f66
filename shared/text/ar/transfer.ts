import { sentence } from "./sentence.ts";

export const transferText = {
  transfer: "تحويل",
  title: (who: string) => sentence`تحويل ${who}`,
  close: "العودة إلى المكالمة",
  now: "تحويل",
  nowTo: (who: string) => sentence`تحويل إلى ${who}`,
  ask: "استشارة",
  askWho: (who: string) => sentence`استشارة ${who} أولًا`,
  complete: "إتمام التحويل",
  cancel: "العودة إلى المتصل",
  merge: "دمج المكالمات",
  mergeShort: "دمج",
  conference: "مؤتمر",
  add: "إضافة",
  more: "المزيد",
  moreLabel: "المزيد لهذه المكالمة",
  record: "تسجيل",
  recording: "يُسجَّل",
  paused: "متوقف",
  startRecording: "بدء التسجيل",
  stopRecording: "إيقاف التسجيل",
};
