import { isolated, sentence } from "../../clean-text.ts";
import type { Segments } from "../../messages/segments.ts";
import { characterName } from "../characters.ts";
import { partsOf, percentText } from "../format.ts";
import { plural } from "./plural.ts";

export const composerText = {
  title: "Escribir un mensaje",
  body: (who: string) => (who === "" ? "Mensaje" : sentence`Mensaje para ${who}`),
  placeholder: "Escriba un mensaje",
  cover: "Texto de la portada",
  channel: "Enviar como",
  campaign: "Campaña",
  to: "Para",
  toHint: "Número de teléfono",
  removeRecipient: (number: string) => sentence`Quitar ${number}`,
  tenants: "Predeterminada",
  send: "Enviar",
  sendBusy: "Enviando…",
  chatOver: "El chat ha terminado. Esto no se envió:",
  noWay: "No hay ningún número ni dirección a donde escribir.",
  notKept:
    "No se puede usar el llavero de este equipo, así que lo que escriba no se guarda aquí. Envíelo antes de cerrar Hookswitch.",
  offline: "Sin conexión. Los mensajes esperan aquí y se envían cuando vuelva.",
  templates: "Plantillas",
  templatesNone: "No hay plantillas para este canal.",
  templatesFailed: "No se pudieron leer las plantillas.",
  emoji: "Emoji",
  toFill: (fields: readonly string[]) => `Falta por rellenar: ${partsOf(fields.map(isolated))}`,
  forcing: (chars: readonly string[]) => `Fuera de GSM-7: ${partsOf(chars.map(characterName))}`,
  replace: (now: number, then: number) =>
    then < now ? `Sustituir: ${segmentCount(then)} en vez de ${now}` : "Sustituir por caracteres simples",
  replaceLetters: (now: number, then: number) =>
    then < now
      ? `Sustituir también letras: ${segmentCount(then)} en vez de ${now}`
      : "Sustituir letras por otras simples",
  doubtTitle: (number: string) => `¿Es correcto ${isolated(number)}?`,
  doubtBody: "No se conocen números así en su país. El mensaje puede llegar a otra persona.",
  doubtYes: "Enviar de todos modos",
  doubtNo: "Revisarlo",
  unfilledTitle: (fields: readonly string[]) => `Falta por rellenar: ${partsOf(fields.map(isolated))}`,
  unfilledBody: "No se conoce nada para estos campos de la plantilla. Se enviarían tal como están.",
  unfilledNo: "Rellenar",
  leaveSignature: "Omitir la firma",
  attach: "Adjuntar archivos",
  files: "Archivos de este mensaje",
  filesThatFit: "Archivos que se pueden enviar",
  removeFile: (name: string) => sentence`Quitar ${name}`,
  fileUnreadable: "No se pudo leer un archivo. No se pueden enviar carpetas.",
  pasteTooBig: "Esta imagen es demasiado grande para pegarla. Guárdela como archivo y adjúntelo.",
  pages: (count: number) => plural(count, { one: "unas # página", other: "unas # páginas" }),
  faxTakes: "Un fax admite archivos PDF, TIFF, PNG y JPEG.",
  dropHere: "Suelte archivos para adjuntarlos",
  cc: "Cc",
  bcc: "Cco",
  copies: "Cc y Cco",
  subject: "Asunto",
  removePerson: (who: string) => sentence`Quitar a ${who}`,
  posesAs: (address: string) => sentence`Esto va a ${address}.`,
  formatting: "Formato",
  bold: "Negrita",
  italic: "Cursiva",
  list: "Lista",
  quote: "Cita",
  link: "Enlace",
  linkTo: "Dirección del enlace",
  setLink: "Poner enlace",
  badLink: "No es una dirección que se pueda abrir.",
  original: "Correo original",
  removeOriginal: "Omitir el original",
  filesComing: "Revisando los archivos del original…",
  filesMissing: (names: readonly string[]) =>
    `${plural(names.length, { one: "No se pudo obtener un archivo del original", other: "No se pudieron obtener # archivos del original" })}: ${partsOf(names.map(isolated))}`,
  onItsWay: "Mensajes en camino",
  queued: "En espera",
  queuedOffline: "Esperando la conexión",
  sending: "Enviando…",
  uploading: (percent: number) => `Enviando… ${percentText(percent)}`,
  sent: "Enviado",
  unclear: "No se sabe si se envió",
  unclearHelp:
    "El servidor no confirmó este mensaje. Hookswitch lo busca en la conversación. No se envía dos veces.",
  notSent: "No enviado",
  takeBack: "Retirar",
  again: "Enviar otra vez",
  anyway: "Enviar de todos modos",
  edit: "Editar",
  discard: "Descartar",
  toldNotSent: (why: string) => `Mensaje no enviado. ${why}`,
  toldUnclear: "No se sabe si su mensaje se envió.",
  toldSent: "Mensaje enviado.",
  toldQueued: "El mensaje espera a ser enviado.",
};

export const addressTroubleText = {
  noAt: "Una dirección de correo lleva el signo @.",
  noDomain: "Esta dirección no tiene un nombre completo tras la @.",
  notAnAddress: "No es una dirección de correo.",
  tooLong: "Esta dirección es demasiado larga.",
};

export const originalText = {
  wrote: (who: string, when: string) => `El ${when}, ${who} escribió:`,
  forwarded: (lines: {
    readonly from: string;
    readonly to: string;
    readonly when: string;
    readonly subject: string;
  }) =>
    `Mensaje reenviado\nDe: ${lines.from}\nPara: ${lines.to}\nFecha: ${lines.when}\nAsunto: ${lines.subject}`,
};

export const sendAsText = { sms: "SMS", email: "Correo", fax: "Fax", chat: "Chat" };

const encodingText = { gsm7: "GSM-7", ucs2: "UCS-2" } as const;
const segmentCount = (parts: number) => plural(parts, { one: "# segmento", other: "# segmentos" });

export function segmentsText({ parts, left, encoding }: Segments): string {
  return `${segmentCount(parts)} · quedan ${left} · ${encodingText[encoding]}`;
}

export const consentText = {
  outsideHours: "Está fuera del horario en que se puede escribir a este número.",
  consentNeeded: "No consta consentimiento para escribir a este número.",
  doNotCall: "Este número no quiere recibir mensajes.",
};

export const notSentText = {
  rule: "Una norma de cumplimiento impide este mensaje.",
  file: (name: string) => sentence`El archivo ${name} ya no está o ha cambiado.`,
  missing: "No está en la conversación, así que no se envió.",
};

export const recipientText = {
  nothing: "Sin número",
  notANumber: "No es un número de teléfono",
  tooShort: "Demasiado corto",
  tooLong: "Demasiado largo",
  severalNumbers: "Varios números",
  unknownCode: "No es un número de teléfono",
  elsewhere: "Extensión de otra empresa",
  senderName: "Nombre de remitente, no un número",
  extension: "A las extensiones no llegan mensajes",
  code: "Un código de servicio",
  own: "Su propio número",
  stopped: "No quiere mensajes",
  tooMany: "Uno de más",
};

export const fileTroubleText = {
  empty: "Este archivo está vacío.",
  tooBig: "Este archivo es demasiado grande.",
  tooMany: "Son demasiados archivos.",
  tooBigTogether: "Juntos, los archivos son demasiado grandes.",
  typeNotTaken: "Este tipo de archivo no se puede enviar así.",
  locked: "Este PDF pide una contraseña. No se puede enviar por fax.",
};

export const fileDoubtText = {
  program: "Esto es un programa. Envíelo solo si sabe lo que hace.",
  contentDiffers: "Su contenido no es lo que dice su nombre.",
};
