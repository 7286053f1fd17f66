import type { WindowKind } from "../state/app.ts";

/** The argument by which main tells preload what this window is and may ask. */
export interface BridgeGrant {
  readonly kind: WindowKind;
  /** "area.name" */
  readonly commands: readonly string[];
}

export const grantArgument = "--hookswitch-bridge=";

/** The three channels between a window and main. */
export const channels = { ask: "ask", snapshot: "snapshot", slices: "slices" } as const;
