import type { Dialog } from "electron";
import { liveCalls } from "../../shared/state/call.ts";
import { desktopText } from "../../shared/text/desktop.ts";
import type { Store } from "../state/store.ts";

interface Asked {
  readonly message: string;
  readonly detail: string;
  readonly yes: string;
  readonly no: string;
}

/** To stay is what a key or a closed box means. */
async function asks(dialog: Pick<Dialog, "showMessageBox">, asked: Asked): Promise<boolean> {
  const { message, detail, yes, no } = asked;
  const { response } = await dialog.showMessageBox({
    type: "warning",
    message,
    detail,
    buttons: [no, yes],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}

/** Whether the program may go: asked where a call would end with it, or a message is not sent. */
export async function mayQuit(
  store: Pick<Store, "get">,
  dialog: Pick<Dialog, "showMessageBox">,
): Promise<boolean> {
  const { calls, messages } = store.get();
  if (liveCalls(calls).length > 0) {
    const { message, detail, quit, stay } = desktopText.quit;
    return asks(dialog, { message, detail, yes: quit, no: stay });
  }
  if (messages.unsent === 0) return true;
  const { message, kept, lost, quit, stay } = desktopText.unsent;
  const detail = messages.isKept ? kept : lost;
  return asks(dialog, { message: message(messages.unsent), detail, yes: quit, no: stay });
}

/** Whether somebody who asked for it outside a window may sign out: what is not sent goes with it. */
export async function maySignOut(
  store: Pick<Store, "get">,
  dialog: Pick<Dialog, "showMessageBox">,
): Promise<boolean> {
  const { unsent } = store.get().messages;
  if (unsent === 0) return true;
  const { message, signOut, discard, stay } = desktopText.unsent;
  return asks(dialog, { message: message(unsent), detail: signOut, yes: discard, no: stay });
}
