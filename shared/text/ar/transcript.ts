export const transcriptText = {
  transcript: "النص",
  close: "إغلاق النص",
  listening: "لم يُقل شيء بعد.",
  copy: "نسخ النص",
  copied: "تم النسخ.",
};

export const speakerText = {
  live: { customer: "العميل", agent: "أنت", other: "صوت" },
  kept: { customer: "العميل", agent: "الوكيل", other: "صوت" },
};
