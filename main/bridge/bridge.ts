import type { IpcMain, IpcMainInvokeEvent } from "electron";
import type { Patch } from "../../shared/contract/collection.ts";
import { channels } from "../../shared/contract/grant.ts";
import type { AllHandlers, Slices } from "../../shared/contract/index.ts";
import type { Log } from "../../shared/log.ts";
import { fail } from "../../shared/result.ts";
import type { Publisher } from "./publish.ts";
import { type KnownWindows, type Sender, trusted } from "./sender.ts";
import { createServe } from "./serve.ts";
import type { Subscriptions } from "./subscriptions.ts";

function senderOf(event: IpcMainInvokeEvent): Sender {
  const frame = event.senderFrame;
  return {
    contentsId: event.sender.id,
    frameUrl: frame?.url ?? "",
    isMainFrame: frame !== null && frame.parent === null,
  };
}

/** Puts the border in place: three channels in, two out. Answers its undo. */
export function openBridge(parts: {
  readonly ipcMain: IpcMain;
  readonly handlers: AllHandlers;
  readonly windows: KnownWindows;
  readonly publisher: Publisher;
  readonly subscriptions: Subscriptions;
  readonly log: Log;
}): () => void {
  const { ipcMain, windows, publisher, subscriptions, log } = parts;
  const serve = createServe(parts.handlers, windows, log);
  ipcMain.handle(channels.ask, (event, path: unknown, input: unknown, files: unknown) =>
    serve(senderOf(event), path, input, files),
  );
  ipcMain.handle(channels.snapshot, (event): Slices => {
    const ref = trusted(senderOf(event), windows);
    if (ref === null) throw new Error("not a window of this app");
    const contents = event.sender;
    return publisher.snapshot(contents.id, {
      kind: ref.kind,
      send(piece) {
        if (!contents.isDestroyed()) contents.send(channels.slices, piece);
      },
    });
  });
  ipcMain.handle(channels.subscribe, (event, request: unknown) => {
    const ref = trusted(senderOf(event), windows);
    if (ref === null) return fail("notYours");
    const contents = event.sender;
    const window = {
      contentsId: contents.id,
      ref,
      send(patch: Patch) {
        if (!contents.isDestroyed()) contents.send(channels.patches, patch);
      },
    };
    return subscriptions.take(window, request);
  });
  return () => {
    ipcMain.removeHandler(channels.ask);
    ipcMain.removeHandler(channels.subscribe);
    ipcMain.removeHandler(channels.snapshot);
  };
}
