import { sentence } from "./sentence.ts";

export const commonText = {
  close: "إغلاق",
  redial: "اتصال مرة أخرى",
  useDevice: "استخدامه",
  notices: "إشعارات",
  moreNotices: (count: number) => sentence`عرض ${count} أخرى`,
  notLoaded: "تعذّر تحميل هذا الجزء.",
  again: "إعادة المحاولة",
  more: "عرض المزيد",
  loading: "جارٍ التحميل…",
  cannotStart: "تعذّر على Hookswitch فتح هذه النافذة.",
  cannotStartHelp: "أغلق Hookswitch ثم شغّله من جديد.",
};
