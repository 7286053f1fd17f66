import { sentence } from "../../clean-text.ts";
import { millisecondsText, percentText } from "../format.ts";

export const connectionText = {
  label: "Conexión y audio",
  offline: "Sin red",
  offlineHelp: "Hookswitch se reconecta solo cuando vuelve la red.",
  feedLost: "Sin conexión con Nextiva",
  feedConnecting: "Reconectando con Nextiva…",
  feedFailed: "No se puede conectar con Nextiva",
  voiceLost: "Se perdió la conexión de voz",
  voiceConnecting: "Reconectando la voz…",
  voiceFailed: "La voz no se puede conectar",
  retryIn: (seconds: number) => (seconds <= 0 ? "Reintentando ahora" : `Nuevo intento en ${seconds} s`),
  catchingUp: "Poniéndose al día…",
  catchingUpHelp: "Lo que ve puede estar algo desactualizado.",
  reattaching: "Reconectando su llamada…",
  callMeanwhile: {
    good: "Su llamada continúa.",
    idle: "Su llamada se mantiene.",
    reconnecting: "Su llamada se mantiene. Hasta entonces no puede oírles.",
    cannotBeHeard: "Puede oírles. Quizá ellos no le oigan hasta entonces.",
    silent: "Su llamada se mantiene, sin sonido hasta entonces.",
  },
  noCalls: "Hasta entonces no le pueden llegar llamadas nuevas.",
  callsStillWork: "Su llamada continúa. Las llamadas nuevas tienen que esperar.",
  newCallsWait: "Las llamadas nuevas tienen que esperar hasta entonces.",
  noVoice: "Hasta entonces no puede hacer ni recibir llamadas.",
  noSound: "Sin sonido",
  noSoundHelp: (onCall: boolean) =>
    onCall
      ? "La parte de audio de Hookswitch se detiene una y otra vez. Su llamada continúa sin sonido."
      : "La parte de audio de Hookswitch se detiene una y otra vez. No recibirá llamadas hasta que vuelva.",
  tryNow: "Probar ahora",
  signInToProxy: "Iniciar sesión",
  good: "Conectado",
  audioIdle: "Audio: listo",
  audioGood: "Audio: bueno",
  audioReconnecting: "Audio: sin sonido entrante, reconectando",
  audioSilent: "Audio: sin sonido en ambos sentidos, reconectando",
  audioCannotBeHeard: "Audio: puede que no le oigan",
  audioNoMicrophone: "Audio: sin micrófono",
  audioPhone: {
    none: "Audio: en su propio teléfono",
    asked: "Audio: llamando a su teléfono",
    up: "Audio: su teléfono está conectado",
    missing: "Audio: su teléfono no está conectado",
  },
};

export const proxyText = {
  title: "Inicie sesión en su red",
  body: (proxy: string) =>
    `El proxy ${proxy} necesita el usuario y la contraseña de la red de su empresa, no los de Nextiva.`,
  again: "El proxy no aceptó este usuario y esta contraseña.",
  username: "Usuario de la red",
  password: "Contraseña de la red",
  stay: "Recordar en este equipo",
  signIn: "Iniciar sesión",
  notNow: "Ahora no",
};

const yourPhone = (number: string) => (number === "" ? "su teléfono" : sentence`su teléfono ${number}`);

export const ownPhoneText = {
  calling: (number: string) => sentence`Llamando a ${yourPhone(number)}`,
  pickUp: "Conteste para conectar.",
  missing: (number: string) =>
    number === "" ? "Su teléfono no está conectado" : sentence`Su teléfono ${number} no está conectado`,
  missingHelp: "No podrán oírle hasta que esté conectado.",
  again: "Llamar otra vez a mi teléfono",
  up: (number: string) => sentence`En ${yourPhone(number)}`,
  none: "El audio va por su propio teléfono.",
};

export const lineText = {
  softphone: {
    connect: "Conectar la línea de voz",
    disconnect: "Desconectar la línea de voz",
    ask: "¿Desconectar la línea de voz durante una llamada?",
  },
  phone: {
    connect: "Conectar mi teléfono",
    disconnect: "Desconectar mi teléfono",
    ask: "¿Desconectar su teléfono durante una llamada?",
  },
  askBody: (calls: number) =>
    calls > 1 ? `Esto finaliza sus ${calls} llamadas.` : "Esto finaliza la llamada en curso.",
  askYes: "Finalizar y desconectar",
  askNo: "Quedarse",
};

export const audioText = {
  reconnecting: "Reconectando el audio…",
  reconnectingHelp: "No puede oírles. Quizá ellos aún le oigan.",
  silentHelp: "No hay sonido en ningún sentido.",
  cannotBeHeard: "Puede que no le oigan.",
  cannotBeHeardHelp: "Su voz no llega. Reconectar puede ayudar.",
  you: "Usted",
  them: "Ellos",
  yourLevel: "Nivel de su micrófono",
  theirLevel: "Nivel del otro lado",
  roundTrip: "Retardo",
  jitter: "Fluctuación",
  loss: "Pérdida",
  quality: (roundTrip: string, jitter: string, loss: string) =>
    `Retardo ${roundTrip}, fluctuación ${jitter}, pérdida ${loss}`,
  ms: (value: number | null) => (value === null ? "–" : millisecondsText(value)),
  percent: (value: number | null) => (value === null ? "–" : percentText(value)),
};

export const microphoneText = {
  denied: {
    title: "El acceso al micrófono está bloqueado",
    body: "Permita que Hookswitch lo use en los ajustes de privacidad del sistema y vuelva a intentarlo.",
  },
  missing: {
    title: "No se encontró ningún micrófono",
    body: "Conecte unos auriculares o un micrófono y vuelva a intentarlo.",
  },
  busy: {
    title: "El micrófono está en uso",
    body: "Cierre el programa que lo está usando y vuelva a intentarlo.",
  },
  openSettings: "Abrir ajustes del sistema",
  tryAgain: "Reintentar",
};
