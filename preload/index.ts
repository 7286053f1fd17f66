import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from "electron";
import { type BridgeGrant, channels, grantArgument } from "../shared/contract/grant.ts";

/**
 * Walks what main granted this window and puts one small object on it. It knows no feature:
 * a new command needs no line here. The page gets functions only, never ipcRenderer or its events.
 */
const argument = process.argv.find((each) => each.startsWith(grantArgument));
const grant: BridgeGrant = JSON.parse(decodeURIComponent(argument?.slice(grantArgument.length) ?? "null"));

/** Where files are that a person gave to the page, for what takes files. One that the page made itself is nowhere: "". */
const placesOf = (files: unknown) =>
  Array.isArray(files) ? [files.map((file: File) => webUtils.getPathForFile(file))] : [];

const ask: Record<string, Record<string, (input?: unknown, files?: unknown) => Promise<unknown>>> = {};
for (const path of grant.commands) {
  const [area = "", name = ""] = path.split(".");
  ask[area] = {
    ...ask[area],
    [name]: (input, files) => ipcRenderer.invoke(channels.ask, path, input, ...placesOf(files)),
  };
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
