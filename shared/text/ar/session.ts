import { sentence } from "./sentence.ts";

export const sessionText = {
  starting: "جارٍ البدء…",
  title: "تسجيل الدخول",
  subtitle: "لاستقبال المكالمات عبر Nextiva",
  provider: "مزوّد الخدمة",
  providerHint: "العنوان الذي أعطتك إياه شركتك",
  signsInAt: (host: string) => sentence`هذا أول تسجيل دخول لك في ${host}. ستُرسل كلمة مرورك إليه.`,
  shortened: (host: string) => sentence`لا يُستخدم من هذا العنوان سوى ${host}.`,
  username: "اسم المستخدم",
  password: "كلمة المرور",
  showPassword: "إظهار كلمة المرور",
  hidePassword: "إخفاء كلمة المرور",
  stay: "البقاء مسجّلًا",
  signIn: "تسجيل الدخول",
  signingIn: (username: string) =>
    username === "" ? "جارٍ تسجيل الدخول…" : sentence`جارٍ تسجيل الدخول باسم ${username}…`,
  cancel: "إلغاء",
  signOut: "تسجيل الخروج",
  signingOut: "جارٍ تسجيل الخروج…",
  needProvider: "أدخل عنوان مزوّد الخدمة.",
  needUsername: "أدخل اسم المستخدم.",
  needPassword: "أدخل كلمة المرور.",
  openPhone: "فتح الهاتف",
};

export const keychainText = {
  unknown: "تُحفظ كلمة مرورك في سلسلة مفاتيح هذا الحاسوب.",
  ready: "تُحفظ كلمة مرورك في سلسلة مفاتيح هذا الحاسوب.",
};
