import * as fc from "fast-check";
import * as v from "valibot";
import { expect, it } from "vitest";
import { wireEvents } from "../../shared/wire/events.ts";
import type { Command } from "./commands.ts";
import { makeWorld } from "./seed/world.ts";
import { step } from "./step.ts";
import type { World } from "./types.ts";

const start = Date.UTC(2026, 10, 24, 12);
const users = [...makeWorld({ seed: 1, now: start }).agents.keys()];

/** Few of them, so that much happens to each: two agents and the supervisor. */
const user = fc.constantFrom(...users.slice(0, 2), ...users.slice(-1));
/** Which of the workitems or offers that there are when it comes to it. */
const pick = fc.nat(5);

type Move = (world: World) => Command;
const items = (world: World) => [...world.items.keys()];
/** Open ones, and a closed one now and then. */
const offers = (world: World) => {
  const all = [...world.offers.values()];
  const open = all.filter((offer) => offer.state === "open");
  return [...open, ...all.filter((offer) => offer.state !== "open").slice(-1)].map((offer) => offer.offerId);
};
const at = (list: readonly string[], n: number) => list[n % Math.max(1, list.length)] ?? "none";

const withItem = (kinds: readonly string[]): fc.Arbitrary<Move> =>
  fc
    .tuple(fc.constantFrom(...kinds), user, pick, fc.boolean())
    .map(([kind, userId, n, owned]) => (world: World) => {
      const workitemId = at(items(world), n);
      const owner = world.items.get(workitemId)?.agentId;
      // Mostly the right one: else nearly everything is refused.
      const by = owned && owner ? owner : userId;
      return {
        kind,
        userId: by,
        workitemId,
        muted: owned,
        digits: "1",
        on: owned,
        to: userId,
        queueId: "queue-1",
      } as Command;
    });

const moves: readonly fc.Arbitrary<Move>[] = [
  fc.tuple(user, fc.constantFrom("available", "break", "lunch")).map(
    ([userId, statusId]): Move =>
      () => ({ kind: "acdLogin", userId, statusId }),
  ),
  fc.tuple(fc.boolean(), user, fc.constantFrom("voice", "sms"), fc.boolean()).map(
    ([direct, agentId, channel, ringAll]): Move =>
      () => ({
        kind: "arrive",
        arrival: {
          channel: channel as "voice",
          from: "+1555",
          ringAll,
          ...(direct ? { agentId } : { queueId: "queue-1" }),
        },
      }),
  ),
  fc
    .tuple(fc.constantFrom("acceptOffer", "acceptOffer", "rejectOffer", "expireOffer", "withdrawOffer"), pick)
    .map(
      ([kind, n]): Move =>
        (world) => {
          const offerId = at(offers(world), n);
          return { kind, userId: world.offers.get(offerId)?.userId ?? "", offerId } as Command;
        },
    ),
  // The leg that rings is answered.
  fc.constant<Move>((world) => {
    const ringing = [...world.agents.values()].find((agent) => agent.leg === "ringing");
    return ringing === undefined ? { kind: "tick" } : { kind: "legIsUp", userId: ringing.userId };
  }),
  withItem([
    "bridge",
    "hold",
    "hangUp",
    "muteCall",
    "digits",
    "record",
    "callerHangsUp",
    "terminate",
    "leaveCalls",
  ]),
  withItem(["transferToAgent", "transferToQueue", "bridge"]),
  fc.tuple(user, pick, pick).map(
    ([userId, a, b]): Move =>
      (world) => ({ kind: "joinCalls", userId, workitemId: at(items(world), a), other: at(items(world), b) }),
  ),
  fc
    .tuple(
      user,
      fc.constantFrom(
        "connect",
        "disconnect",
        "legIsUp",
        "legIsGone",
        "legIsDetached",
        "acdLogout",
        "endSession",
      ),
    )
    .map(
      ([userId, kind]): Move =>
        () =>
          ({ kind, userId }) as Command,
    ),
  fc.tuple(user, user, fc.constantFrom("monitor", "forceLogout", "setStatusOf")).map(
    ([userId, of, kind]): Move =>
      () =>
        ({ kind, userId, of, mode: "join", disable: false, statusId: "meeting" }) as Command,
  ),
  fc.tuple(user, fc.constantFrom("+15550150", "+15550196", "+15550195", "+15550199")).map(
    ([userId, to]): Move =>
      () => ({ kind: "dial", call: { userId, to, campaignId: "campaign-123" } }),
  ),
  fc.tuple(user, fc.boolean()).map(
    ([userId, on]): Move =>
      () => ({ kind: "conference", userId, on }),
  ),
];
const move = fc.oneof(...moves.map((arbitrary, i) => ({ arbitrary, weight: i >= 1 && i <= 3 ? 4 : 1 })));
const waits = fc.constantFrom(0, 0, 1, 500, 5_000, 20_000);

function check(world: World, now: number): void {
  for (const agent of [...world.agents.values()]) {
    const calls = [...world.items.values()].filter(
      (item) => item.agentId === agent.userId && item.channelType === "voice",
    );
    const active = calls.filter((item) => item.state === "active");
    if (!agent.inConference) expect(active.length, "active calls of one agent").toBeLessThanOrEqual(1);
    for (const call of calls)
      expect(call.inMute, "one mute").toBe(call.state === "active" ? agent.inMute : call.inMute);
    if (agent.acdLoginAt === 0) expect(agent.statusId).toBe("loggedout");
  }
  for (const offer of [...world.offers.values()].filter((one) => one.state === "open")) {
    const item = world.items.get(offer.workitemId);
    expect(item, "a workitem behind each offer").toBeDefined();
    expect(item?.agentId, "nobody has what is still offered").toBe("");
    expect(item?.state).toBe("offered");
    expect(offer.expiresAt, "no offer beyond its time").toBeGreaterThan(now);
  }
  for (const item of [...world.items.values()]) {
    expect(item.state).not.toBe("terminated");
    if (item.state === "active" || item.state === "hold") expect(item.agentId).not.toBe("");
    if (item.state === "inqueue") expect(item.agentId).toBe("");
  }
  expect(world.nextDue, "what is due is done").toBeGreaterThan(now);
}

it("stays a sound contact centre, whatever happens in whatever order", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(move, waits), { minLength: 1, maxLength: 60, size: "max" }), (made) => {
      const world = makeWorld({ seed: 1, now: start });
      let now = start;
      for (const userId of users) step(world, { kind: "acdLogin", userId, statusId: "available" }, now);
      for (const [make, wait] of made) {
        now += wait;
        const result = step(world, make(world), now);
        check(world, now);
        for (const event of result.events) {
          expect(v.safeParse(wireEvents[event.name].message, event.message).success, event.name).toBe(true);
        }
      }
    }),
    { numRuns: 300 },
  );
});
