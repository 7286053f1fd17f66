import { sentence } from "./sentence.ts";

export const agentText = {
  loggedOut: "خارج ACD",
  loggedOutShort: "خارج",
  loggingIn: "جارٍ الدخول…",
  noStatus: "بلا حالة",
  menu: "حالة ACD",
  menuDuringCall: "الحالة بعد هذه المكالمة",
  noStatuses: "لم تُحمَّل قائمة الحالات بعد.",
  logout: "الخروج من ACD",
  next: (status: string) => sentence`التالي: ${status}`,
  nextSpoken: (status: string) => sentence`بعد هذه المكالمة: ${status}`,
  buttonTo: "حالة ACD: ",
  changingTo: "حالة ACD: جارٍ التغيير إلى ",
  since: (span: string) => ` منذ ${span}`,
  account: "الحساب والإعدادات",
  settings: "الإعدادات…",
  channels: "القنوات…",
};

export const statusKindText = {
  available: "يستقبل المكالمات",
  unavailable: "لا مكالمات",
  busy: "في مكالمة",
  wrapUp: "عمل ما بعد المكالمة",
  noAnswer: "فاتته مكالمة",
  loggedOut: "خارج",
};
