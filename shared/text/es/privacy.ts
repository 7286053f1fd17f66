export const privacyText = {
  title: "Guardado en este equipo",
  loading: "Comprobando…",
  size: (size: string) => size,
  nothing: "Nada",
  remove: "Quitar",
  removeWhat: (what: string) => `Quitar: ${what}`,
  ask: (what: string) => `¿Quitar esto de este equipo? ${what}`,
  askBody: "No se puede recuperar.",
  no: "Conservar",
  removed: "Quitado.",
  diagnostics: "Diagnóstico",
  report: "Informe para soporte",
  reportHint:
    "Versiones, conexión, audio y los últimos errores. Sin nombres, números completos ni contraseñas.",
  copy: "Copiar",
  copied: "Copiado.",
  save: "Guardar…",
  saved: "Guardado.",
  show: "Mostrar",
  hide: "Ocultar",
};

export const keptText = {
  quality: {
    label: "Cómo sonaron sus llamadas",
    hint: "Por llamada, de las últimas 1000. Sin nombres ni números.",
  },
  extensions: {
    label: "Extensiones y códigos que ha marcado",
    hint: "Se guardan para que volver a llamar los marque también.",
  },
  people: { label: "Favoritos y personas recientes", hint: "Solo los suyos. Sin nombres." },
  log: { label: "Registro del programa", hint: "Sin contraseñas ni números completos." },
  unsent: {
    label: "Borradores y mensajes sin enviar",
    hint: "Cifrados. Desaparecen al enviarlos o descartarlos, y al cerrar sesión.",
  },
  wrapUps: {
    label: "Notas de llamadas sin enviar",
    hint: "Desaparecen al enviarlas, como máximo en una semana.",
  },
};

export const settingsSearchText = {
  label: "Buscar en los ajustes",
  nothing: (q: string) => `Ningún ajuste para «${q}».`,
};
