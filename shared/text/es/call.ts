import { sentence } from "../../clean-text.ts";
import { anyOf } from "../format.ts";
import { offerText } from "./offer.ts";

const isExtension = (later: string) => /^\d{1,7}$/.test(later);

function postDialName(postDial: string): string {
  return isExtension(postDial) ? `Extensión ${postDial}` : `Código ${postDial}`;
}

export const callText = {
  inbound: "Llamada entrante",
  outbound: "Llamada saliente",
  unknown: offerText.unknownCaller,
  dialling: "Marcando…",
  connecting: "Conectando…",
  holding: "Poniendo en espera…",
  onHold: "En espera",
  resuming: "Retomando…",
  ending: "Finalizando…",
  timer: "Tiempo de llamada",
  mute: "Silenciar",
  unmute: "Activar micro",
  muted: "Silenciado",
  mutedByServer: "Silenciado por el servidor",
  speaksMuted: "Está silenciado. Active el micrófono para que le oigan.",
  muteWaiting: "Silenciado. Esperando al servidor…",
  unmuteWaiting: "Activando el micrófono. Esperando al servidor…",
  phoneMuteWaiting: "Silenciando su teléfono…",
  phoneUnmuteWaiting: "Activando el micrófono de su teléfono…",
  hold: "Espera",
  resume: "Retomar",
  keypad: "Teclado",
  hangUp: "Colgar",
  hangUpWho: (who: string) => sentence`Colgar a ${who}`,
  resumeWho: (who: string) => sentence`Retomar a ${who}`,
  swap: "Alternar",
  swapWho: (who: string) => sentence`Alternar a ${who}`,
  newCall: "Nueva llamada",
  backToCall: "Volver a la llamada",
  otherCalls: "Otras llamadas",
  digitsSent: "Dígitos enviados",
  callBack: "Devolver llamada",
  dismiss: "Descartar",
  ended: "Llamada finalizada",
  dialPad: "Teclado de marcación",
  number: "Número al que llamar",
  numberHint: "Escriba o pegue un número",
  call: "Llamar",
  calling: "Llamando…",
  redial: (number: string) => sentence`Volver a marcar ${number}`,
  erase: "Borrar el último dígito",
  paste: "Pegar número",
  notPasted: {
    none: "No hay ningún número de teléfono en el portapapeles.",
    several: "Hay varios números en el portapapeles. Copie solo aquel al que quiere llamar.",
    unclear: "No está claro qué dígitos son el número de teléfono. Copie solo el número.",
    elsewhere: "Es un número interno de otra empresa. No se puede llamar desde aquí.",
    tooLong: "Este texto es demasiado largo para buscar un número. Copie solo el número.",
  },
  tooShort: "Este número es demasiado corto.",
  tooLong: "Este número es demasiado largo.",
  notANumber: "No es un número de teléfono válido.",
  nothing: "Escriba primero un número.",
  severalNumbers: "Aquí hay más de un número. Deje solo aquel al que quiere llamar.",
  unknownCode: "Marque los códigos con * o # por separado, o delante de un número completo.",
  elsewhere: "Es un número interno de otra empresa. No se puede llamar desde aquí.",
  holdFirst: "Ponga la llamada actual en espera para llamar a otra persona.",
  consentTitle: "No conviene llamar a este número ahora",
  consentBody: (number: string) =>
    sentence`Las normas de cumplimiento desaconsejan llamar a ${number} en este momento.`,
  consentReasons: {
    outsideHours: "Está fuera del horario de llamadas de este número.",
    consentNeeded: "No consta consentimiento para llamar a este número.",
    doNotCall: "Este número está en la lista de no llamar.",
  },
  confirmTitle: (who: string) => sentence`¿Llamar a ${who}?`,
  callAnyway: "Llamar de todos modos",
  barredTitle: "No se puede llamar a este número",
  barredBody: (number: string) =>
    sentence`El servidor no permite llamar a ${number}, aunque usted decida hacerlo de todos modos.`,
  barredClose: "Cerrar",
  wantedFrom: {
    link: "De un enlace de otro programa",
    copied: "El número que ha copiado",
    history: "De su historial",
  },
  clickToDialPostDial: (postDial: string) =>
    `${postDialName(postDial)}: podrá enviarlo con un clic cuando contesten.`,
  contextTitle: (number: string) => `Complete ${number}`,
  contextBody: (context: string) =>
    `El enlace solo da un número local, para usarlo en ${context}. Complételo antes de llamar.`,
  complete: "Completar número",
  postDialName,
  postDialBehind: (postDial: string) =>
    isExtension(postDial) ? `ext. ${postDial}` : `y después ${postDial}`,
  postDialWaits: (next: string) => `${postDialName(next)}: envíelo cuando contesten.`,
  laterSend: (next: string) => `Enviar ${next}`,
  lettersAre: (number: string) => `Las letras equivalen a ${number}`,
  internal: "Número interno",
  emergencyTitle: (number: string) => `¿Llamada de emergencia al ${number}?`,
  emergencyBody:
    "Es posible que los servicios de emergencia no vean dónde está ni puedan devolverle la llamada a su número. Si puede, use un móvil o un teléfono fijo, y diga primero dónde se encuentra.",
  emergencyCall: (number: string) => `Llamar al ${number}`,
  notInPlanTitle: (number: string) => `¿Es correcto ${number}?`,
  notInPlanBody: (number: string, country: string) =>
    country === ""
      ? `Se marcaría como ${number}. Hookswitch no conoce números así.`
      : `Se marcaría como ${number} (${country}). Hookswitch no conoce números así en ese país.`,
  noPrefixBody: (number: string, country: string) =>
    `Se marcaría como ${number}${country === "" ? "" : ` (${country})`}. Puede que falte el prefijo, o que sea un número de otro país.`,
  mightBe: (countries: readonly string[]) =>
    `Podría ser un número de ${anyOf(countries)}. En ese caso, añada + y el prefijo del país.`,
  wantedKept: {
    signedOut: (number: string) => sentence`Inicie sesión para llamar a ${number}.`,
    onCall: (number: string) =>
      sentence`${number} espera en el teclado. Ponga su llamada en espera o finalícela para marcar.`,
  },
  dontCall: "No llamar",
};

export const campaignText = {
  label: "Campaña",
  tenants: "La de la empresa",
  unread: "No se pudieron cargar las campañas.",
};

export const callEndText = {
  agentHungUp: "Usted colgó",
  farEndHungUp: "Colgaron",
  lineLost: "Se perdió la línea",
  soundLost: "Se perdió el audio",
  serverFailed: "Falló el servidor de voz",
  noCommonAudio: "Sin formato de audio común",
  answeredElsewhere: "Contestada en otro teléfono",
  terminated: "Finalizada por el servidor",
  bySupervisor: "La finalizó un supervisor",
  transferred: "Transferida",
  backInQueue: "Volvió a la cola",
  takenByOther: "La contestó otra persona",
  messageLeft: "Mensaje dejado",
  busy: "Comunica",
  noAnswer: "No contestan",
  rejected: "Llamada rechazada",
  failed: "La llamada falló",
  lost: "Se perdió la llamada",
  whileAway: "Finalizó mientras Hookswitch estaba cerrado",
};

export const keySpoken = { "*": "asterisco", "#": "almohadilla" };
