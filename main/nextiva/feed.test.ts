import { describe, expect, it } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { sockets } from "../../shared/wire/sockets.ts";
import { fakeOpener } from "../socket/fake-socket.ts";
import type { DomainEvent } from "../state/events.ts";
import { ServiceError } from "./errors.ts";
import { createFeed, type FeedOptions } from "./feed.ts";
import { createServerTime } from "./server-time.ts";

function setUp(more: Partial<FeedOptions> = {}) {
  const clock = fakeClock();
  const net = fakeOpener();
  const events: DomainEvent[] = [];
  const lines: unknown[] = [];
  const say = (what: string, facts?: object) => lines.push([what, facts]);
  const log = { error: say, warn: say, info: say, debug: say, named: () => log };
  let resyncs = 0;
  let refreshes = 0;
  const endings: string[] = [];
  const server = createServerTime(clock);
  const feed = createFeed({
    location: () => "https://mancity.thrio.io",
    token: () => "the-secret-token",
    userId: () => "u1",
    refreshToken: async () => void refreshes++,
    resync: async () => void resyncs++,
    emit: (event) => events.push(event),
    sessionEnded: (reason) => endings.push(reason),
    clock,
    server,
    log,
    random: () => 0,
    open: net.open,
    ...more,
  });
  const frame = (name: string, message?: object, id: string | undefined = crypto.randomUUID()) =>
    net
      .latest()
      .says(
        JSON.stringify({ name, id, createdAt: clock.now(), workitemId: null, result: "SUCCESS", message }),
      );
  /** What was told since the last asking, link changes as their kind. */
  const heard = () =>
    events.splice(0).map((event) => (event.kind === "feedChanged" ? event.link.kind : event.kind));
  return {
    clock,
    net,
    feed,
    server,
    events,
    lines,
    endings,
    frame,
    heard,
    resyncs: () => resyncs,
    refreshes: () => refreshes,
  };
}
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

async function ready(more: Partial<FeedOptions> = {}) {
  const harness = setUp(more);
  harness.feed.start();
  harness.net.latest().opens();
  harness.frame(sockets.events.readyName);
  await settled();
  harness.heard();
  return harness;
}

describe("the events feed", () => {
  it("signs on in its first frame, and is synced only after what was missed is read", async () => {
    let finish = () => {};
    const reading = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { feed, net, frame, heard } = setUp({ resync: () => reading });
    feed.start();
    expect(net.latest().url).toBe("wss://mancity.thrio.io/events/ws");
    net.latest().opens();
    expect(net.latest().sent).toEqual(['{"name":"Authenticate","token":"the-secret-token"}']);
    expect(heard()).toEqual(["connecting", "open"]);
    frame(sockets.events.readyName);
    frame("OfferRemovedNotification", { offerId: "o1" });
    await settled();
    expect(heard()).toEqual(["resyncStarted", "offerEnded"]);
    finish();
    await settled();
    expect(heard()).toEqual(["resynced"]);
  });

  it("takes a server that never says ready at its open socket", async () => {
    const { feed, net, clock, heard, resyncs } = setUp();
    feed.start();
    net.latest().opens();
    clock.advance(sockets.events.readyLimitMs - 1);
    expect(resyncs()).toBe(0);
    clock.advance(1);
    await settled();
    expect(heard()).toEqual(["connecting", "open", "resyncStarted", "resynced"]);
  });

  it("drops a frame that came before", async () => {
    const { frame, heard, feed } = await ready();
    for (const id of ["a", "b", "a"]) frame("OfferRemovedNotification", { offerId: "o1" }, id);
    expect(heard()).toEqual(["offerEnded", "offerEnded"]);
    expect(feed.counts().repeated).toBe(1);
  });

  it("counts and outlives what it cannot read", async () => {
    const { net, frame, heard, feed } = await ready();
    for (const text of ["", "{", "null", "[]", '"x"', "{}", '{"name":""}', '{"name":7}'])
      net.latest().says(text);
    net
      .latest()
      .says(JSON.stringify({ name: "OfferNotification", message: "x".repeat(sockets.events.maxFrameBytes) }));
    frame("OfferNotification", { offer: {} });
    frame("SomethingNewNotification", {});
    frame("OfferRemovedNotification", { offerId: "o1" });
    expect(heard()).toEqual(["offerEnded"]);
    expect(feed.counts()).toMatchObject({ malformed: 9, unknown: 1, tooBig: 1 });
  });

  it("[complaint 10] resyncs after every reconnect", async () => {
    const { net, clock, frame, heard, resyncs } = await ready();
    net.latest().finish(1006);
    clock.advance(250);
    net.latest().opens();
    frame(sockets.events.readyName);
    await settled();
    clock.advance(sockets.events.readyLimitMs);
    await settled();
    expect(heard()).toEqual(["waiting", "connecting", "open", "resyncStarted", "resynced"]);
    expect(resyncs()).toBe(2);
  });

  it("tries a resync again that failed, and forgets one of a connection that is gone", async () => {
    let tries = 0;
    const failing = () =>
      tries++ === 0 ? Promise.reject(new ServiceError("serverError", "down")) : Promise.resolve();
    const { clock, heard, feed, net, frame } = setUp({ resync: failing });
    feed.start();
    net.latest().opens();
    frame(sockets.events.readyName);
    await settled();
    expect(heard().at(-1)).toBe("resyncStarted");
    clock.advance(1_000);
    await settled();
    expect(heard()).toEqual(["resyncStarted", "resynced"]);

    let finish = () => {};
    const slow = await ready({ resync: () => new Promise<void>((resolve) => (finish = resolve)) });
    slow.net.latest().finish();
    finish();
    await settled();
    expect(slow.heard()).toEqual(["waiting"]);
  });

  it("exchanges a token that was not taken, and starts again", async () => {
    const { feed, net, clock, heard, refreshes } = setUp();
    feed.start();
    net.latest().opens();
    net.latest().finish(sockets.events.closeUnauthorized);
    expect(heard()).toEqual(["connecting", "open", "failed"]);
    await settled();
    clock.advance(0);
    expect(refreshes()).toBe(1);
    expect(heard()).toEqual(["connecting"]);
    net.latest().opens();
    net.latest().finish(sockets.events.closeUnauthorized);
    await settled();
    heard();
    clock.advance(1_999);
    expect(heard()).toEqual([]);
    clock.advance(1);
    expect(heard()).toEqual(["connecting"]);
  });

  it("stays down when the session is over, and comes back when the provider was only away", async () => {
    for (const [code, next] of [
      ["sessionExpired", []],
      ["offline", ["connecting"]],
    ] as const) {
      const { feed, net, clock, heard } = setUp({
        refreshToken: () => Promise.reject(new ServiceError(code, "x")),
      });
      feed.start();
      net.latest().opens();
      net.latest().finish(sockets.events.closeUnauthorized);
      await settled();
      heard();
      clock.advance(60_000);
      expect(heard().slice(0, 1)).toEqual(next);
    }
  });

  it("without a location fails, and asks for no token", async () => {
    const { feed, heard, refreshes } = setUp({
      location: () => null,
      open: () => {
        throw new SyntaxError("Invalid URL");
      },
    });
    feed.start();
    await settled();
    expect(heard()).toEqual(["connecting", "failed"]);
    expect(refreshes()).toBe(0);
  });

  it("tells of a session that the server ended", async () => {
    const { frame, endings } = await ready();
    frame("ForceLogoutNotification", { userId: "u2" });
    frame("ForceLogoutNotification", { userId: "u1", reason: "supervisor" });
    expect(endings).toEqual(["supervisor"]);
  });

  it("learns how far the clocks are apart, from the quickest frame", async () => {
    const { net, clock, server } = await ready();
    expect(server.skew()).toBe(0);
    net.latest().finish();
    clock.advance(250);
    net.latest().opens();
    const says = (ago: number) =>
      net.latest().says(JSON.stringify({ name: "Any", createdAt: clock.now() - ago }));
    says(70_000);
    says(60_000);
    says(90_000);
    expect(server.skew()).toBe(60_000);
  });

  it("leaves no timer behind and never logs the token", async () => {
    const { feed, clock, frame, heard, lines, net } = await ready();
    frame("SomethingNewNotification", {});
    net.latest().says("the-secret-token");
    net.latest().finish(sockets.events.closeUnauthorized);
    feed.close();
    await settled();
    expect(heard().at(-1)).toBe("off");
    expect(clock.pending()).toBe(0);
    clock.advance(60_000);
    expect(JSON.stringify(lines)).not.toContain("the-secret-token");
    expect(lines.length).toBeGreaterThan(1);
  });
});
