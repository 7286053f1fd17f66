import { sentence } from "../../clean-text.ts";
import type { AgentAction, AgentActionKind, MonitorMode } from "../../state/monitor.ts";
import { errorText } from "./errors.ts";
import { plural } from "./plural.ts";

type Told = Pick<AgentAction, "kind" | "name" | "label">;

const modes: Readonly<Record<MonitorMode, string>> = {
  listen: "Escuchar",
  coach: "Asesorar: solo le oye el agente",
  join: "Intervenir: le oyen todos",
};

const asked: Readonly<Record<AgentActionKind, (who: string, label: string) => string>> = {
  status: (who, label) => sentence`${who}: se ha pedido el estado ${label}…`,
  logout: (who) => sentence`${who}: se ha pedido cerrar su sesión…`,
  disable: (who) => sentence`${who}: se ha pedido cerrar su sesión y desactivar su cuenta…`,
  terminate: (who, label) => sentence`${who}: se ha pedido finalizar el trabajo con ${label}…`,
};

const done: Readonly<Record<AgentActionKind, (who: string, label: string) => string>> = {
  status: (who, label) => sentence`${who} está ahora en ${label}.`,
  logout: (who) => sentence`La sesión de ${who} está cerrada.`,
  disable: (who) => sentence`La sesión de ${who} está cerrada y su cuenta desactivada.`,
  terminate: (who, label) => sentence`El trabajo de ${who} con ${label} ha finalizado.`,
};

const notDone: Readonly<Record<AgentActionKind, (who: string, label: string) => string>> = {
  status: (who, label) => sentence`${who} no está en ${label}.`,
  logout: (who) => sentence`La sesión de ${who} no está cerrada.`,
  disable: (who) => sentence`La cuenta de ${who} no está desactivada.`,
  terminate: (who, label) => sentence`El trabajo de ${who} con ${label} no ha finalizado.`,
};

function reasonOf({ code, instead, by }: AgentAction): string {
  if (code !== null) return errorText[code];
  if (instead === "") return "El servidor dijo que sí, pero nada indica que haya ocurrido.";
  const now = sentence`El estado es ${instead}`;
  return by === "" ? `${now}.` : `${now}, ${sentence`puesto por ${by}`}.`;
}

export const agentActionText = {
  menu: (name: string) => sentence`Acciones para ${name}`,
  nobody: "un agente sin nombre",
  somebody: "un llamante desconocido",
  modes,
  status: "Cambiar estado",
  logout: "Cerrar sesión…",
  disable: "Cerrar sesión y desactivar…",
  terminate: (who: string) => sentence`Finalizar el trabajo con ${who}…`,
  setStatus: (count: number) =>
    plural(count, { one: "Cambiar el estado de # agente", other: "Cambiar el estado de # agentes" }),
  tooMany: (most: number) => `Seleccione como máximo ${most} agentes.`,
  no: "Cancelar",
  logoutAsk: (name: string) => sentence`¿Cerrar la sesión de ${name}?`,
  logoutBody: "Sus llamadas finalizan y su sesión se cierra. Puede volver a iniciar sesión.",
  logoutYes: "Cerrar sesión",
  terminateAsk: (label: string, name: string) => sentence`¿Finalizar el trabajo de ${name} con ${label}?`,
  terminateBody: "Una llamada se corta al instante para el cliente y el agente.",
  terminateYes: "Finalizar",
  disableAsk: (name: string) => sentence`¿Cerrar la sesión de ${name} y desactivar su cuenta?`,
  disableBody:
    "Sus llamadas finalizan, su sesión se cierra y no puede volver a iniciar sesión hasta que un administrador active la cuenta.",
  disableType: (name: string) => sentence`Escriba «${name}» para confirmar`,
  disableWrong: (name: string) => sentence`Esto no es «${name}».`,
  disableYes: "Cerrar sesión y desactivar",
  news: "Lo que ha pedido de los agentes",
  more: (count: number) => plural(count, { one: "y # más", other: "y # más" }),
  asked: ({ kind, name, label }: Told) => asked[kind](name, label),
  done: ({ kind, name, label }: Told) => done[kind](name, label),
  notDoneTitle: (count: number) =>
    plural(count, { one: "No se ha hecho", other: "No se ha hecho con # agentes" }),
  notDone: (action: AgentAction) => `${notDone[action.kind](action.name, action.label)} ${reasonOf(action)}`,
  putAway: (name: string) => sentence`Descartar el aviso sobre ${name}`,
};
