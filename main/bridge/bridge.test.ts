import type { IpcMain } from "electron";
import { expect, test } from "vitest";
import { channels } from "../../shared/contract/grant.ts";
import type { AllHandlers } from "../../shared/contract/index.ts";
import { fakeClock } from "../../shared/fake-clock.ts";
import { silentLog } from "../../shared/log.ts";
import { ok } from "../../shared/result.ts";
import { signedInStore } from "../state/test-samples.ts";
import { openBridge } from "./bridge.ts";
import { createPublisher } from "./publish.ts";

type Handler = (event: unknown, ...rest: unknown[]) => unknown;

function setUp() {
  const clock = fakeClock();
  const { store } = signedInStore(clock.now);
  const handlers = new Map<string, Handler>();
  const taken: unknown[] = [];
  const ipcMain = {
    handle: (channel: string, run: Handler) => handlers.set(channel, run),
    removeHandler: (channel: string) => handlers.delete(channel),
  } as unknown as IpcMain;
  const undo = openBridge({
    ipcMain,
    handlers: { offer: { seen: async () => ok() } } as unknown as AllHandlers,
    windows: { refOf: (id) => (id === 1 ? { kind: "phone" } : null) },
    publisher: createPublisher(store, clock),
    subscriptions: {
      take(window, request) {
        taken.push([window.ref.kind, request]);
        return ok(undefined);
      },
      forget() {},
      close() {},
    },
    log: silentLog,
  });
  const sent: unknown[] = [];
  let destroyed = false;
  const sender = (id: number) => ({
    id,
    isDestroyed: () => destroyed,
    send: (...message: unknown[]) => sent.push(message),
  });
  const event = (id = 1, parent: unknown = null) => ({
    sender: sender(id),
    senderFrame: { url: "app://hookswitch/phone.html", parent },
  });
  return {
    clock,
    store,
    handlers,
    taken,
    sent,
    event,
    undo,
    destroy: () => {
      destroyed = true;
    },
  };
}

test("three channels in: asking, the snapshot, and subscribing", async () => {
  const { handlers, event, store, clock, sent, taken } = setUp();
  expect([...handlers.keys()].sort()).toEqual([channels.ask, channels.snapshot, channels.subscribe].sort());
  expect(handlers.get(channels.subscribe)?.(event(), { do: "close", id: 1 })).toMatchObject({ ok: true });
  expect(taken).toEqual([["phone", { do: "close", id: 1 }]]);
  expect(await handlers.get(channels.ask)?.(event(), "offer.seen", undefined)).toEqual({
    ok: true,
    value: undefined,
  });
  expect(handlers.get(channels.snapshot)?.(event())).toMatchObject({ number: 0, at: clock.now() });
  store.dispatch({ kind: "networkChanged", online: false });
  clock.advance(16);
  expect(sent).toMatchObject([
    [channels.slices, { number: 1, at: clock.now(), slices: { connection: { network: "offline" } } }],
  ]);
});

test("nobody else gets a snapshot or a subscription, not even a frame of ours", () => {
  const { handlers, event, taken } = setUp();
  const subscribe = handlers.get(channels.subscribe);
  for (const stranger of [event(2), event(1, {}), { ...event(1), senderFrame: null }])
    expect(subscribe?.(stranger, { do: "close", id: 1 })).toMatchObject({ error: { code: "notYours" } });
  expect(taken).toEqual([]);
  const snapshot = handlers.get(channels.snapshot);
  expect(() => snapshot?.(event(2))).toThrow();
  expect(() => snapshot?.(event(1, { url: "app://hookswitch/phone.html" }))).toThrow();
  expect(() => snapshot?.({ ...event(1), senderFrame: null })).toThrow();
});

test("nothing is sent to a page that is gone", () => {
  const { handlers, event, store, clock, sent, destroy } = setUp();
  handlers.get(channels.snapshot)?.(event());
  destroy();
  store.dispatch({ kind: "networkChanged", online: false });
  clock.advance(16);
  expect(sent).toEqual([]);
});

test("undoing takes every channel away", () => {
  const { handlers, undo } = setUp();
  undo();
  expect(handlers.size).toBe(0);
});
