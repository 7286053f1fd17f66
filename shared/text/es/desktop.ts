import { isolated, sentence } from "../../clean-text.ts";
import type { Channel } from "../../state/workitem.ts";
import { partsOf } from "../format.ts";
import { answerText, offerText } from "./offer.ts";
import { plural } from "./plural.ts";
import { incomingText, newText } from "./work.ts";

export const desktopText = {
  product: "Hookswitch",
  tray: {
    signedOut: "Sesión cerrada",
    signingIn: "Iniciando sesión…",
    disconnected: "Sin conexión: reconectando",
    offline: "Sin red",
    voiceDown: "Las llamadas no llegan a este equipo: reconectando",
    phoneMissing: "Su teléfono no está conectado",
    ringing: (channel: Channel, who: string) => sentence`${incomingText(channel)}: ${who}`,
    onCall: (who: string) => sentence`En una llamada con ${who}`,
    held: (who: string) => sentence`En espera: ${who}`,
    muted: "Micrófono silenciado",
    loggedOut: "No recibe trabajo",
    open: "Abrir Hookswitch",
    status: "Estado de ACD",
    nextStatus: "Tras esta llamada",
    notTakingWork: "Salir de ACD",
    mute: "Silenciar el micrófono",
    accept: (channel: Channel, who: string) => answerText.accept(channel, who),
    reject: (channel: Channel, who: string) => answerText.reject(channel, who),
    hangUp: (who: string) => sentence`Colgar a ${who}`,
    messages: "Mensajes",
    history: "Historial",
    supervisor: "Supervisor",
    people: "Personas",
    unread: (count: number) =>
      count === 0 ? "" : plural(count, { one: "# mensaje sin leer", other: "# mensajes sin leer" }),
    settings: "Ajustes…",
    signOut: "Cerrar sesión",
    quit: "Salir de Hookswitch",
    unknown: offerText.unknownCaller,
  },
  testNotification: {
    title: "Las notificaciones funcionan",
    body: "Hookswitch le avisará aquí de llamadas y mensajes.",
  },
  jumpList: { description: (status: string) => sentence`Cambie su estado de ACD: ${status}` },
  overlay: {
    muted: "Micrófono silenciado",
    news: (missed: number, unread: number) =>
      partsOf(
        [
          missed === 0 ? "" : plural(missed, { one: "# llamada perdida", other: "# llamadas perdidas" }),
          unread === 0 ? "" : plural(unread, { one: "# mensaje sin leer", other: "# mensajes sin leer" }),
        ].filter((each) => each !== ""),
      ),
  },
  offer: {
    title: (channel: Channel, who: string) => sentence`${incomingText(channel)}: ${who}`,
    hiddenTitle: incomingText,
    body: (queue: string, campaign: string) =>
      [queue, campaign]
        .filter((each) => each !== "")
        .map(isolated)
        .join(" · "),
    accept: "Aceptar",
    reject: "Rechazar",
  },
  message: {
    title: (channel: Channel, who: string) => sentence`${newText(channel)}: ${who}`,
    hiddenTitle: newText,
    reply: "Responder",
  },
  cannotStart: {
    title: "Hookswitch no pudo iniciarse",
    body: (folder: string) =>
      `El registro en ${folder} indica qué falló. Sus llamadas y ajustes no han cambiado.`,
  },
  hotkeyRefused: {
    mute: {
      title: "El atajo para silenciar no está disponible",
      body: (keys: string) =>
        `Otro programa usa ${keys}. Elija otro en Ajustes. Se puede silenciar desde la bandeja y la ventana.`,
    },
    dialCopied: {
      title: "El atajo para llamar a números copiados no está disponible",
      body: (keys: string) => `Otro programa usa ${keys}. Elija otro en Ajustes.`,
    },
  },
  noSound: {
    title: "Hookswitch no tiene sonido",
    body: "La parte de audio de Hookswitch se detiene una y otra vez. No recibirá llamadas hasta que vuelva.",
  },
  unsent: {
    message: (count: number) =>
      plural(count, { one: "Hay un mensaje sin enviar.", other: "Hay # mensajes sin enviar." }),
    kept: "Esperan en este equipo y se envían cuando vuelva a iniciar sesión.",
    lost: "No se pueden guardar en este equipo: al salir se pierden.",
    signOut: "Al cerrar sesión se pierden.",
    quit: "Salir",
    discard: "Descartar y cerrar sesión",
    stay: "Quedarse",
  },
  quit: {
    message: "Hay una llamada en curso.",
    detail: "Al salir finalizará.",
    quit: "Finalizar la llamada y salir",
    stay: "Mantener la llamada",
  },
  edit: {
    menu: "Edición",
    window: "Ventana",
    undo: "Deshacer",
    redo: "Rehacer",
    cut: "Cortar",
    copy: "Copiar",
    paste: "Pegar",
    selectAll: "Seleccionar todo",
  },
};
