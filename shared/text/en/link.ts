import { sentence } from "../../clean-text.ts";

/** Before a link is opened. */
export const linkText = {
  question: (place: string) => sentence`Open ${place}?`,
  yes: "Open",
  no: "Cancel",
} as const;
