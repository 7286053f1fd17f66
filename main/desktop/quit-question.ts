import type { Dialog } from "electron";
import { liveCalls } from "../../shared/state/call.ts";
import { desktopText } from "../../shared/text/desktop.ts";
import type { Store } from "../state/store.ts";

/** Whether the program may go: asked where a call would end with it. To stay is what a key or a closed box means. */
export async function mayQuit(
  store: Pick<Store, "get">,
  dialog: Pick<Dialog, "showMessageBox">,
): Promise<boolean> {
  if (liveCalls(store.get().calls).length === 0) return true;
  const { message, detail, quit, stay } = desktopText.quit;
  const { response } = await dialog.showMessageBox({
    type: "warning",
    message,
    detail,
    buttons: [stay, quit],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1;
}
