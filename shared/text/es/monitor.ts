export const monitorText = {
  title: "Supervisor",
  board: "Panel en vivo",
  empty: "No hay nadie conectado.",
  notAllowed: "No tiene permiso para supervisar. Su administrador puede dárselo.",
  signedOut: "Inicie sesión con el teléfono para ver a sus agentes.",
  openPhone: "Abrir el teléfono",
};
