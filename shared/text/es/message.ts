export const messageLackText = {
  to: "Indique quién debe recibir este mensaje.",
  text: "Escriba algo primero.",
  file: "Añada el documento que quiere enviar por fax.",
  files: "Uno de los archivos no se puede enviar así.",
};
