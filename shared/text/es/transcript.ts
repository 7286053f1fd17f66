import { sentence } from "../../clean-text.ts";

export const transcriptText = {
  transcript: "Transcripción",
  of: (who: string) => sentence`Transcripción: ${who}`,
  close: "Cerrar transcripción",
  back: "Volver a la lista",
  listening: "Aún no se ha dicho nada.",
  earlier: "El texto anterior se guarda con la llamada.",
  provisional: "aún no definitivo",
  complete: "Fin de la transcripción.",
  newBelow: "Texto nuevo abajo",
  copy: "Copiar transcripción",
  copied: "Copiada.",
  loading: "Cargando…",
  nothing: "No hay transcripción de esta llamada.",
  summary: "Resumen",
  voicemail: "Buzón de voz",
};

export const speakerText = {
  live: { customer: "Cliente", agent: "Usted", other: "Voz" },
  kept: { customer: "Cliente", agent: "Agente", other: "Voz" },
};
