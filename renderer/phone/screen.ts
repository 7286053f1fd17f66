import { signal } from "@preact/signals";
import type { CallsState } from "../../shared/state/call.ts";
import { liveCalls } from "../../shared/state/call.ts";
import { type Keeper, kept } from "../app/app.ts";

export type Tab = "keypad" | "recent" | "directory" | "wrapUp";

/** What is open under the call in front. */
export type Drawer = "none" | "keypad" | "transfer" | "transcript" | "notes";

/** What the agent must answer before it is done. */
type ScreenQuestion =
  | { readonly ask: "signOut" | "disconnectLine" }
  | { readonly ask: "leaveMessage"; readonly callId: string };

/** What is open in the phone window: buttons, keys and the palette open the same. */
export const [useScreen, screenOf] = kept(() => ({
  tab: signal<Tab>("keypad"),
  /** The workitem whose wrap-up is looked at, of several; "" for the newest. */
  wrapUp: signal(""),
  /** Beneath that call, and no other. */
  drawer: signal<{ readonly callId: string; readonly which: Drawer }>({ callId: "", which: "none" }),
  /** The dial pad beside held calls. */
  padBeside: signal(false),
  question: signal<ScreenQuestion | null>(null),
  /** `search` is what the palette begins with. */
  sheet: signal<{ readonly kind: "palette" | "help"; readonly search: string } | null>(null),
}));

/** Opens it under that call, or closes it when it is open there. */
export function toggleDrawer(app: Keeper, callId: string, which: Drawer): void {
  const { drawer } = screenOf(app);
  const now = drawer.peek();
  const isOpen = now.callId === callId && now.which === which;
  drawer.value = { callId, which: isOpen ? "none" : which };
}

/** Brings the dial pad to the front; beside held calls where there are some. */
export function showPad(app: Keeper & { readonly view: { readonly calls: CallsState } }): void {
  const { tab, padBeside } = screenOf(app);
  tab.value = "keypad";
  padBeside.value = liveCalls(app.view.calls).length > 0;
}
