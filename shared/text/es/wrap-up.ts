import { sentence } from "../../clean-text.ts";

export const wrapUpText = {
  tab: "Cierre",
  title: (who: string) => sentence`Cierre: ${who}`,
  waiting: "Por cerrar",
  open: "Cerrar",
  timer: "Tiempo en cierre",
  left: (time: string) => `quedan ${time}`,
  afterwards: "Todavía puede enviarlo.",
  outcome: "Tipificación",
  search: "Buscar tipificaciones",
  loading: "Cargando tipificaciones…",
  none: "Su empresa no tiene tipificaciones para esto.",
  noMatch: "Ninguna tipificación coincide.",
  automatic: (name: string) => sentence`Si no elige, se usará «${name}» cuando se acabe el tiempo.`,
  notes: "Notas",
  notesHint: "Se guardan mientras escribe",
  callback: "Llamar de nuevo el",
  callbackDate: "Fecha",
  callbackTime: "Hora",
  done: "Listo",
  sending: "Enviando…",
  skip: "Omitir",
  drop: "Descartar",
  dropAsk: "¿Descartar lo que ha escrito?",
  dropHelp: "Las notas y la tipificación no se enviarán.",
  keep: "Conservar",
  callWho: (who: string) => sentence`Volver a llamar a ${who}`,
  keptWords: "Lo que ha escrito está guardado.",
};

export const wrapUpLackText = {
  disposition: "Elija primero una tipificación.",
  callback: "Esta tipificación necesita una fecha y hora para volver a llamar.",
  contact: "Esta tipificación necesita un contacto conocido, y aquí no hay ninguno. Elija otra.",
  survey: "Esta tipificación necesita una encuesta que Hookswitch no puede mostrar. Elija otra.",
};
