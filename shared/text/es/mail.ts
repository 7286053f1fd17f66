import { sentence } from "../../clean-text.ts";
import { plural } from "./plural.ts";

export const mailText = {
  goesTo: (place: string) => `(lleva a ${place})`,
  open: "Mostrar correo",
  close: "Cerrar correo",
  loading: "Cargando el correo…",
  frame: "Texto del correo",
  to: "Para",
  cc: "Cc",
  noSender: "Remitente desconocido",
  posesAs: (address: string, shown: string) =>
    sentence`El nombre muestra ${shown}, pero este correo se envió desde ${address}.`,
  heldBack: (count: number) =>
    plural(count, {
      one: "# imagen de internet está retenida.",
      other: "# imágenes de internet están retenidas.",
    }),
  whyHeld: "Cargar imágenes indica al remitente que usted leyó este correo.",
  showPictures: "Mostrar imágenes",
  view: "Ver",
  formatted: "Con formato",
  plain: "Texto sin formato",
  otherEncoding: "Otra codificación",
  original: "Original",
  encoding: "Codificación",
  noText: "Este correo no tiene texto.",
  garbled: "¿Se ve mal? Pruebe otra codificación en el menú Ver.",
  print: "Imprimir",
  reply: "Responder",
  all: "Responder a todos",
  forward: "Reenviar",
  files: "Archivos",
  showFiles: "Mostrar archivos",
  hideFiles: "Ocultar archivos",
  save: "Guardar como",
  saved: "Guardado.",
  preview: "Vista previa",
  hidePreview: "Cerrar vista previa",
  loadingFile: "Cargando el archivo…",
  pdfTooBig: "Este PDF es demasiado grande para mostrarlo aquí. Guárdelo para abrirlo.",
  pdfLinks: "Los enlaces de una vista previa no llevan a ninguna parte.",
  pdfScript: "Este PDF contiene un programa. No se ejecutó.",
  pdfShown: (pages: number) =>
    plural(pages, {
      one: "Solo se muestra la primera página.",
      other: "Solo se muestran las primeras # páginas.",
    }),
  pdfPage: (page: number, of: number) => `Página ${page} de ${of}`,
  noPreview: "Este archivo no tiene vista previa. Guárdelo para abrirlo.",
  picture: (name: string) => sentence`Vista previa de ${name}`,
  fileAction: (action: string, name: string) => sentence`${action} ${name}`,
  differs: "El contenido no es lo que dice el nombre.",
  unnamed: "archivo",
};

export const pdfTroubleText = {
  locked: "Este PDF pide una contraseña. Guárdelo para abrirlo.",
  damaged: "Este PDF está dañado y no se puede mostrar.",
};

export const nameDangerText = {
  hiddenSigns: "El nombre tenía caracteres ocultos; se han quitado.",
  path: "El nombre apuntaba a una carpeta; se ha quitado.",
  doubleEnding: "El nombre finge ser un documento.",
  program: "Esto es un programa. Ábralo solo si lo esperaba.",
};

export const fileTypeText = {
  pdf: "PDF",
  tiff: "Imagen TIFF",
  png: "Imagen PNG",
  jpeg: "Imagen JPEG",
  gif: "Imagen GIF",
  webp: "Imagen WebP",
  bmp: "Imagen BMP",
  heic: "Imagen HEIC",
  avif: "Imagen AVIF",
  svg: "Dibujo SVG",
  html: "Página web",
  rtf: "Texto enriquecido",
  docx: "Documento de Word",
  xlsx: "Libro de Excel",
  pptx: "Presentación de PowerPoint",
  opendocument: "Archivo OpenDocument",
  office: "Archivo de Office antiguo",
  zip: "Archivo ZIP",
  archive: "Archivo comprimido",
  audio: "Audio",
  video: "Vídeo",
  tnef: "Archivo de Outlook (winmail.dat)",
  calendar: "Cita",
  vcard: "Tarjeta de contacto",
  program: "Programa",
};
