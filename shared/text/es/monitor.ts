import { isolated, sentence } from "../../clean-text.ts";
import { plural } from "./plural.ts";

export const monitorText = {
  title: "Supervisor",
  board: "Panel en vivo",
  agents: "Agentes",
  queues: "Colas",
  loading: "Leyendo agentes y colas…",
  noAgents: "No hay nadie conectado.",
  noneFound: "Ningún agente coincide con lo elegido.",
  noQueues: "No hay colas.",
  notAllowed: "No tiene permiso para supervisar. Su administrador puede dárselo.",
  signedOut: "Inicie sesión con el teléfono para ver a sus agentes.",
  openPhone: "Abrir el teléfono",
  search: "Buscar agente, llamante o número",
  show: "Mostrar",
  ofQueue: "Cola",
  allQueues: "Todas las colas",
  groupBy: "Agrupar",
  views: "Vistas",
  standardView: "Estándar",
  saveView: "Guardar esta vista…",
  viewName: "Nombre de la vista",
  save: "Guardar",
  cancel: "Cancelar",
  removeView: (name: string) => `Quitar ${isolated(name)}`,
  live: "En vivo",
  asOf: (time: string) => `a las ${time}`,
  notLive: (time: string) => `Sin datos en vivo desde las ${time}. Lo que ve es de entonces.`,
  notLiveYet: "Aún sin conexión.",
  notRead: (why: string) => `No se pudo volver a leer. ${why}`,
  waiting: (count: number) => plural(count, { one: "# cambio pendiente", other: "# cambios pendientes" }),
  applyNow: "Mostrarlos ahora",
  selected: (count: number) =>
    plural(count, { one: "# agente seleccionado", other: "# agentes seleccionados" }),
  select: (name: string) => `Seleccionar a ${isolated(name)}`,
  clearSelection: "Quitar la selección",
  gone: "Fuera",
  unknownAgent: "Sin nombre",
  unknownStatus: "Estado desconocido",
  noQueue: "Sin cola",
  unknownQueue: "Cola sin nombre",
  held: "En espera",
  inGroup: (count: number) => plural(count, { one: "# agente", other: "# agentes" }),
  inTime: (span: string) => `Contestadas en ${span}, hoy`,
  stale: "Antiguo",
};

export const agentColumnText = {
  select: "Selección",
  name: "Agente",
  status: "Estado",
  since: "Tiempo",
  work: "Trabajo actual",
  callsToday: "Llamadas",
  asOf: "Hora",
  actions: "Acciones",
};

export const queueColumnText = {
  name: "Cola",
  waiting: "En espera",
  oldest: "Máxima",
  serviceLevel: "A tiempo",
  available: "Disponibles",
  asOf: "Hora",
};

export const agentFilterText = {
  signedIn: "Conectados",
  available: "Disponibles",
  busy: "Ocupados",
  away: "Ausentes",
  all: "Todos",
};

export const agentGroupText = { none: "Sin grupos", queue: "Por cola", status: "Por estado" };

export const totalText = {
  signedIn: (count: number) => plural(count, { one: "# conectado", other: "# conectados" }),
  available: (count: number) => plural(count, { one: "# disponible", other: "# disponibles" }),
  busy: (count: number) => plural(count, { one: "# ocupado", other: "# ocupados" }),
  away: (count: number) => plural(count, { one: "# ausente", other: "# ausentes" }),
  waiting: (count: number) => plural(count, { one: "# en espera", other: "# en espera" }),
};

export const levelText = { warn: "cerca del límite", alarm: "por encima del límite" };

export const thresholdText = {
  waiting: { name: "Llamadas en espera en una cola", unit: "llamadas o más" },
  oldestWait: { name: "Espera más larga en una cola", unit: "segundos o más" },
  serviceLevel: { name: "Nivel de servicio de una cola", unit: "por ciento, por debajo" },
  awayTime: { name: "Tiempo ausente en un estado", unit: "minutos o más" },
  callTime: { name: "Duración de una llamada", unit: "minutos o más" },
};

export const limitNewsText = {
  title: (count: number) => plural(count, { one: "Límite superado", other: "# límites superados" }),
  more: (count: number) => plural(count, { one: "y # más", other: "y # más" }),
  waiting: (what: string, count: number) =>
    sentence`${what}: ${plural(count, { one: "# llamada en espera", other: "# llamadas en espera" })}`,
  oldestWait: (what: string, span: string) => sentence`${what}: alguien espera desde hace ${span}`,
  serviceLevel: (what: string, percent: string) => sentence`${what}: ${percent} contestadas a tiempo`,
  awayTime: (what: string, span: string) => sentence`${what}: ausente desde hace ${span}`,
  callTime: (what: string, span: string) => sentence`${what}: en una llamada desde hace ${span}`,
};

export const limitsText = {
  title: "Límites",
  hint: "Lo que supera un límite se colorea. Deje una casilla vacía para no poner límite.",
  warn: "Amarillo desde",
  alarm: "Rojo desde",
  sounds: "Sonido en rojo",
  notifies: "Notificación en rojo",
  standard: "Límites estándar",
  done: "Listo",
  wrong: "Escriba un número entero.",
};
