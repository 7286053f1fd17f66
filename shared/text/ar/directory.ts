import { sentence } from "./sentence.ts";

export const directoryText = {
  tabs: "الهاتف",
  keypad: "الأرقام",
  recent: "الأخيرة",
  directory: "الدليل",
  search: "البحث بالاسم أو الرقم",
  kinds: "البحث في",
  loading: "جارٍ البحث…",
  nobody: "لا نتائج.",
  nobodyFor: (q: string) => sentence`لا نتائج لـ «${q}».`,
  call: "اتصال",
  callWho: (who: string) => sentence`اتصال بـ ${who}`,
  unnamed: "بلا اسم",
  extension: (number: string) => sentence`تحويلة ${number}`,
  range: "الفترة",
  noCalls: "لا شيء في هذه الفترة.",
  missed: "فائتة",
  inbound: "واردة",
  outbound: "صادرة",
  today: "اليوم",
  yesterday: "أمس",
  favourites: "المفضلة",
  recentPeople: "الأخيرة",
  others: "الكل",
};

export const kindText = {
  all: "الكل",
  contacts: "جهات الاتصال",
  agents: "الوكلاء",
  queues: "قوائم الانتظار",
};

export const rangeText = {
  today: "اليوم",
  yesterday: "أمس",
  last7days: "آخر 7 أيام",
  last30days: "آخر 30 يومًا",
};
