import { clockText } from "../time.ts";
import { plural } from "./plural.ts";

export const recordingText = {
  recording: "Grabación",
  voicemail: "Buzón de voz",
  loading: "Obteniendo la grabación…",
  none: "No hay grabación de esta llamada.",
  forbidden: "No tiene permiso para escuchar esta grabación.",
  failed: "No se pudo cargar la grabación.",
  broke: "La grabación se detuvo porque no se pudo seguir cargando.",
  play: "Reproducir",
  pause: "Pausar",
  back: (seconds: number) => plural(seconds, { one: "Atrás # segundo", other: "Atrás # segundos" }),
  forward: (seconds: number) => plural(seconds, { one: "Adelante # segundo", other: "Adelante # segundos" }),
  position: "Posición",
  at: (at: number, length: number | null) =>
    length === null ? clockText(at * 1_000) : `${clockText(at * 1_000)} de ${clockText(length * 1_000)}`,
  speed: "Velocidad",
  times: (speed: number) => `${speed}×`,
  speaker: "Reproducir en",
  speakerFailed: "No se pudo usar este altavoz. La grabación suena en el predeterminado del sistema.",
};
