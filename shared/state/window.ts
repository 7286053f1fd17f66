import type { WindowKind } from "./app.ts";

/** Kinds of which there is one window at most. */
export type SoleKind = Exclude<WindowKind, "conversation">;

/** Which window: its kind and, where there is one for each of many things, the key of its thing. */
export type WindowRef =
  | { readonly kind: SoleKind; readonly key?: undefined }
  /** One conversation, torn off; the key is its id. */
  | { readonly kind: "conversation"; readonly key: string };

/** The windows that can be opened by name. */
export const openableKinds = [
  "phone",
  "settings",
  "messages",
  "supervisor",
  "people",
  "history",
] as const satisfies readonly SoleKind[];

/** One word for the window, to keep things by: "phone", "conversation:c-1". */
export function windowName({ kind, key }: WindowRef): string {
  return key === undefined ? kind : `${kind}:${key}`;
}
