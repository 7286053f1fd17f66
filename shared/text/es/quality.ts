import { oneDecimal } from "../format.ts";
import { plural } from "./plural.ts";

export const qualityText = {
  line: "Línea",
  grades: { good: "Buena", fair: "Regular", poor: "Mala" },
  causes: {
    lossIn: "Se pierde parte de lo que dicen. Use un cable de red o acérquese a su router.",
    lossOut: "Parte de lo que usted dice no les llega. Use un cable de red o detenga las subidas en su red.",
    jitter: "Su audio llega irregular. Use un cable de red o pause las descargas y los vídeos en su red.",
    delay: "Hay mucho retardo. Espere un momento antes de responder; si usa una VPN, puede ser la causa.",
  },
  details: (grade: string) => `Línea: ${grade}. Detalles`,
  mos: "Puntuación estimada",
  score: (mos: number | null) => (mos === null ? "–" : `${oneDecimal(mos)} de ${oneDecimal(4.4)}`),
  roundTrip: "Retardo de ida y vuelta",
  jitter: "Fluctuación",
  lossIn: "Pérdida entrante",
  lossOut: "Pérdida saliente",
  microphone: "Micrófono",
  lineWas: { good: "Línea: buena", fair: "Línea: regular", poor: "Línea: mala" },
  kept: "Calidad de llamadas anteriores",
  keptHint: "Las últimas 1000 llamadas en este equipo, sin nombres ni números.",
  exportAs: (format: string) => `Exportar como ${format}`,
  exported: (calls: number) =>
    plural(calls, { one: "Una llamada exportada.", other: "# llamadas exportadas." }),
};
