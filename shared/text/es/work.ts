import { isolated, sentence } from "../../clean-text.ts";
import type { Channel } from "../../state/workitem.ts";

const names: Readonly<Record<string, string>> = {
  voice: "llamada",
  sms: "SMS",
  email: "correo",
  fax: "fax",
  chat: "chat",
};

export function channelText(channel: Channel): string {
  return Object.hasOwn(names, channel) ? (names[channel] ?? "") : isolated(channel);
}

export function channelTitle(channel: Channel): string {
  const name = channelText(channel);
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

/** "Llamada entrante", "SMS entrante": the adjective is the same for both genders. */
export const incomingText = (channel: Channel) => `${channelTitle(channel)} entrante`;

/** A call is feminine, every other channel masculine. */
export const newText = (channel: Channel) =>
  `${channel === "voice" ? "Nueva" : "Nuevo"} ${channelText(channel)}`;

export const workText = {
  list: "Mensajes",
  open: "Abrir",
  openWho: (channel: Channel, who: string) => sentence`Abrir ${channelText(channel)} con ${who}`,
  finish: "Finalizar",
  finishWho: (channel: Channel, who: string) => sentence`Finalizar ${channelText(channel)} con ${who}`,
  transferWho: (channel: Channel, who: string) => sentence`Transferir ${channelText(channel)} con ${who}`,
  transferClose: "Cerrar",
  finishing: "Finalizando…",
  dismissWho: (who: string) => sentence`Descartar a ${who}`,
  since: (time: string) => `desde las ${time}`,
};

export const messageEndText = {
  finished: "Usted lo finalizó",
  contactLeft: "Lo cerraron",
  bySupervisor: "Lo finalizó un supervisor",
  transferred: "Transferido",
  backInQueue: "Volvió a la cola",
  takenByOther: "Lo tomó otra persona",
  terminated: "Finalizado por el servidor",
  lost: "Ya no es suyo",
};
