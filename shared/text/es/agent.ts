import { sentence } from "../../clean-text.ts";

export const agentText = {
  loggedOut: "Fuera de ACD",
  loggedOutShort: "Fuera",
  loggingIn: "Entrando…",
  noStatus: "Sin estado",
  menu: "Estado de ACD",
  menuDuringCall: "Estado tras esta llamada",
  noStatuses: "La lista de estados aún no se ha cargado.",
  logout: "Salir de ACD",
  next: (status: string) => sentence`Después: ${status}`,
  nextSpoken: (status: string) => sentence`Tras esta llamada: ${status}`,
  buttonTo: "Estado de ACD: ",
  changingTo: "Estado de ACD: cambiando a ",
  since: (span: string) => ` desde hace ${span}`,
  account: "Cuenta y ajustes",
  settings: "Ajustes…",
  channels: "Canales…",
  channelsTitle: "Qué recibe usted",
  channelsHelp: "Se solicita cada vez que entra en ACD, y enseguida si ya está dentro.",
  channelsLeft: "Hasta ahora lo decide el centro de contacto.",
  atOnce: "A la vez",
  noLimit: "Sin límite",
  duringCalls: "Durante llamadas",
  takes: (channel: string) => `Recibir ${channel}`,
  atOnceOf: (channel: string) => `${channel}: a la vez`,
  duringCallsOf: (channel: string) => `${channel}: ofrecer durante llamadas`,
  saveChannels: "Guardar",
  closeChannels: "Cancelar",
  nothingTaken: "No se recibe nada",
  leaveChannels: "Que lo decida el centro de contacto",
};

export const statusKindText = {
  available: "recibe llamadas",
  unavailable: "sin llamadas",
  busy: "en una llamada",
  wrapUp: "trabajo posterior",
  noAnswer: "llamada no atendida",
  loggedOut: "fuera",
};

export const channelWorkText = {
  voice: "Llamadas",
  sms: "SMS",
  email: "Correo",
  chat: "Chat",
  fax: "Fax",
};
