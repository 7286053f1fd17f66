import { sentence } from "../../clean-text.ts";
import type { EndedMonitoring, HeardCall, Monitoring, MonitorMode, Watcher } from "../../state/monitor.ts";
import { errorText } from "./errors.ts";

type Who = { readonly name: string };
const whose = ({ name }: Who) => name || "este agente";

const modes: Readonly<Record<MonitorMode, { readonly name: string; readonly explained: string }>> = {
  listen: { name: "Escuchar", explained: "Nadie le oye. Su micrófono está cerrado." },
  coach: { name: "Asesorar", explained: "Solo le oye el agente." },
  join: { name: "Intervenir", explained: "Le oyen todos en la llamada." },
};

const nowIn: Readonly<Record<MonitorMode, (who: string) => string>> = {
  listen: (who) => sentence`Escuchando a ${who}`,
  coach: (who) => sentence`Asesorando a ${who}`,
  join: (who) => sentence`Interviniendo en la llamada de ${who}`,
};

const changing: Readonly<Record<MonitorMode, string>> = {
  listen: "Volviendo a escuchar…",
  coach: "Empezando a asesorar…",
  join: "Entrando en la llamada…",
};

const heard: Readonly<Record<HeardCall, string>> = {
  talking: "",
  held: "Quien llama está en espera. Usted no oye nada hasta que vuelva.",
  conference: "La llamada es ahora una conferencia. Usted oye a todos.",
};

const ends: Readonly<Record<Exclude<EndedMonitoring["end"], "left" | "refused">, (who: string) => string>> = {
  callEnded: (who) => sentence`La llamada de ${who} ha finalizado.`,
  transferred: (who) => sentence`${who} transfirió la llamada. Usted ya no está en ella.`,
  agentLoggedOut: (who) => sentence`Se cerró la sesión de ${who}, así que la llamada terminó para usted.`,
  lineEnded: (who) => sentence`Ya no está en la llamada de ${who}: su línea ha terminado.`,
  noLine: (who) => sentence`No se pudo oír la llamada de ${who}: no se estableció la línea de voz.`,
  unclear: (who) =>
    sentence`El servidor no respondió y no se oyó la llamada de ${who}. No se repitió nada. Puede volver a intentarlo.`,
  notAllowed: (who) => sentence`Se le retiró el permiso, así que ya no está en la llamada de ${who}.`,
  ownCall: (who) => sentence`Dejó la llamada de ${who} por una llamada propia.`,
};

function refusedWords({ name, mode, code }: EndedMonitoring): string {
  const who = whose({ name });
  switch (code) {
    case "forbidden":
      return {
        listen: sentence`No tiene permiso para escuchar a ${who}.`,
        coach: sentence`No tiene permiso para asesorar a ${who}.`,
        join: sentence`No tiene permiso para intervenir en la llamada de ${who}.`,
      }[mode];
    case "refused":
    case "gone":
    case "notFound":
      return sentence`El servidor no le dejó entrar: puede que la llamada de ${who} acabe de finalizar.`;
    default:
      return code === null ? errorText.refused : errorText[code];
  }
}

const nowOther: Readonly<Record<MonitorMode, (who: string) => string>> = {
  listen: (who) => sentence`${who} también está escuchando`,
  coach: (who) => sentence`${who} también está asesorando`,
  join: (who) => sentence`${who} también está en la llamada`,
};

const onYou: Readonly<Record<MonitorMode, (who: string) => string>> = {
  listen: (who) => sentence`${who} está escuchando su llamada`,
  coach: (who) => sentence`${who} le asesora: solo usted le oye`,
  join: (who) => sentence`${who} ha entrado en su llamada: le oyen todos`,
};

export const monitoringText = {
  region: "Llamada en la que está como supervisor",
  modes,
  mode: "Cómo está en la llamada",
  starting: (who: Who) => sentence`Conectando con la llamada de ${whose(who)}…`,
  leaving: "Saliendo…",
  leave: "Salir",
  leaveWho: (name: string) => sentence`Salir de la llamada de ${name}`,
  listenAgain: (who: Who) => sentence`Volver a escuchar a ${whose(who)}`,
  putAway: "Descartar",
  mutedExplained: "Está silenciado: nadie le oye.",
  mute: "Silenciar",
  muted: "Silenciado",
  microphoneClosed: "Micrófono cerrado",
  microphoneOpen: "Micrófono abierto",
  time: "Tiempo en la llamada",
  now({ phase, mode, name }: Monitoring): string {
    if (phase === "starting") return monitoringText.starting({ name });
    return nowIn[mode](whose({ name }));
  },
  changing: (mode: MonitorMode) => changing[mode],
  heard: (call: HeardCall) => heard[call],
  ended(last: EndedMonitoring): string | null {
    if (last.end === "left") return null;
    return last.end === "refused" ? refusedWords(last) : ends[last.end](whose(last));
  },
  other: ({ name, mode }: Watcher) => nowOther[mode](name || "Otro supervisor"),
  onYou: ({ mode }: Watcher, name: string) => onYou[mode](name || "Un supervisor"),
};
