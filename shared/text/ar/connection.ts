import { sentence } from "./sentence.ts";

export const connectionText = {
  label: "الاتصال والصوت",
  offline: "لا توجد شبكة",
  offlineHelp: "يعيد Hookswitch الاتصال من تلقاء نفسه عند عودة الشبكة.",
  feedLost: "غير متصل بـ Nextiva",
  feedConnecting: "جارٍ إعادة الاتصال بـ Nextiva…",
  feedFailed: "تعذّر الاتصال بـ Nextiva",
  voiceLost: "انقطع اتصال الصوت",
  voiceConnecting: "جارٍ إعادة اتصال الصوت…",
  voiceFailed: "تعذّر اتصال الصوت",
  retryIn: (seconds: number) =>
    seconds <= 0 ? "تجري المحاولة الآن" : sentence`إعادة المحاولة خلال ${seconds} ث`,
  catchingUp: "جارٍ التحديث…",
  noCalls: "لا يمكن أن تصلك مكالمات جديدة حتى ذلك الحين.",
  callsStillWork: "مكالمتك مستمرة. على المكالمات الجديدة الانتظار.",
  tryNow: "المحاولة الآن",
  good: "متصل",
  audioIdle: "الصوت: جاهز",
  audioGood: "الصوت: جيد",
};

export const audioText = { you: "أنت", them: "هم", roundTrip: "التأخير", jitter: "التذبذب", loss: "الفقد" };

export const microphoneText = {
  denied: {
    title: "الوصول إلى الميكروفون محظور",
    body: "اسمح لـ Hookswitch باستخدامه في إعدادات الخصوصية ثم حاول مرة أخرى.",
  },
  missing: { title: "لم يُعثر على ميكروفون", body: "صِل سماعة رأس أو ميكروفونًا ثم حاول مرة أخرى." },
  busy: { title: "الميكروفون قيد الاستخدام", body: "أغلق البرنامج الذي يستخدمه ثم حاول مرة أخرى." },
  openSettings: "فتح إعدادات النظام",
  tryAgain: "إعادة المحاولة",
};
