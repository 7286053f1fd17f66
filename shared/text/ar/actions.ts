import { plural } from "./plural.ts";
import { sentence } from "./sentence.ts";

export const actionText = {
  accept: { name: "قبول العرض", also: "رد مكالمة" },
  reject: { name: "رفض العرض", also: "مكالمة" },
  mute: { name: "كتم الميكروفون أو تشغيله", also: "صامت" },
  hold: { name: "تعليق المكالمة أو استئنافها", also: "انتظار" },
  hangUp: { name: "إنهاء المكالمة", also: "إغلاق" },
  keypad: { name: "لوحة الأرقام", also: "نغمات" },
  transfer: { name: "تحويل أو استشارة", also: "توجيه" },
  notes: { name: "ملاحظات المكالمة", also: "كتابة" },
  newCall: { name: "مكالمة جديدة", also: "اتصال" },
  redial: { name: "إعادة الاتصال", also: "آخر رقم" },
  dialPad: { name: "الذهاب إلى لوحة الاتصال", also: "" },
  recent: { name: "الذهاب إلى المكالمات الأخيرة", also: "السجل" },
  directory: { name: "الذهاب إلى الدليل", also: "جهات الاتصال" },
  status: { name: "اختيار حالة ACD", also: "متاح استراحة" },
  logout: { name: "الخروج من ACD", also: "" },
  palette: { name: "البحث عن إجراء", also: "" },
  help: { name: "اختصارات لوحة المفاتيح", also: "مساعدة" },
  messages: { name: "الرسائل", also: "محادثات بريد" },
  newMessage: { name: "رسالة جديدة", also: "كتابة" },
  people: { name: "الأشخاص", also: "الدليل الزملاء" },
  settings: { name: "الإعدادات", also: "تفضيلات" },
  signOut: { name: "تسجيل الخروج", also: "" },
};

export const paletteText = {
  title: "البحث عن إجراء",
  search: "إجراء أو شخص أو رقم",
  list: "النتائج",
  now: "الآن",
  people: "الأشخاص",
  call: (who: string) => sentence`الاتصال بـ ${who}`,
  helpTitle: "اختصارات لوحة المفاتيح",
  helpGlobal: "في كل البرامج",
  helpNone: "لا شيء",
  close: "إغلاق",
};

export const shortcutText = {
  title: "الاختصارات",
  row: "اختصارات نافذة الهاتف",
  rowHint: "اعرض مفاتيح كل إجراء وغيّرها.",
  open: "عرض وتغيير",
  back: "كل الإعدادات",
  changed: (count: number) =>
    plural(count, {
      zero: "لم تغيّر أي اختصار.",
      one: "غيّرت اختصارًا واحدًا.",
      two: "غيّرت اختصارين.",
      few: "غيّرت # اختصارات.",
      many: "غيّرت # اختصارًا.",
      other: "غيّرت # اختصار.",
    }),
};
