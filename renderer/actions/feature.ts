import { controlSlices, feature } from "../app/app.ts";

/** Every action by its keys and by its words. */
export const [actions, useApp] = feature("actions", [
  ...controlSlices,
  "work",
  "messages",
  "transcripts",
  "dialler",
]);
