import { describe, expect, it } from "vitest";
import { agentFacts, momentOf, queueFacts } from "./statistics.ts";

const at = 1_790_000_000_000;
const minutes = (count: number) => count * 60_000;
const read = (row: object, skew = 0) => agentFacts({ userId: "u1", ...row }, { at, skew }, at);

describe("a moment of the server's", () => {
  it.each<[string, number | string | undefined, number, number | null]>([
    ["a minute ago", at - minutes(1), 0, at - minutes(1)],
    ["by a server that is five minutes behind", at - minutes(6), minutes(5), at - minutes(1)],
    ["by a server that is five minutes ahead", at + minutes(4), -minutes(5), at - minutes(1)],
    ["three days ago", at - minutes(3 * 24 * 60), 0, at - minutes(3 * 24 * 60)],
    ["in a moment, for clocks are not that exact", at + 900, 0, at],
    ["in fourteen minutes, which is no start", at + minutes(14), 0, null],
    ["0", 0, 0, null],
    ["left out", undefined, 0, null],
    ["as digits", String(at - minutes(2)), 0, at - minutes(2)],
    ["in words", "yesterday", 0, null],
    ["in seconds", (at - minutes(2)) / 1_000, 0, at - minutes(2)],
    ["before time began", -5, 0, null],
  ])("[supervisor complaint 7] %s", (_, said, skew, moment) => {
    expect(momentOf(said, { at, skew })).toBe(moment);
  });
});

describe("an agent as told", () => {
  it("of whom only the id is said is known by it", () => {
    expect(read({})).toEqual({
      id: "u1",
      name: "",
      statusId: "",
      statusBy: "",
      since: null,
      isLoggedIn: null,
      queueIds: [],
      work: [],
      workCount: 0,
      callsToday: null,
      changedAt: at,
      asOf: at,
      heardAt: at,
    });
  });

  it.each([null, 7, "u1", {}, { userId: "" }, { userId: 5 }])("%j is none", (row) => {
    expect(agentFacts(row, { at, skew: 0 }, at)).toBeNull();
  });

  it("has the talk before what is held, calls before messages, and five at most", () => {
    const item = (workitemId: string, more: object) => ({ workitemId, channelType: "voice", ...more });
    const facts = read({
      workitems: [
        item("sms", { channelType: "SMS", assignedAt: at - 9_000 }),
        item("held", { state: "hold", assignedAt: at - 8_000 }),
        item("talk", {
          state: "active",
          assignedAt: at - 5_000,
          name: "Ann",
          from: "+15550100",
          queueId: "q1",
        }),
        item("over", { state: "terminated" }),
        ...["a", "b", "c", "d"].map((id) => item(id, { channelType: "chat" })),
        { workitemId: 7 },
        null,
      ],
    });
    expect(facts?.work.map(({ workitemId }) => workitemId)).toEqual(["talk", "held", "a", "b", "c"]);
    expect(facts?.workCount).toBe(7);
    expect(facts?.work[0]).toEqual({
      workitemId: "talk",
      channel: "voice",
      isHeld: false,
      queueId: "q1",
      name: "Ann",
      number: "+15550100",
      since: at - 5_000,
    });
  });

  it("of forty queues keeps them, and only those that are ids", () => {
    const ids = Array.from({ length: 40 }, (_, n) => `q${n}`);
    expect(read({ queues: [...ids, 5, null, ""] })?.queueIds).toEqual(ids);
  });

  it("has a caller who hides the number without one", () => {
    const work = [{ workitemId: "w", from: "Anonymous", name: "Restricted" }];
    expect(read({ workitems: work })?.work[0]).toMatchObject({ name: "", number: "" });
  });

  it("is compared by the server's own time, whatever our clock is ahead", () => {
    expect(read({ modifiedAt: at - 5_000 }, 3_000)?.changedAt).toBe(at - 5_000);
  });
});

describe("a queue as told", () => {
  const queue = (row: object) => queueFacts({ queueId: "q1", ...row }, { at, skew: 0 }, at - 1_000);
  it.each<[string, object, object]>([
    ["nothing", {}, { waiting: null, oldestSince: null, serviceLevel: null }],
    ["nobody waiting", { waiting: 0, longestWaitMs: 5_000 }, { waiting: 0, oldestSince: null }],
    ["a wait", { waiting: 2, longestWaitMs: 5_000 }, { waiting: 2, oldestSince: at - 6_000 }],
    ["less than nothing", { waiting: -1, agentsAvailable: -3 }, { waiting: null, agentsAvailable: null }],
    ["more than all in time", { serviceLevel: 140 }, { serviceLevel: null }],
    ["all in time", { serviceLevel: 100, serviceLevelSeconds: 30 }, { serviceLevel: 100 }],
    ["a name with signs", { name: "R&D <2>" }, { name: "R&D <2>" }],
    ["a name of four hundred letters", { name: "x".repeat(400) }, { name: `${"x".repeat(199)}…` }],
  ])("that says %s", (_, row, facts) => {
    expect(queue(row)).toMatchObject(facts);
  });
});
