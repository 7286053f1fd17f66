import type { WindowRef } from "../../shared/state/window.ts";

/** What the border needs to know of who sent a message. Electron's event has it; a test makes one. */
export interface Sender {
  readonly contentsId: number;
  /** URL of the frame that sent, "" when it is gone. */
  readonly frameUrl: string;
  readonly isMainFrame: boolean;
}

/** The windows of the app, by the id of their contents. */
export interface KnownWindows {
  refOf(contentsId: number): WindowRef | null;
}

/** Where our pages live. */
export const appOrigin = "app://hookswitch";

/** The address of a window's page. A key is part of it. */
export function pageOf({ kind, key }: WindowRef): string {
  const page = `${appOrigin}/${kind}.html`;
  return key === undefined ? page : `${page}?key=${encodeURIComponent(key)}`;
}

/** Our window that sent a message, or null for anybody else. */
export function trusted(sender: Sender, windows: KnownWindows): WindowRef | null {
  const window = windows.refOf(sender.contentsId);
  if (window === null || !sender.isMainFrame) return null;
  const page = pageOf(window);
  const isOurs =
    sender.frameUrl === page ||
    sender.frameUrl.startsWith(`${page}#`) ||
    (window.key === undefined && sender.frameUrl.startsWith(`${page}?`));
  return isOurs ? window : null;
}

/**
 * Whether a window may name what it named: one that has a key, that key and no other.
 * @param field of the input in which a key may stand; undefined where none may
 */
export function isItsOwn({ key }: WindowRef, field: string | undefined, input: unknown): boolean {
  if (key === undefined || field === undefined) return true;
  const given = (input as Readonly<Record<string, unknown>>)[field];
  return given === undefined || given === key;
}
