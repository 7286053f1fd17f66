import { beforeEach, describe, expect, it } from "vitest";
import type { Command, CommandOf } from "./commands.ts";
import { makeWorld } from "./seed/world.ts";
import type { WorldState } from "./state.ts";
import { step } from "./step.ts";
import { messagesOf } from "./transcripts.ts";
import type { WorldEvent } from "./types.ts";

let world: WorldState;
let now: number;
let notified: WorldEvent[];
let workitemId: string;

function run(command: Command) {
  const result = step(world, command, now);
  notified.push(...result.events.filter((event) => event.name.startsWith("LiveTranscription")));
  return result.answer;
}
const says = (piece: CommandOf<"transcribe">["piece"]) => run({ kind: "transcribe", workitemId, piece });
const words = () => notified.map(({ message }) => (message.transcript as { content?: string })?.content);

beforeEach(() => {
  now = Date.UTC(2026, 10, 24, 12);
  world = makeWorld({ seed: 1, now, behaviour: { needsLeg: false } });
  notified = [];
  const ana = [...world.agents.values()][0]?.userId ?? "";
  run({ kind: "acdLogin", userId: ana, statusId: "available" });
  const arrived = run({
    kind: "arrive",
    arrival: { channel: "voice", from: "+15550100", queueId: "queue-1" },
  });
  workitemId = (arrived as { value: { workitemId: string } }).value.workitemId;
  const offerId = [...world.offers.keys()][0] ?? "";
  run({ kind: "acceptOffer", userId: ana, offerId });
});

describe("what is said", () => {
  it("goes to whoever has the call, and the whole takes the place of the part", () => {
    says({ id: "t1", speaker: "customer", text: "My invo", final: false });
    expect(messagesOf(world, workitemId)).toEqual([]);
    now += 500;
    says({ id: "t1", speaker: "customer", text: "My invoice is wrong.", final: true });
    expect(words()).toEqual(["My invo", "My invoice is wrong."]);
    expect(notified[1]).toMatchObject({
      workitemId,
      message: {
        transcript: { id: "t1", type: "CUSTOMER", status: "FINAL", startedAt: now - 500, endedAt: now },
      },
    });
    expect(messagesOf(world, workitemId)).toMatchObject([
      { id: "t1", textMsg: "My invoice is wrong.", type: "CLIENT", timestamp: now - 500 },
    ]);
  });

  it("is complete when the call is over, and what comes later still reaches the agent", () => {
    says({ id: "t1", speaker: "agent", text: "Good", final: false });
    run({ kind: "callerHangsUp", workitemId });
    expect(notified.at(-1)?.name).toBe("LiveTranscriptionCompletedNotification");
    says({ id: "t1", speaker: "agent", text: "Goodbye.", final: true });
    expect(words().at(-1)).toBe("Goodbye.");
    expect(messagesOf(world, workitemId)).toMatchObject([{ textMsg: "Goodbye.", type: "USER" }]);
    const count = notified.length;
    run({ kind: "tick" });
    expect(notified).toHaveLength(count);
  });

  it("of a call that is not there is refused", () => {
    const piece = { speaker: "agent", text: "Hello?", final: true } as const;
    expect(run({ kind: "transcribe", workitemId: "nobody", piece })).toMatchObject({ refusal: "notFound" });
    expect(run({ kind: "completeTranscript", workitemId })).toMatchObject({ refusal: "notFound" });
  });
});

describe("the script", () => {
  const plays = (pieces: number) => {
    for (let i = 0; i < pieces; i += 1) {
      now = world.nextDue;
      run({ kind: "tick" });
    }
  };

  it("is said by nobody unless the behaviour is on", () => {
    expect(world.nextDue).toBe(Number.POSITIVE_INFINITY);
  });

  it("comes sentence by sentence, each growing until it is final, and ends with the call", () => {
    run({ kind: "setBehaviour", behaviour: { transcribes: true } });
    plays(6);
    expect(words()[0]).toBe("Thank you for calling,");
    expect(messagesOf(world, workitemId).map((each) => each.textMsg)).toEqual([
      "Thank you for calling, how can I help you today?",
      "Hello, I am calling about my last invoice.",
    ]);
    run({ kind: "callerHangsUp", workitemId });
    expect(notified.at(-1)?.name).toBe("LiveTranscriptionCompletedNotification");
    expect(world.nextDue).toBe(Number.POSITIVE_INFINITY);
  });

  it("waits while the call is held", () => {
    run({ kind: "setBehaviour", behaviour: { transcribes: true } });
    plays(1);
    const agentId = world.items.get(workitemId)?.agentId ?? "";
    run({ kind: "hold", userId: agentId, workitemId });
    plays(3);
    expect(notified).toHaveLength(1);
  });
});

it("a seeded past has transcripts of the calls that were answered", () => {
  const past = [...world.history.select().values()].find(
    (item) => messagesOf(world, item.workitemId).length > 0,
  );
  expect(past).toMatchObject({ type: "InboundCall" });
});
