import { sentence } from "./sentence.ts";

export const wrapUpText = {
  tab: "الإنهاء",
  title: (who: string) => sentence`الإنهاء: ${who}`,
  outcome: "النتيجة",
  search: "البحث في النتائج",
  notes: "ملاحظات",
  notesHint: "تُحفظ أثناء الكتابة",
  done: "تم",
  sending: "جارٍ الإرسال…",
  skip: "تخطٍّ",
  drop: "تجاهل",
  keep: "إبقاء",
};
