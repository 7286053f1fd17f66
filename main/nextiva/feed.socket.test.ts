import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import { systemClock } from "../../shared/time.ts";
import { sockets } from "../../shared/wire/sockets.ts";
import type { DomainEvent } from "../state/events.ts";
import { createFeed, type FeedOptions } from "./feed.ts";
import { createServerTime } from "./server-time.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A feed server on a real socket: takes one token, says ready, and can push. */
async function startCentre(goodToken: () => string) {
  const server = new WebSocketServer({ port: 0, host: "127.0.0.1", path: sockets.events.path });
  await new Promise((resolve) => server.once("listening", resolve));
  let latest: WebSocket | undefined;
  server.on("connection", (socket) => {
    socket.once("message", (data) => {
      const { name, token } = JSON.parse(String(data));
      if (name !== "Authenticate" || token !== goodToken())
        return socket.close(sockets.events.closeUnauthorized);
      latest = socket;
      socket.send(JSON.stringify({ name: sockets.events.readyName }));
    });
  });
  closers.push(() => {
    for (const client of server.clients) client.terminate();
    return new Promise((resolve) => server.close(resolve));
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    push: (text: string) => latest?.send(text),
    drop: () => latest?.terminate(),
  };
}

function listen(url: string, more: Partial<FeedOptions>) {
  const told: string[] = [];
  let wake = () => {};
  const feed = createFeed({
    location: () => url,
    token: () => "good",
    userId: () => "u1",
    refreshToken: async () => {},
    resync: async () => {},
    emit(event: DomainEvent) {
      told.push(event.kind === "feedChanged" ? event.link.kind : event.kind);
      wake();
    },
    sessionEnded() {},
    clock: systemClock(globalThis),
    server: createServerTime(systemClock(globalThis)),
    random: () => 0,
    ...more,
  });
  closers.push(() => feed.close());
  /** Waits until `kind` was told, and forgets what came up to it. */
  async function until(kind: string) {
    while (!told.includes(kind)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return told.splice(0, told.indexOf(kind) + 1);
  }
  return { feed, until };
}
const removed = (id: string) =>
  JSON.stringify({ name: "OfferRemovedNotification", id, message: { offerId: "o1" } });

describe("the feed over a real socket", () => {
  it("signs on, hears, loses the connection, comes back and resyncs", async () => {
    const centre = await startCentre(() => "good");
    const { feed, until } = listen(centre.url, {});
    feed.start();
    expect(await until("resynced")).toEqual(["connecting", "open", "resyncStarted", "resynced"]);
    centre.push(removed("1"));
    expect(await until("offerEnded")).toEqual(["offerEnded"]);
    centre.drop();
    expect(await until("resynced")).toEqual(["waiting", "connecting", "open", "resyncStarted", "resynced"]);
    centre.push(removed("1"));
    centre.push(removed("2"));
    expect(await until("offerEnded")).toEqual(["offerEnded"]);
    expect(feed.counts().repeated).toBe(1);
  });

  it("skips a huge frame, and outlives one too huge to take in", async () => {
    const centre = await startCentre(() => "good");
    const { feed, until } = listen(centre.url, {});
    feed.start();
    await until("resynced");
    centre.push(`"${"x".repeat(sockets.events.maxFrameBytes)}"`);
    centre.push(removed("1"));
    await until("offerEnded");
    expect(feed.counts().tooBig).toBe(1);
    centre.push(`"${"x".repeat(5 * sockets.events.maxFrameBytes)}"`);
    expect(await until("resynced")).toEqual(["waiting", "connecting", "open", "resyncStarted", "resynced"]);
  });

  it("exchanges a token that the server does not take any more", async () => {
    let held = "old";
    const centre = await startCentre(() => "good");
    const { feed, until } = listen(centre.url, {
      token: () => held,
      refreshToken: async () => {
        held = "good";
      },
    });
    feed.start();
    expect(await until("resynced")).toEqual([
      "connecting",
      "open",
      "failed",
      "connecting",
      "open",
      "resyncStarted",
      "resynced",
    ]);
  });
});
