import { sentence } from "../../clean-text.ts";
import type { HistoryExport } from "../../contract/history.ts";
import { locale } from "../language.ts";
import { plural } from "./plural.ts";

const counted = (count: number) => new Intl.NumberFormat(locale()).format(count);

export const historyText = {
  title: "Historial",
  list: "Llamadas y mensajes",
  detail: "Detalles",
  none: "Elija una llamada o un mensaje para ver sus detalles.",
  back: "Volver a la lista",
  loading: "Cargando el historial…",
  reading: (count: number) => (count === 0 ? "Leyendo…" : `Leyendo… ${counted(count)} hasta ahora`),
  count: (count: number) => plural(count, { one: "# elemento", other: "# elementos" }),
  empty: "Nada en este periodo.",
  nothing: "Nada coincide.",
  clear: "Quitar filtros",
  signedOut: "Inicie sesión con el teléfono para ver su historial.",
  offline: "Sin conexión. Lo que ve puede ser antiguo.",
  search: "Buscar nombres, números, notas",
  filters: "Filtros",
  filtersOn: (count: number) => `Filtros (${count})`,
  range: "Periodo",
  dates: "Desde … hasta …",
  from: "Desde",
  to: "Hasta",
  channel: "Canal",
  direction: "Dirección",
  outcome: "Resultado",
  disposition: "Tipificación",
  campaign: "Campaña",
  anyChannel: "Todos los canales",
  anyDirection: "Entrantes y salientes",
  anyOutcome: "Todos los resultados",
  anyDisposition: "Todas las tipificaciones",
  anyCampaign: "Todas las campañas",
  directions: { inbound: "Entrante", outbound: "Saliente" },
  outcomes: {
    answered: "Contestada",
    missed: "Perdida",
    voicemail: "Buzón de voz",
    notReached: "Sin contacto",
    transferred: "Transferida",
  },
  choice: (name: string, count: number) => sentence`${name} (${counted(count)})`,
  zone: (name: string) => `Horas: ${name}`,
  noTime: "Sin hora",
  today: "Hoy",
  yesterday: "Ayer",
  own: "Mi historial",
  contact: "contacto",
  of: (who: string) => sentence`Historial de ${who}`,
  showAll: (who: string) => sentence`Todo el historial de ${who}`,
  all: "Todo el historial",
  openAll: "Todo el historial, en su propia ventana",
  datesTooFar: (first: string) =>
    `El servidor solo da su propio historial por periodos fijos, hasta el ${first}. Para días anteriores, abra el historial de un contacto: ahí se puede elegir cualquier fecha.`,
  datesHint: (first: string) =>
    `Su propio historial llega hasta el ${first}. El de un contacto llega más atrás.`,
  datesOrder: "El primer día es posterior al último.",
  callBack: "Devolver llamada",
  call: "Llamar",
  reply: "Responder",
  message: "Mensaje",
  missed: "Llamada perdida",
  inbound: "Entrante",
  outbound: "Saliente",
  length: "Duración",
  queue: "Cola",
  ended: "Final",
  line: "Línea",
  number: "Número",
  notes: "Notas",
  when: "Cuándo",
  recording: "Grabación",
  transcript: "Transcripción",
  score: (mos: string) => `${mos} de 4,4`,
  export: "Exportar",
  stop: "Detener",
  exporting: ({ state, done, total, name }: HistoryExport): string => {
    switch (state) {
      case "reading":
        return sentence`Leyendo para ${name}: ${counted(done)}`;
      case "writing":
        return sentence`Escribiendo ${name}: ${counted(done)} de ${counted(total ?? done)}`;
      case "done":
        return sentence`${plural(done, { one: "Una fila guardada", other: "# filas guardadas" })} en ${name}.`;
      case "failed":
        return sentence`No se escribió ${name}.`;
      case "cancelled":
        return sentence`Detenido. No se escribió ${name}.`;
    }
  },
  table: {
    columns: {
      at: "Hora (ISO 8601)",
      local: (zone: string) => `Hora en ${zone}`,
      channel: "Canal",
      direction: "Dirección",
      name: "Nombre",
      number: "Número o dirección",
      queue: "Cola",
      campaign: "Campaña",
      seconds: "Segundos",
      end: "Final",
      disposition: "Tipificación",
      notes: "Notas",
      workitemId: "Workitem",
    },
    directions: { inbound: "Entrante", outbound: "Saliente" },
  },
};

export const historyKeys = () => [
  { words: "Moverse por la lista", keys: "↑ ↓" },
  { words: "Diez filas adelante o atrás", keys: "Re Pág, Av Pág" },
  { words: "El más nuevo o el más antiguo", keys: "Inicio, Fin" },
  { words: "Ver los detalles", keys: "Intro" },
];
