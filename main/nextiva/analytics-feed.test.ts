import { expect, it } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { silentLog } from "../../shared/log.ts";
import { sockets } from "../../shared/wire/sockets.ts";
import { fakeOpener } from "../socket/fake-socket.ts";
import { createAnalyticsFeed } from "./analytics-feed.ts";
import { createServerTime } from "./server-time.ts";

function setUp() {
  const clock = fakeClock(1_790_000_000_000);
  const net = fakeOpener();
  const said: string[] = [];
  const server = createServerTime(clock);
  let refreshes = 0;
  const feed = createAnalyticsFeed({
    location: () => "https://mancity.thrio.io",
    token: () => "the-secret-token",
    refreshToken: async () => void refreshes++,
    connected: () => void said.push("connected"),
    heard: ({ of, rows, createdAt }) => void said.push(`${of} ${rows.length} ${createdAt}`),
    changed: ({ kind }) => void said.push(kind),
    clock,
    server,
    log: silentLog,
    random: () => 0,
    open: net.open,
  });
  const frame = (name: string, message?: unknown, more: object = {}) =>
    net.latest().says(JSON.stringify({ name, id: crypto.randomUUID(), createdAt: 5_000, message, ...more }));
  return { clock, net, feed, server, frame, said: () => said.splice(0), refreshes: () => refreshes };
}

it("signs on, says when nothing is missed any more, and hands on rows with the server's time", () => {
  const { feed, net, frame, said, server } = setUp();
  feed.start();
  net.latest().opens();
  frame(sockets.analytics.readyName);
  expect(said()).toEqual(["connecting", "open", "connected"]);
  frame("UserStatisticsNotification", { users: [{ userId: "u1" }, { userId: "u2" }] });
  frame("QueueStatisticsNotification", { queues: [{ queueId: "q1" }] });
  frame("QueueStatisticsNotification", { queues: [] }, { createdAt: undefined });
  expect(said()).toEqual(["agents 2 5000", "queues 1 5000", "queues 0 null"]);
  expect(server.isKnown()).toBe(true);
});

it("counts what it does not know or cannot read, and hears the same frame once", () => {
  const { feed, net, frame, said } = setUp();
  feed.start();
  net.latest().opens();
  frame(sockets.analytics.readyName);
  said();
  frame("CampaignStatisticsNotification", { campaigns: [] });
  frame("UserStatisticsNotification", { queues: [] });
  frame("UserStatisticsNotification", "none");
  frame("UserStatisticsNotification", { users: [] }, { id: "twice" });
  frame("UserStatisticsNotification", { users: [] }, { id: "twice" });
  net.latest().says("<html>");
  expect(said()).toEqual(["agents 0 5000"]);
  expect(feed.counts).toMatchObject({ unknown: 1, malformed: 3, repeated: 1 });
});

it("says that it was cut, comes back, and says anew from when nothing is missed", () => {
  const { feed, net, frame, said, clock } = setUp();
  feed.start();
  net.latest().opens();
  frame(sockets.analytics.readyName);
  said();
  net.latest().finish(1006);
  expect(said()).toEqual(["waiting"]);
  clock.advance(5_000);
  net.latest().opens();
  frame(sockets.analytics.readyName);
  expect(said()).toEqual(["connecting", "open", "connected"]);
  feed.close();
  expect(said()).toEqual(["off"]);
});

it("a sign-on that is refused has the token exchanged", async () => {
  const { feed, net, said, refreshes } = setUp();
  feed.start();
  net.latest().opens();
  said();
  net.latest().finish(sockets.analytics.closeUnauthorized);
  expect(said()).toEqual(["failed"]);
  expect(refreshes()).toBe(1);
});
