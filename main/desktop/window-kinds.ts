import type { WindowKind } from "../../shared/state/app.ts";

/** What a kind of window is like. */
export interface KindOfWindow {
  readonly width: number;
  readonly height: number;
  readonly minWidth: number;
  readonly minHeight: number;
  readonly title: string;
  /** Closing only hides it: it lives in the tray, calls and all. */
  readonly hides?: true;
  /** Never seen, in no list of windows, and never slowed down: it makes the sound. */
  readonly unseen?: true;
}

export const windowKinds: Readonly<Record<WindowKind, KindOfWindow>> = {
  phone: { width: 360, height: 640, minWidth: 320, minHeight: 480, title: "Hookswitch", hides: true },
  settings: { width: 560, height: 640, minWidth: 420, minHeight: 420, title: "Hookswitch Settings" },
  messages: { width: 880, height: 640, minWidth: 320, minHeight: 420, title: "Hookswitch Messages" },
  conversation: { width: 480, height: 600, minWidth: 320, minHeight: 360, title: "Hookswitch Conversation" },
  supervisor: { width: 1100, height: 720, minWidth: 320, minHeight: 420, title: "Hookswitch Supervisor" },
  people: { width: 840, height: 640, minWidth: 320, minHeight: 420, title: "Hookswitch People" },
  history: { width: 960, height: 680, minWidth: 320, minHeight: 420, title: "Hookswitch History" },
  voice: { width: 200, height: 200, minWidth: 0, minHeight: 0, title: "Hookswitch Voice", unseen: true },
};
