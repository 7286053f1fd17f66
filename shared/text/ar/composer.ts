import { sentence } from "./sentence.ts";

export const composerText = {
  title: "كتابة رسالة",
  body: (who: string) => (who === "" ? "رسالة" : sentence`رسالة إلى ${who}`),
  placeholder: "اكتب رسالة",
  channel: "إرسال كـ",
  campaign: "الحملة",
  to: "إلى",
  toHint: "رقم هاتف",
  tenants: "الافتراضية",
  send: "إرسال",
  sendBusy: "جارٍ الإرسال…",
  templates: "القوالب",
  emoji: "رموز تعبيرية",
  attach: "إرفاق ملفات",
  subject: "الموضوع",
};

export const sendAsText = { sms: "SMS", email: "بريد", fax: "فاكس", chat: "دردشة" };
