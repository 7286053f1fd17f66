import { sentence } from "../../clean-text.ts";
import { type Channel, isVoice } from "../../state/workitem.ts";
import { plural } from "./plural.ts";
import { channelText, incomingText } from "./work.ts";

export const offerText = {
  incoming: incomingText,
  incomingDirect: "Llamada directa entrante",
  unknownCaller: "Llamante desconocido",
  unknownSender: "Remitente desconocido",
  accept: "Aceptar",
  reject: "Rechazar",
  rejectAs: (who: string) => sentence`Otras formas de rechazar a ${who}`,
  rejectTo: "Rechazar y pasar a",
  byItself: "Se contesta automáticamente",
  accepting: (channel: Channel) => (isVoice(channel) ? "Conectándole…" : "Aceptando…"),
  rejecting: "Rechazando…",
  secondsLeft: (seconds: number) => plural(seconds, { one: "Queda # segundo", other: "Quedan # segundos" }),
  announce: (channel: Channel, who: string, queue: string, chord: string) =>
    sentence`${incomingText(channel)} de ${who}${queue === "" ? "" : sentence`, cola ${queue}`}.${chord === "" ? "" : ` ${chord} para aceptar.`}`,
  announceTime: (seconds: number) =>
    plural(seconds, { one: "# segundo para responder.", other: "# segundos para responder." }),
  group: (channel: Channel, who: string) => sentence`${incomingText(channel)} de ${who}`,
  queue: "Cola",
  campaign: "Campaña",
  missed: (count: number, areCalls: boolean) =>
    areCalls
      ? plural(count, { one: "# llamada perdida", other: "# llamadas perdidas" })
      : plural(count, { one: "# oferta perdida", other: "# ofertas perdidas" }),
  olderMissed: (count: number) => plural(count, { one: "y # anterior", other: "y # anteriores" }),
  showMissed: "Mostrar",
  hideMissed: "Ocultar",
  clearMissed: "Marcar como vistas",
  callBack: "Devolver llamada",
  theyLeft: "Se fueron",
};

export const answerText = {
  accept: (channel: Channel, who: string) =>
    isVoice(channel) ? sentence`Aceptar a ${who}` : sentence`Aceptar ${channelText(channel)} de ${who}`,
  reject: (channel: Channel, who: string) =>
    isVoice(channel) ? sentence`Rechazar a ${who}` : sentence`Rechazar ${channelText(channel)} de ${who}`,
};

export const offerEnds = {
  accepted: null,
  rejected: "Rechazada",
  expired: "No contestada a tiempo",
  callerHungUp: "Quien llamaba colgó",
  withdrawn: "Asignada a otra persona",
  answeredElsewhere: "Contestada en otro teléfono",
  lost: "Se perdió la conexión con quien llamaba",
  lineBusy: "Llamó mientras usted estaba en una llamada",
};
