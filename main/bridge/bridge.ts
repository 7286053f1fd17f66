import type { IpcMain, IpcMainInvokeEvent } from "electron";
import { channels } from "../../shared/contract/grant.ts";
import type { AllHandlers, Slices } from "../../shared/contract/index.ts";
import type { Log } from "../../shared/log.ts";
import type { Publisher } from "./publish.ts";
import { type KnownWindows, type Sender, trusted } from "./sender.ts";
import { createServe } from "./serve.ts";

function senderOf(event: IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame;
  return {
    contentsId: event.sender.id,
    frameUrl: frame?.url ?? "",
    isMainFrame: frame !== null && frame.parent === null,
  };
}

/** Puts the border in place: two channels in, one out. Answers its undo. */
export function openBridge(parts: {
  readonly ipcMain: IpcMain;
  readonly handlers: AllHandlers;
  readonly windows: KnownWindows;
  readonly publisher: Publisher;
  readonly log: Log;
}): () => void {
  const { ipcMain, windows, publisher, log } = parts;
  const serve = createServe(parts.handlers, windows, log);
  ipcMain.handle(channels.ask, (event, path: unknown, input: unknown) => serve(senderOf(event), path, input));
  ipcMain.handle(channels.snapshot, (event): Slices => {
    const kind = trusted(senderOf(event), windows);
    if (kind === null) throw new Error("not a window of this app");
    const contents = event.sender;
    return publisher.snapshot(contents.id, {
      kind,
      send(piece) {
        if (!contents.isDestroyed()) contents.send(channels.slices, piece);
      },
    });
  });
  return () => {
    ipcMain.removeHandler(channels.ask);
    ipcMain.removeHandler(channels.snapshot);
  };
}
