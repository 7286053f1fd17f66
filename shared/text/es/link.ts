import { sentence } from "../../clean-text.ts";

export const linkText = {
  question: (place: string) => sentence`¿Abrir ${place}?`,
  yes: "Abrir",
  no: "Cancelar",
};
