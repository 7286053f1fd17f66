import { sentence } from "../../clean-text.ts";

export const headsetText = {
  title: "Botones de los auriculares",
  none: "No hay auriculares conectados",
  noneHint: "Conteste, cuelgue y silencie con los botones de unos auriculares USB.",
  connect: "Conectar auriculares…",
  another: "Conectar otros…",
  forget: "Olvidar",
  choose: "¿Qué auriculares?",
  chooseHint: "Hay más de unos auriculares con botones de llamada conectados.",
  use: "Usar",
  useLabel: (name: string) => sentence`Usar ${name}`,
  cancel: "Cancelar",
  notFound: "No se encontraron auriculares con botones de llamada. Conéctelos por USB y vuelva a intentarlo.",
  unreachable: "Los botones de los auriculares no están disponibles aquí. El audio sí funciona.",
};

export const headsetStateText = {
  none: "No conectados. Conéctelos para usar sus botones.",
  ready: "Sus botones están en uso.",
  busy: "No se pudieron abrir: puede que otro programa use sus botones. Ciérrelo y vuelva a conectar los auriculares.",
};
