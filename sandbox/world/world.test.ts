import { beforeEach, describe, expect, it } from "vitest";
import type { Arrival, Command } from "./commands.ts";
import { makeWorld } from "./seed/world.ts";
import type { WorldState } from "./state.ts";
import { step } from "./step.ts";
import type { Agent, Behaviour, Item, OpenOffer, Step } from "./types.ts";

const start = Date.UTC(2026, 10, 24, 12);
let world: WorldState;
let now: number;
let notified: string[];

beforeEach(() => {
  now = start;
  world = makeWorld({ seed: 1, now });
  notified = [];
});

function run(command: Command): Step {
  const result = step(world, command, now);
  notified.push(...result.events.map((event) => `${nameOf(event.to)} ${event.name}`));
  return result;
}
function passes(ms: number): void {
  now += ms;
  run({ kind: "tick" });
}
function agent(name: string): Agent {
  const found = [...world.agents.values()].find((one) => one.firstName.toLowerCase() === name);
  if (found === undefined) throw new Error(name);
  return found;
}
const nameOf = (userId: string) => world.agents.get(userId)?.firstName.toLowerCase() ?? "";
const behaviour = (change: Partial<Behaviour>) => run({ kind: "setBehaviour", behaviour: change });
const available = (...names: string[]) => {
  for (const name of names) {
    run({ kind: "acdLogin", userId: agent(name).userId, statusId: "available" });
    now += 1;
  }
};
function rings(more: Partial<Arrival> = { queueId: "queue-1" }): string {
  const { answer } = run({ kind: "arrive", arrival: { channel: "voice", from: "+15550100", ...more } });
  if (!answer.ok) throw new Error(answer.message);
  return (answer.value as { workitemId: string }).workitemId;
}
const offers = (workitemId?: string): OpenOffer[] =>
  [...world.offers.values()].filter(
    (one) => one.state === "open" && (workitemId === undefined || one.workitemId === workitemId),
  );
const offered = (workitemId?: string) => offers(workitemId).map((one) => nameOf(one.userId));
function item(workitemId: string): Item {
  const found = world.item(workitemId);
  if (found === undefined) throw new Error("no such workitem");
  return found;
}
function accepts(name: string, workitemId: string): void {
  const offer = offers(workitemId).find((one) => one.userId === agent(name).userId);
  run({ kind: "acceptOffer", userId: agent(name).userId, offerId: offer?.offerId ?? "" });
  if (agent(name).leg === "ringing") run({ kind: "legIsUp", userId: agent(name).userId });
}
function inCall(name: string): string {
  available(name);
  const workitemId = rings();
  accepts(name, workitemId);
  return workitemId;
}

describe("an offer", () => {
  it("goes to the one idle longest, and to the next when it runs out, who gets No Answer", () => {
    available("ana", "ben");
    const call = rings();
    expect(offered()).toEqual(["ana"]);
    passes(19_999);
    expect(offered()).toEqual(["ana"]);
    passes(1);
    expect(offered(call)).toEqual(["ben"]);
    expect(agent("ana").statusId).toBe("noanswer");
    expect(notified).toContain("ana OfferExpiredNotification");
  });

  it("leaves the agent as they are where the queue says so", () => {
    const queue = [...world.objectsOf("queue")][0];
    const object = { ...queue, noAnswerStatusAsAvailable: true };
    run({ kind: "putObject", userId: "", type: "queue", object });
    available("ana");
    rings();
    passes(20_000);
    expect(agent("ana").statusId).toBe("available");
  });

  it("that is rejected goes back to the queue, and the agent where they said", () => {
    available("ana", "ben");
    const call = rings();
    const [offer] = offers();
    const userId = agent("ana").userId;
    run({ kind: "rejectOffer", userId, offerId: offer?.offerId ?? "", statusId: "break" });
    expect(agent("ana").statusId).toBe("break");
    expect(offered(call)).toEqual(["ben"]);
  });

  it("comes round again after a while when everybody rejected it", () => {
    available("ana");
    const call = rings();
    run({ kind: "rejectOffer", userId: agent("ana").userId, offerId: offers()[0]?.offerId ?? "" });
    expect(item(call).state).toBe("inqueue");
    passes(4_999);
    expect(offered()).toEqual([]);
    passes(1);
    expect(offered()).toEqual(["ana"]);
  });

  it("ends with the caller's hang-up, and with its withdrawal", () => {
    available("ana", "ben");
    const call = rings();
    run({ kind: "callerHangsUp", workitemId: call });
    expect(notified).toContain("ana OfferTerminatedByHangupNotification");
    const second = rings();
    run({ kind: "withdrawOffer", offerId: offers(second)[0]?.offerId ?? "" });
    expect(notified).toContain("ana OfferRemovedNotification");
    expect(offered(second)).toEqual(["ben"]);
  });

  it("to all is withdrawn from the others by the first who takes it", () => {
    available("ana", "ben", "chloe");
    const call = rings({ queueId: "queue-2", ringAll: true });
    expect(offered(call).sort()).toEqual(["ana", "ben", "chloe"]);
    accepts("ben", call);
    expect(offered(call)).toEqual([]);
    expect(notified.filter((one) => one.endsWith("OfferRemovedNotification"))).toHaveLength(2);
    expect(item(call)).toMatchObject({ state: "active", agentId: agent("ben").userId });
  });

  it("result twice by the same agent is result once; by another it is unknown", () => {
    available("ana");
    rings();
    const offerId = offers()[0]?.offerId ?? "";
    const take = (name: string) => run({ kind: "acceptOffer", userId: agent(name).userId, offerId }).answer;
    expect(take("ana")).toMatchObject({ ok: true });
    expect(take("ana")).toMatchObject({ ok: true });
    expect(take("ben")).toMatchObject({ ok: false, refusal: "notFound" });
  });

  it("that is over cannot be result", () => {
    available("ana");
    const call = rings();
    const offerId = offers()[0]?.offerId ?? "";
    run({ kind: "callerHangsUp", workitemId: call });
    const { answer } = run({ kind: "acceptOffer", userId: agent("ana").userId, offerId });
    expect(answer).toMatchObject({ ok: false, refusal: "gone" });
  });

  it("is result by itself for an agent set to auto-accept", () => {
    run({ kind: "changeAgent", of: agent("ana").userId, change: { acdAutoAccept: true } });
    available("ana");
    const call = rings();
    expect(item(call).agentId).toBe(agent("ana").userId);
  });

  it("to one agent comes beside another, and ends in voicemail when it runs out", () => {
    available("ana");
    rings();
    const direct = rings({ agentId: agent("ana").userId });
    expect(offered()).toEqual(["ana", "ana"]);
    passes(20_000);
    expect(item(direct)).toMatchObject({ state: "terminated", extra: { voicemailFile: expect.any(String) } });
  });

  it("goes by priority, then by age", () => {
    const old = rings();
    now += 10;
    const urgent = rings({ queueId: "queue-1", priority: 5 });
    available("ana");
    expect(offers().map((one) => one.workitemId)).toEqual([urgent]);
    available("ben");
    expect(offers(old)).toHaveLength(1);
  });
});

describe("a call", () => {
  it("is active once the leg is up, and the agent on a call", () => {
    available("ana");
    const call = rings();
    run({ kind: "acceptOffer", userId: agent("ana").userId, offerId: offers()[0]?.offerId ?? "" });
    expect(item(call).state).toBe("offered");
    expect(agent("ana")).toMatchObject({ statusId: "oncall", leg: "ringing" });
    run({ kind: "legIsUp", userId: agent("ana").userId });
    expect(item(call).state).toBe("active");
  });

  it("goes to somebody else when the leg never comes", () => {
    available("ana", "ben");
    const call = rings();
    run({ kind: "acceptOffer", userId: agent("ana").userId, offerId: offers()[0]?.offerId ?? "" });
    passes(15_000);
    expect(agent("ana").statusId).toBe("noanswer");
    expect(offered(call)).toEqual(["ben"]);
  });

  it("outlives its leg for a while, and no longer", () => {
    const call = inCall("ana");
    run({ kind: "legIsGone", userId: agent("ana").userId });
    passes(14_999);
    expect(item(call).state).toBe("active");
    passes(1);
    expect(item(call)).toMatchObject({ state: "terminated", terminationReason: "LINE_FAILURE" });
    expect(notified.findLast((one) => one.startsWith("ana"))).toBe("ana UserStatusChangeNotification");
  });

  it("goes on over a new leg", () => {
    const call = inCall("ana");
    const { userId } = agent("ana");
    run({ kind: "legIsGone", userId });
    expect(run({ kind: "connect", userId }).effects).toEqual([{ kind: "ringLeg", userId }]);
    run({ kind: "legIsUp", userId });
    passes(60_000);
    expect(item(call).state).toBe("active");
  });

  it.each([
    ["chosen", "break"],
    ["available", "available"],
  ] as const)("leaves the agent %s: %s", (afterCall, statusId) => {
    behaviour({ afterCall });
    const call = inCall("ana");
    run({ kind: "acdLogin", userId: agent("ana").userId, statusId: "break" });
    expect(agent("ana").statusId).toBe("oncall");
    run({ kind: "hangUp", userId: agent("ana").userId, workitemId: call });
    expect(agent("ana").statusId).toBe(statusId);
  });

  it("is followed by wrap-up where there is one", () => {
    behaviour({ wrapUpMs: 30_000 });
    const call = inCall("ana");
    run({ kind: "callerHangsUp", workitemId: call });
    expect(agent("ana").statusId).toBe("wrapup");
    expect(world.nextDue).toBe(now + 30_000);
    passes(30_000);
    expect(agent("ana").statusId).toBe("available");
  });

  it("ends the leg with it, unless the agent works off-hook", () => {
    const first = inCall("ana");
    const end = () => run({ kind: "callerHangsUp", workitemId: first }).effects;
    expect(end()).toEqual([{ kind: "endLeg", userId: agent("ana").userId }]);
    const of = agent("ben").userId;
    run({ kind: "changeAgent", of, change: { telephony: { workOffHook: true } } });
    run({ kind: "acdLogin", userId: agent("ana").userId, statusId: "break" });
    const second = inCall("ben");
    expect(run({ kind: "callerHangsUp", workitemId: second }).effects).toEqual([]);
    expect(agent("ben").leg).toBe("up");
  });

  it("is held by the next one, and comes back by bridging", () => {
    const first = inCall("ana");
    const second = rings({ agentId: agent("ana").userId });
    accepts("ana", second);
    expect([item(first).state, item(second).state]).toEqual(["hold", "active"]);
    run({ kind: "bridge", userId: agent("ana").userId, workitemId: first });
    expect([item(first).state, item(second).state]).toEqual(["active", "hold"]);
  });

  it("is muted by workitem or by user, and both end in one mute", () => {
    const call = inCall("ana");
    const { userId } = agent("ana");
    run({ kind: "muteCall", userId, workitemId: call, muted: true });
    expect([agent("ana").inMute, item(call).inMute]).toEqual([true, true]);
    run({ kind: "muteUser", userId, muted: false });
    expect([agent("ana").inMute, item(call).inMute]).toEqual([false, false]);
    run({ kind: "muteUser", userId, muted: true });
    run({ kind: "callerHangsUp", workitemId: call });
    expect(agent("ana").inMute).toBe(false);
  });

  it("takes digits when active, and belongs to its agent", () => {
    const call = inCall("ana");
    const press = (name: string, digits: string) =>
      run({ kind: "digits", userId: agent(name).userId, workitemId: call, digits }).answer;
    press("ana", "12#");
    press("ana", "*");
    expect(item(call).digits).toBe("12#*");
    expect(press("ana", "x")).toMatchObject({ refusal: "invalid" });
    expect(press("ben", "1")).toMatchObject({ refusal: "forbidden" });
    run({ kind: "hold", userId: agent("ana").userId, workitemId: call });
    expect(press("ana", "1")).toMatchObject({ refusal: "conflict" });
  });

  it("goes to an agent or a queue by transfer, and not back to who sent it", () => {
    const call = inCall("ana");
    available("ben");
    run({ kind: "transferToAgent", userId: agent("ana").userId, workitemId: call, to: agent("ben").userId });
    expect(offered(call)).toEqual(["ben"]);
    expect(agent("ana").statusId).toBe("available");
    accepts("ben", call);
    run({ kind: "transferToQueue", userId: agent("ben").userId, workitemId: call, queueId: "queue-3" });
    expect(offered(call)).toEqual(["ana"]);
  });
});

describe("dialling", () => {
  const dial = (to: string, force = false) =>
    run({ kind: "dial", call: { userId: agent("ana").userId, to, force, campaignId: "campaign-123" } })
      .answer;

  it.each([
    ["+15551110199", false, { canDial: false, consentType: 1 }],
    ["+15551110199", true, { canDial: true }],
    ["+15551110198", false, { canDial: false, consentType: 2 }],
    ["+15551110197", true, { canDial: false, consentType: 3 }],
    ["+15551110150", false, { canDial: true, consentType: 0, workitemId: expect.any(String) }],
  ])("%s, forced %s", (to, force, value) => {
    expect(dial(to, force)).toMatchObject({ ok: true, value });
  });

  it.each([
    ["+15551110150", "active", ""],
    ["+15551110196", "terminated", "BUSY"],
    ["+15551110195", "terminated", "NO_ANSWER"],
  ])("%s ends up %s %s", (to, state, terminationReason) => {
    available("ana");
    const answer = dial(to);
    run({ kind: "legIsUp", userId: agent("ana").userId });
    const { workitemId } = (answer.ok ? answer.value : {}) as { workitemId: string };
    expect(item(workitemId).state).toBe("ringing");
    passes(12_000);
    expect(item(workitemId)).toMatchObject({ state, terminationReason });
  });

  it("refuses what is no number, and a campaign nobody knows", () => {
    expect(dial("call me")).toMatchObject({ refusal: "invalid" });
    const call = { userId: agent("ana").userId, to: "+15550100", campaignId: "none" };
    expect(run({ kind: "dial", call }).answer).toMatchObject({ refusal: "invalid" });
  });
});

describe("the leg", () => {
  it("is rung once, however often it is asked for", () => {
    const { userId } = agent("ana");
    expect(run({ kind: "connect", userId }).effects).toHaveLength(1);
    expect(run({ kind: "connect", userId }).effects).toHaveLength(0);
    run({ kind: "legIsUp", userId });
    expect(run({ kind: "connect", userId }).effects).toHaveLength(0);
  });

  it("takes the calls with it when the agent disconnects", () => {
    const call = inCall("ana");
    run({ kind: "disconnect", userId: agent("ana").userId });
    expect(item(call).terminationReason).toBe("AGENT_DISCONNECTED");
    expect(agent("ana").leg).toBe("none");
  });

  it("of an agent with a telephone comes up without WebRTC", () => {
    const { effects } = run({ kind: "connect", userId: agent("dan").userId });
    expect(effects).toEqual([]);
    passes(400);
    expect(agent("dan").leg).toBe("up");
  });
});

describe("a supervisor", () => {
  const by = () => agent("sue").userId;

  it("moves, logs out and disables agents; an agent may not", () => {
    const call = inCall("ana");
    const of = agent("ana").userId;
    expect(
      run({ kind: "forceLogout", userId: agent("ben").userId, of, disable: false }).answer,
    ).toMatchObject({
      refusal: "forbidden",
    });
    const { effects } = run({ kind: "forceLogout", userId: by(), of, disable: true });
    expect(effects).toContainEqual({ kind: "endSession", userId: of });
    expect(agent("ana")).toMatchObject({ acdLoginAt: 0, enabled: false, leg: "none" });
    expect(item(call).terminationReason).toBe("TERMINATED_BY_SUPERVISOR");
    expect(notified).toContain("ana ForceLogoutNotification");
  });

  it("listens while the agent is in a call, and no longer", () => {
    const of = agent("ana").userId;
    const listen = () => run({ kind: "monitor", userId: by(), of, mode: "listen" }).answer;
    expect(listen()).toMatchObject({ refusal: "conflict" });
    const call = inCall("ana");
    expect(listen()).toMatchObject({ ok: true });
    run({ kind: "legIsUp", userId: by() });
    run({ kind: "callerHangsUp", workitemId: call });
    expect(agent("sue")).toMatchObject({ monitors: null, leg: "none" });
  });

  describe("on an agent's calls", () => {
    const of = () => agent("ana").userId;
    /** What a command makes the feed say of who is on whose calls: to whom, and what. */
    const says = (command: Command) =>
      run(command)
        .events.filter(({ name }) => name === "MonitoringChangedNotification")
        .map(({ to, message }) => {
          const { monitors, reason, state } = message as {
            monitors: { name: string; mode: string }[];
            reason?: string;
            state?: string;
          };
          const who = monitors.map(({ name, mode }) => `${name} ${mode}`).join();
          return [nameOf(to), who, reason ?? state ?? ""].join(": ");
        });
    const monitors = (mode: "listen" | "coach" | "join", name = "sue"): Command => ({
      kind: "monitor",
      userId: agent(name).userId,
      of: of(),
      mode,
    });
    const listening = () => {
      const call = inCall("ana");
      run(monitors("listen"));
      run({ kind: "legIsUp", userId: by() });
      return call;
    };

    it("is told to those concerned: who only listens is told to nobody but supervisors", () => {
      inCall("ana");
      expect(says(monitors("listen"))).toEqual(["sue: Sue Sato listen: active"]);
      expect(says(monitors("coach"))).toEqual(["ana: Sue Sato coach: ", "sue: Sue Sato coach: active"]);
      expect(says(monitors("listen"))).toEqual(["ana: : ", "sue: Sue Sato listen: active"]);
    });

    it("two supervisors are told of each other", () => {
      listening();
      run({ kind: "changeAgent", of: agent("ben").userId, change: { role: "Supervisor" } });
      expect(says(monitors("join", "ben"))).toEqual([
        "ana: Ben Okafor join: ",
        "ben: Ben Okafor join,Sue Sato listen: active",
        "sue: Ben Okafor join,Sue Sato listen: active",
      ]);
      expect(says({ kind: "legIsGone", userId: agent("ben").userId })).toEqual([
        "ana: : ",
        "sue: Sue Sato listen: active",
        "ben: Sue Sato listen: left",
      ]);
    });

    it.each<[string, (call: string) => Command, string]>([
      ["held", (workitemId) => ({ kind: "hold", userId: of(), workitemId }), "sue: Sue Sato listen: hold"],
      ["over", (workitemId) => ({ kind: "callerHangsUp", workitemId }), "sue: : callEnded"],
      [
        "passed on",
        (workitemId) => ({ kind: "transferToQueue", userId: of(), workitemId, queueId: "queue-2" }),
        "sue: : transferred",
      ],
      [
        "over, its agent logged out",
        () => ({ kind: "forceLogout", userId: by(), of: of(), disable: false }),
        "sue: : agentLoggedOut",
      ],
    ])("what becomes of the call is told: %s", (_, command, wanted) => {
      const call = listening();
      expect(says(command(call)).at(-1)).toBe(wanted);
    });

    it("a call that is on hold, or in a conference, can be listened to; one that was just passed on cannot", () => {
      const call = inCall("ana");
      run({ kind: "hold", userId: of(), workitemId: call });
      expect(says(monitors("listen"))).toEqual(["sue: Sue Sato listen: hold"]);
      run({ kind: "legIsUp", userId: by() });
      run({ kind: "conference", userId: of(), on: true });
      expect(says(monitors("coach"))).toEqual(["ana: Sue Sato coach: ", "sue: Sue Sato coach: conference"]);
      run({ kind: "transferToQueue", userId: of(), workitemId: call, queueId: "queue-2" });
      expect(run(monitors("listen")).answer).toMatchObject({ refusal: "conflict" });
    });

    it("two supervisors in the same second: the later status stands, with its maker's name", () => {
      run({ kind: "changeAgent", of: agent("ben").userId, change: { role: "Supervisor" } });
      available("ana");
      run({ kind: "setStatusOf", userId: by(), of: of(), statusId: "lunch" });
      run({ kind: "setStatusOf", userId: agent("ben").userId, of: of(), statusId: "meeting" });
      expect(agent("ana")).toMatchObject({ statusId: "meeting", statusBy: agent("ben").userId });
    });

    it("a forced log-out in the breath of an accept: the accept is refused, and the call goes on to somebody else", () => {
      available("ana");
      const call = rings();
      const [offer] = offers(call);
      run({ kind: "forceLogout", userId: by(), of: of(), disable: false });
      const { answer } = run({ kind: "acceptOffer", userId: of(), offerId: offer?.offerId ?? "" });
      expect(answer).toMatchObject({ refusal: "gone" });
      expect(item(call)).toMatchObject({ state: "inqueue", agentId: "" });
      expect(agent("ana")).toMatchObject({ statusId: "loggedout", leg: "none" });
    });

    it("a mute of the supervisor's own leg ends with it", () => {
      listening();
      run({ kind: "muteUser", userId: by(), muted: true });
      run({ kind: "legIsGone", userId: by() });
      expect(agent("sue")).toMatchObject({ inMute: false, monitors: null });
    });
  });

  it("sets a status, at once or after the call, and it is told whose doing it was, once", () => {
    const of = agent("ana").userId;
    const told = (command: Command) =>
      run(command)
        .events.filter(({ name }) => name === "UserStatusChangeNotification")
        .map(({ message }) => [message.statusId, message.reason, message.byName]);
    available("ana");
    const set = (statusId: string): Command => ({ kind: "setStatusOf", userId: by(), of, statusId });
    expect(told(set("lunch"))).toEqual([["lunch", "supervisor", "Sue Sato"]]);
    const call = inCall("ana");
    expect(told(set("training"))).toEqual([]);
    expect(told({ kind: "callerHangsUp", workitemId: call })).toEqual([
      ["training", "supervisor", "Sue Sato"],
    ]);
    expect(agent("ana").statusBy).toBe(by());
    const next = inCall("ana");
    expect(told({ kind: "callerHangsUp", workitemId: next }).at(-1)?.[1]).not.toBe("supervisor");
  });
});

describe("the seed", () => {
  const everything = (seeded: WorldState) => ({
    agents: [...seeded.agents.values()],
    history: [...seeded.history.select().values()],
    objects: Object.entries(seeded.objects).map(([type, table]) => [type, [...table.values()]] as const),
  });

  it("makes the same world, and another one for another seed", () => {
    expect(everything(makeWorld({ seed: 1, now }))).toEqual(everything(makeWorld({ seed: 1, now })));
    expect(makeWorld({ seed: 2, now }).tenantId).not.toBe(makeWorld({ seed: 1, now }).tenantId);
  });

  it("gives 5 agents, 3 queues, 3 campaigns, 30 contacts and no id twice", () => {
    const count = (type: string) => world.objects[type]?.size;
    expect([world.agents.size, count("queue"), count("campaign"), count("contact")]).toEqual([5, 3, 3, 30]);
    const { history, objects } = everything(world);
    const ids = [...history, ...objects.flatMap(([, rows]) => rows)].map((one) => one._id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("gives as many agents, conversations and workitems as it is asked for, each when it is looked at", () => {
    const size = { agents: 50_000, conversations: 1_000, history: 100_000 };
    const large = makeWorld({ seed: 1, now, size });
    expect([large.agents.size, large.objects.contact?.size, large.history.size]).toEqual([
      50_000, 1_030, 100_060,
    ]);
    const last = large.agentNamed("agent50000@sandbox.test");
    expect(last).toEqual(large.agents.get(last?.userId ?? ""));
    expect(large.agentNamed("51000")).toEqual(last);
    expect(large.agentNamed("agent50001")).toBeUndefined();
    const [, , third] = large.objects.contact?.slice(500, 3) ?? [];
    expect(large.contactAt(String(third?.phone))).toEqual(third);
    expect(large.contactAt(String(third?.email))).toEqual(third);
    const theirs = large.history.select({ conversationId: third?._id });
    expect(theirs.total).toBe(100);
    expect(theirs.slice(97, 10).map((item) => item.contactId)).toEqual(Array(3).fill(third?._id));
    const all = large.history.select().slice(50_000, 100);
    expect(all.map((item) => large.item(item.workitemId))).toEqual(all);
  });

  it("has old and new in one order, and changes of the old", () => {
    const large = makeWorld({ seed: 1, now, size: { history: 2_000 } });
    const all = [...large.history.select().values()];
    expect(all).toHaveLength(2_060);
    expect(all.toSorted((a, b) => b.terminatedAt - a.terminatedAt)).toEqual(all);
    for (const start of [0, 55, 1_990]) {
      expect(large.history.select().slice(start, 70)).toEqual(all.slice(start, start + 70));
    }
    const day = { from: now - 3 * 86_400_000, to: now - 86_400_000 };
    const inside = all.filter(({ createdAt }) => createdAt >= day.from && createdAt < day.to);
    const part = large.history.select().within(day.from, day.to);
    expect([part.total, part.slice(0, 5_000)]).toEqual([inside.length, inside]);
    const old = all[1_000];
    step(
      large,
      { kind: "note", userId: "", workitemId: old?.workitemId ?? "", extra: { notes: "late" } },
      now,
    );
    expect(large.history.select().slice(1_000, 1)[0]?.extra).toMatchObject({ notes: "late" });
  });
});
