export const commonText = {
  close: "Cerrar",
  redial: "Llamar otra vez",
  useDevice: "Usarlo",
  notices: "Avisos",
  moreNotices: (count: number) => `Mostrar ${count} más`,
  notLoaded: "Esta parte no se pudo cargar.",
  again: "Reintentar",
  more: "Mostrar más",
  loading: "Cargando…",
  cannotStart: "Hookswitch no pudo abrir esta ventana.",
  cannotStartHelp: "Salga de Hookswitch y vuelva a iniciarlo.",
};
