export const signatureText = {
  title: "Firma de correo",
  row: "Firma",
  rowHint: "Va debajo de cada correo que escribe, encima de lo que responde.",
  none: "No tiene firma.",
  open: "Editar",
  back: "Todos los ajustes",
  help: "Se añade al enviar un correo y se muestra debajo de lo que escribe. Puede omitirla en un correo concreto.",
};
