import type { WindowKind } from "../state/app.ts";

/** The argument by which main tells preload what this window is and may ask. */
export interface BridgeGrant {
  readonly kind: WindowKind;
  /** "area.name" */
  readonly commands: readonly string[];
}

export const grantArgument = "--hookswitch-bridge=";

/** The channels between a window and main: three asked by the window, two on which it is told. */
export const channels = {
  ask: "ask",
  snapshot: "snapshot",
  subscribe: "subscribe",
  slices: "slices",
  patches: "patches",
} as const;
