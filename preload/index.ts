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

/** Nothing is answered by the undo: removeListener would hand ipcRenderer itself to the page. */
function heard(channel: string) {
  return (seen: (message: unknown) => void) => {
    const listener = (_event: IpcRendererEvent, message: unknown) => seen(message);
    ipcRenderer.on(channel, listener);
    return () => void ipcRenderer.removeListener(channel, listener);
  };
}

contextBridge.exposeInMainWorld("hookswitch", {
  ask,
  snapshot: () => ipcRenderer.invoke(channels.snapshot),
  watch: heard(channels.slices),
  subscribe: (request: unknown) => ipcRenderer.invoke(channels.subscribe, request),
  patches: heard(channels.patches),
});
/** The part of Node's process that a sandboxed preload has. */
declare const process: { readonly argv: readonly string[] };
