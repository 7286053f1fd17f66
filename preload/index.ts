import { contextBridge, type IpcRendererEvent, ipcRenderer } from "electron";
import { type BridgeGrant, channels, grantArgument } from "../shared/contract/grant.ts";

/**
 * Walks what main granted this window and puts one small object on it. It knows no feature:
 * a new command needs no line here. The page gets functions only, never ipcRenderer or its events.
 */
const argument = process.argv.find((each) => each.startsWith(grantArgument));
const grant: BridgeGrant = JSON.parse(decodeURIComponent(argument?.slice(grantArgument.length) ?? "null"));

const ask: Record<string, Record<string, (input?: unknown) => Promise<unknown>>> = {};
for (const path of grant.commands) {
  const [area = "", name = ""] = path.split(".");
  ask[area] = { ...ask[area], [name]: (input) => ipcRenderer.invoke(channels.ask, path, input) };
}

contextBridge.exposeInMainWorld("hookswitch", {
  ask,
  snapshot: () => ipcRenderer.invoke(channels.snapshot),
  watch(seen: (piece: unknown) => void) {
    const listener = (_event: IpcRendererEvent, piece: unknown) => seen(piece);
    ipcRenderer.on(channels.slices, listener);
    // Nothing is answered: removeListener would hand ipcRenderer itself to the page.
    return () => void ipcRenderer.removeListener(channels.slices, listener);
  },
});
