import { sentence } from "../../clean-text.ts";
import { type ErrorCode, errorCodes } from "../../errors.ts";
import type { LinkTrouble } from "../../messages/link.ts";
import type { Notice } from "../../state/desktop.ts";
import { type DeviceRole, deviceRoles } from "../../state/devices.ts";
import type { ProfileWhy } from "../../wire/profile/read.ts";
import { errorText } from "./errors.ts";

type Values = Notice["values"];

function around(before: string, value: string | undefined, after = ""): string {
  return value === undefined || value === "" ? "" : sentence`${before}${value}${after}`;
}

const roleText: Readonly<Record<DeviceRole, string>> = {
  microphone: "Micrófono ahora",
  speaker: "Altavoz ahora",
  ringer: "Timbre ahora",
};

function insteadOf(values: Values): string {
  const said = deviceRoles.flatMap((role) => {
    const name = values[role];
    return name === undefined ? [] : [sentence` ${roleText[role]}: ${name || "el del sistema"}.`];
  });
  return said.join("");
}

function hotkeyOf({ hotkey }: Values): string {
  return hotkey === "dialCopied" ? "El atajo para llamar a números copiados" : "El atajo para silenciar";
}

const keptText: Readonly<Record<string, string>> = {
  wrapUps: "Las notas que no ha enviado",
  quality: "Su historial de calidad de llamadas",
  inCall: "El registro de su última llamada",
  postDial: "Las extensiones que ha marcado",
  update: "La actualización que se intentó",
  messages: "Los mensajes que no ha enviado",
  settings: "Sus ajustes",
};
/** The subject that stands before a verb which is the same for one and for many. */
const kept = (what: string) => keptText[what] ?? "Un archivo";

function isErrorCode(code: string | undefined): code is ErrorCode {
  return (errorCodes as readonly (string | undefined)[]).includes(code);
}

const profileWhys: Readonly<Record<ProfileWhy, string>> = {
  notJson: "el archivo no se puede leer como JSON.",
  unknown: "no existe ese campo.",
  wrong: "ahí debe ir otra cosa.",
  badPath: "debe ser una ruta del mismo servidor, sin «..», consulta ni dirección.",
  badName: "no es un nombre de campo.",
  otherParameters: "la ruta necesita los mismos {nombres} que la incorporada.",
  mayNotRepeat: "lo que cambia algo no puede convertirse en GET.",
};

const linkTroubles: Readonly<Record<LinkTrouble, string>> = {
  unreadable: "El enlace de mensaje que abrió no se puede leer. Escriba usted el mensaje.",
  controls: "El enlace de mensaje que abrió se rechazó: intenta ocultar algo en sus líneas.",
  tooLong: "El enlace de mensaje que abrió es demasiado largo. Escriba usted el mensaje.",
  tooMany: "El enlace de mensaje que abrió tiene demasiados destinatarios.",
  badRecipient: "El enlace de mensaje que abrió tiene un destinatario al que no se puede escribir.",
};

const takenBy = (values: Values, by: string) =>
  `${hotkeyOf(values)}${around(" (", values.accelerator, ")")} ${by}. Elija otro en Ajustes.`;

export const noticeText = {
  callLost: (values: Values) =>
    `Se perdió la llamada${around(" con ", values.name || values.number)}. Puede llamar otra vez.`,
  callEndedAway: (values: Values) =>
    `La llamada${around(" con ", values.name || values.number)} finalizó mientras Hookswitch estaba cerrado. Puede llamar otra vez.`,
  rangBusy: (values: Values) =>
    sentence`${values.name || values.number || "Alguien"} llamó mientras usted estaba en una llamada.`,
  hangUpUnconfirmed: (values: Values) =>
    `Usted colgó${around(" a ", values.name || values.number)}. El servidor no ha confirmado que la llamada haya terminado.`,
  lineRefused: () =>
    "El servidor rechazó la línea de voz. No puede hacer ni recibir llamadas hasta que vuelva.",
  lineTakenOver: () => "Otro inicio de sesión tomó su línea de voz. Las llamadas van ahora allí.",
  noLineGiven: () =>
    "Su cuenta no tiene línea de voz, así que las llamadas no tienen sonido. Consulte a su administrador.",
  noAudioLine: () => "No se pudo establecer el audio de la llamada.",
  noAudioPath: () =>
    "Esta red bloquea el audio. Puede deberse a una VPN o a un cortafuegos. Cámbielo y elija «Conectar la línea de voz» para reintentarlo.",
  microphoneDenied: () =>
    "Hookswitch no tiene permiso para usar el micrófono. Permítalo en los ajustes del sistema.",
  microphoneMissing: () => "No se encontró ningún micrófono. Conecte uno para que le oigan.",
  microphoneBusy: () => "Otro programa está usando el micrófono. Ciérrelo para que le oigan.",
  deviceGone: (values: Values) =>
    sentence`${values.name || "El dispositivo elegido"}: no está conectado.${insteadOf(values)}`,
  deviceBack: (values: Values) =>
    sentence`${values.name || "El dispositivo elegido"}: conectado de nuevo y en uso.`,
  deviceUnsure: (values: Values) =>
    sentence`Hay más de un ${values.name || "dispositivo"} y no está claro cuál eligió.${insteadOf(values)} Elija el suyo aquí o en Ajustes.`,
  deviceConnected: (values: Values) => sentence`Se ha conectado ${values.name || "un dispositivo de audio"}.`,
  hotkeyTaken: (values: Values) => takenBy(values, "lo usa otro programa"),
  hotkeyReserved: (values: Values) => takenBy(values, "lo usa su sistema"),
  hotkeyTwice: (values: Values) => takenBy(values, "ya es otro de sus atajos"),
  severalCopied: () =>
    "Ha copiado varios números. Copie solo aquel al que quiere llamar y vuelva a pulsar el atajo.",
  unclearCopied: () =>
    "No está claro qué dígitos copiados son el número de teléfono. Copie solo el número y vuelva a pulsar el atajo.",
  elsewhereCopied: () =>
    "El número que ha copiado es un número interno de otra empresa. No se puede llamar desde aquí.",
  longCopied: () =>
    "El texto que ha copiado es demasiado largo para buscar un número. Copie solo el número y vuelva a pulsar el atajo.",
  linkElsewhere: (values: Values) =>
    sentence`El enlace de teléfono que abrió tiene un número interno de ${values.name || "otra empresa"}. No se puede llamar desde aquí.`,
  nothingCopied: () =>
    "No se ha copiado ningún número. Copie uno en cualquier programa y vuelva a pulsar el atajo.",
  messageLinkRefused: ({ why = "" }: Values) =>
    Object.hasOwn(linkTroubles, why) ? (linkTroubles[why as LinkTrouble] ?? "") : linkTroubles.unreadable,
  profileTroubled: ({ host = "", line = "", field = "", why = "" }: Values) =>
    sentence`El perfil de protocolo de ${host} tiene un error en la línea ${line}${field === "" ? "" : ` (${field})`}: ${profileWhys[why as ProfileWhy] ?? ""} Ahí se usa lo incorporado.`,
  linkWantedFiles: () =>
    "El enlace que abrió pedía archivos de su equipo. No se adjuntó ninguno: añada usted lo que quiera enviar.",
  linkUnreadable: () => "El enlace de teléfono que abrió no contiene ningún número. Escríbalo usted.",
  settingsNotSaved: () =>
    "Sus ajustes no se pudieron guardar en el disco, así que solo duran hasta que salga. Libere espacio y cambie un ajuste de nuevo.",
  fileSetAside: ({ what = "", file }: Values) =>
    `${kept(what)}: no se pudo leer. El archivo se guardó como ${file}.`,
  fileStuck: ({ what = "", file }: Values) =>
    `${kept(what)}: no se puede leer. Puede que otro programa esté usando ${file}. El archivo no ha cambiado.`,
  filesNotSaved: () =>
    "Hookswitch no puede escribir en el disco ahora. Las notas que no ha enviado están a salvo mientras siga abierto, y lo sigue intentando.",
  keychainUnavailable: () => "Este equipo no tiene llavero. Su sesión sigue abierta hasta que salga.",
  keychainLocked: () =>
    "El llavero está bloqueado, así que no se guardó su inicio de sesión. No se cambió nada en él.",
  keychainFailed: () =>
    "El llavero no pudo guardar su inicio de sesión. Su sesión sigue abierta hasta que salga.",
  statusRefused: (values: Values) => `El servidor no cambió su estado${around(" a ", values.status)}.`,
  supervisionEnded: () =>
    "Se le ha retirado el permiso para supervisar. La ventana de supervisor está cerrada para usted.",
  statusSetForYou: ({ by = "", status = "" }: Values) => {
    const who = by === "" ? "Un supervisor" : sentence`${by}`;
    return status === "" ? `${who} cambió su estado.` : sentence`${who} cambió su estado a ${status}.`;
  },
  muteNotConfirmed: () => "Su micrófono está silenciado aquí, pero el servidor no lo ha confirmado.",
  phoneNotMuted: () => "El servidor no silenció su teléfono: puede que aún le oigan.",
  phoneNotUnmuted: () => "El servidor no activó el micrófono de su teléfono: puede que no le oigan.",
  campaignGone: (values: Values) =>
    `Su campaña${around(" «", values.campaign, "»")} ya no existe. Las llamadas salen ahora con ${around("«", values.to, "»") || "la de su empresa"}.`,
  actionFailed: (values: Values) =>
    isErrorCode(values.code) ? errorText[values.code] : "No funcionó. Vuelva a intentarlo.",
};

export const deviceUseText = { microphone: "micrófono", speaker: "altavoz", ringer: "timbre" };
