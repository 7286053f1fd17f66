import { sentence } from "../../clean-text.ts";
import { plural } from "./plural.ts";

export const directoryText = {
  tabs: "Teléfono",
  keypad: "Teclado",
  recent: "Recientes",
  directory: "Directorio",
  search: "Buscar por nombre o número",
  kinds: "Buscar en",
  loading: "Buscando…",
  nobody: "Sin resultados.",
  nobodyFor: (q: string) => sentence`Sin resultados para «${q}».`,
  call: "Llamar",
  callWho: (who: string) => sentence`Llamar a ${who}`,
  unnamed: "Sin nombre",
  extension: (number: string) => sentence`Ext. ${number}`,
  range: "Periodo",
  noCalls: "Nada en este periodo.",
  missed: "Perdida",
  inbound: "Entrante",
  outbound: "Saliente",
  today: "Hoy",
  yesterday: "Ayer",
  favourites: "Favoritos",
  recentPeople: "Recientes",
  others: "Todos",
  found: (count: number) => plural(count, { one: "# resultado", other: "# resultados" }),
  notLoaded: "Cargando…",
};

export const kindText = { all: "Todos", contacts: "Contactos", agents: "Agentes", queues: "Colas" };

export const rangeText = {
  today: "Hoy",
  yesterday: "Ayer",
  last3days: "Últimos 3 días",
  thisweek: "Esta semana",
  lastweek: "La semana pasada",
  thismonth: "Este mes",
  lastmonth: "El mes pasado",
  last7days: "Últimos 7 días",
  last30days: "Últimos 30 días",
};
