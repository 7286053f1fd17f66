import { sentence } from "../../clean-text.ts";
import { plural } from "./plural.ts";

export const conversationText = {
  title: "Mensajes",
  one: "Conversación",
  list: "Conversaciones",
  thread: "Mensajes de la conversación",
  search: "Buscar conversaciones",
  filter: "Mostrar",
  loading: "Cargando conversaciones…",
  empty: "Aún no hay conversaciones.",
  nothing: "Nada coincide.",
  loadingThread: "Cargando mensajes…",
  emptyThread: "Aún no hay mensajes.",
  none: "Elija una conversación para leerla.",
  back: "Todas las conversaciones",
  tearOff: "Abrir en su propia ventana",
  you: "Usted:",
  nothingUnread: "No hay nada sin leer.",
  markUnread: "Marcar como no leída",
  draft: "Borrador:",
  newMessage: "Mensaje nuevo",
  missed: "Llamada perdida",
  unread: (count: number) => `${count} sin leer`,
  offline: "Sin conexión. Lo que ve puede ser antiguo.",
  notLoaded: "En camino…",
  formatted: "Mensaje con formato",
  signedOut: "Inicie sesión con el teléfono para ver sus mensajes.",
  showTranscript: "Mostrar transcripción",
  hideTranscript: "Ocultar transcripción",
  newBelow: "Mensajes nuevos abajo",
  goesTo: (place: string) => `Abre ${place}`,
  disguised: (place: string) => sentence`(lleva a ${place})`,
  write: (address: string) => `Escribir a ${address}`,
  call: (number: string) => `Llamar a ${number}`,
  arrived: (count: number, words: string) =>
    count > 1 || words === ""
      ? plural(count, { one: "Mensaje nuevo", other: "# mensajes nuevos" })
      : sentence`Mensaje nuevo: ${words}`,
  failed: (reason: string) => (reason === "" ? "No enviado" : sentence`No enviado: ${reason}`),
};

export const conversationKeys = () =>
  [
    { words: "Moverse por las conversaciones", keys: "↑ ↓" },
    { words: "Leer una conversación", keys: "Intro" },
    { words: "Desplazarse por los mensajes", keys: "↑ ↓" },
    { words: "Una página de mensajes atrás o adelante", keys: "Re Pág, Av Pág" },
    { words: "El mensaje más antiguo leído", keys: "Inicio" },
    { words: "El mensaje más nuevo", keys: "Fin" },
  ] as const;

export const filterText = {
  all: "Todas",
  unread: "Sin leer",
  mine: "Mías",
  sms: "SMS",
  email: "Correo",
  fax: "Fax",
  voicemail: "Buzón de voz",
  missed: "Perdidas",
};

export const tabsText = { heading: "Como las ordena el centro de contacto" };
export const tabText = {
  calls: "Llamadas",
  incoming: "Llamadas entrantes",
  outgoing: "Llamadas salientes",
  texts: "Textos y chats",
  archived: "Archivadas",
};

export const channelTitles = { voice: "Llamada", sms: "SMS", email: "Correo", fax: "Fax", chat: "Chat" };

export const messageStatusText = {
  queued: "En espera",
  sending: "Enviando…",
  sent: "Enviado",
  delivered: "Entregado",
  failed: "No enviado",
  unclear: "No se sabe si se envió",
  received: "",
};

export const unsentText = {
  waits: "En espera:",
  unclear: "No se sabe si se envió:",
  notSent: "No enviado:",
};

export const writerText = { you: "Usted", colleague: "Compañero", bot: "Respuesta automática" };

export const callKindText = {
  missed: "Llamada perdida",
  inbound: "Llamada entrante",
  outbound: "Llamada saliente",
  voicemail: "Buzón de voz",
};

export const filesText = (count: number) => plural(count, { one: "# archivo", other: "# archivos" });
