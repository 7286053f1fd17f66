import { type Channel, isVoice } from "../../state/workitem.ts";
import { plural } from "./plural.ts";
import { sentence } from "./sentence.ts";
import { channelText } from "./work.ts";

const incoming = (channel: Channel) =>
  isVoice(channel) ? "مكالمة واردة" : sentence`وارد ${channelText(channel)}`;

export const offerText = {
  incoming,
  incomingDirect: "مكالمة مباشرة واردة",
  unknownCaller: "متصل غير معروف",
  unknownSender: "مرسل غير معروف",
  accept: "قبول",
  reject: "رفض",
  rejectAs: (who: string) => sentence`طرق أخرى لرفض ${who}`,
  rejectTo: "رفض والانتقال إلى",
  byItself: "يُرد تلقائيًا",
  accepting: (channel: Channel) => (isVoice(channel) ? "جارٍ توصيلك…" : "جارٍ القبول…"),
  rejecting: "جارٍ الرفض…",
  secondsLeft: (seconds: number) =>
    plural(seconds, {
      zero: "انتهى الوقت",
      one: "بقيت ثانية واحدة",
      two: "بقيت ثانيتان",
      few: "بقيت # ثوانٍ",
      many: "بقيت # ثانية",
      other: "بقيت # ثانية",
    }),
  announce: (channel: Channel, who: string, queue: string, chord: string) =>
    sentence`${incoming(channel)} من ${who}${queue === "" ? "" : sentence`، قائمة ${queue}`}.${chord === "" ? "" : sentence` ${chord} للقبول.`}`,
  group: (channel: Channel, who: string) => sentence`${incoming(channel)} من ${who}`,
  queue: "قائمة الانتظار",
  campaign: "الحملة",
  missed: (count: number, areCalls: boolean) =>
    areCalls
      ? plural(count, {
          zero: "لا مكالمات فائتة",
          one: "مكالمة فائتة",
          two: "مكالمتان فائتتان",
          few: "# مكالمات فائتة",
          many: "# مكالمة فائتة",
          other: "# مكالمة فائتة",
        })
      : plural(count, {
          zero: "لا عروض فائتة",
          one: "عرض فائت",
          two: "عرضان فائتان",
          few: "# عروض فائتة",
          many: "# عرضًا فائتًا",
          other: "# عرض فائت",
        }),
  olderMissed: (count: number) => sentence`و ${count} أقدم`,
  showMissed: "عرض",
  hideMissed: "إخفاء",
  clearMissed: "وضع علامة مُشاهَد",
  callBack: "معاودة الاتصال",
};

export const answerText = {
  accept: (_channel: Channel, who: string) => sentence`قبول ${who}`,
  reject: (_channel: Channel, who: string) => sentence`رفض ${who}`,
};
