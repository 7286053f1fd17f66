import type { WindowKind } from "../../shared/state/app.ts";

/** What the border needs to know of who sent a message. Electron's event has it; a test makes one. */
export interface Sender {
  readonly contentsId: number;
  /** URL of the frame that sent, "" when it is gone. */
  readonly frameUrl: string;
  readonly isMainFrame: boolean;
}

/** The windows of the app, by the id of their contents. */
export interface KnownWindows {
  kindOf(contentsId: number): WindowKind | null;
}

/** Where our pages live. */
export const appOrigin = "app://hookswitch";

/** The kind of our window that sent a message, or null for anybody else. */
export function trusted(sender: Sender, windows: KnownWindows): WindowKind | null {
  const kind = windows.kindOf(sender.contentsId);
  if (kind === null || !sender.isMainFrame) return null;
  const page = `${appOrigin}/${kind}.html`;
  return sender.frameUrl === page ||
    sender.frameUrl.startsWith(`${page}?`) ||
    sender.frameUrl.startsWith(`${page}#`)
    ? kind
    : null;
}
