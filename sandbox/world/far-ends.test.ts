import { beforeEach, describe, expect, it } from "vitest";
import type { Command } from "./commands.ts";
import { makeWorld } from "./seed/world.ts";
import type { WorldState } from "./state.ts";
import { step } from "./step.ts";
import type { Agent, Item } from "./types.ts";

let world: WorldState;
let now = Date.UTC(2026, 10, 24, 12);

const agent = (name: string): Agent => {
  const found = [...world.agents.values()].find((one) => one.firstName === name);
  if (found === undefined) throw new Error(name);
  return found;
};
const id = (name: string) => agent(name).userId;
function run(command: Command): Record<string, unknown> {
  const { answer } = step(world, command, now);
  if (!answer.ok) throw new Error(answer.message);
  return (answer.value ?? {}) as Record<string, unknown>;
}
const item = (workitemId: string): Item => {
  const found = world.item(workitemId);
  if (found === undefined) throw new Error("no such workitem");
  return found;
};
function takes(name: string): string {
  const offer = [...world.offers.values()].find((one) => one.state === "open" && one.userId === id(name));
  if (offer === undefined) throw new Error(`nothing is offered to ${name}`);
  run({ kind: "acceptOffer", userId: id(name), offerId: offer.offerId });
  if (agent(name).leg === "ringing") run({ kind: "legIsUp", userId: id(name) });
  return offer.workitemId;
}
function dials(to: string, conferenceWorkitemId: string): string {
  const { workitemId } = run({ kind: "dial", call: { userId: id("Ana"), to, conferenceWorkitemId } });
  return String(workitemId);
}

describe("bringing two together", () => {
  let customer = "";
  beforeEach(() => {
    world = makeWorld({ seed: 1, now });
    for (const name of ["Ana", "Ben"]) run({ kind: "acdLogin", userId: id(name), statusId: "available" });
    run({ kind: "arrive", arrival: { channel: "voice", from: "+15550100", queueId: "queue-1" } });
    customer = takes("Ana");
  });

  it("leaves two outsiders talking until one of them hangs up", () => {
    const consult = dials("+15551110150", customer);
    expect(item(consult).data).toMatchObject({ relatedWorkitemId: customer });
    now += 1_500;
    run({ kind: "tick" });
    expect([item(customer).state, item(consult).state]).toEqual(["hold", "active"]);
    run({ kind: "completeTransfer", userId: id("Ana"), workitemId: customer, consult });
    expect([item(customer).terminationReason, item(consult).terminationReason]).toEqual([
      "TRANSFERRED",
      "TRANSFERRED",
    ]);
    expect(agent("Ana").statusId).toBe("available");
    expect([...world.farEndCalls.values()]).toEqual([[customer, consult]]);
    run({ kind: "callerHangsUp", workitemId: consult });
    expect(world.farEndCalls.size).toBe(0);
  });

  it("sends a call out to a number, where somebody farEndCalls on", () => {
    run({ kind: "transferOut", userId: id("Ana"), workitemId: customer, to: "+15551110150" });
    expect(item(customer).terminationReason).toBe("TRANSFERRED");
    expect([...world.farEndCalls.values()]).toEqual([[customer, `${customer}>+15551110150`]]);
  });

  it("rings a colleague by extension, and both halves go one way", () => {
    const mine = dials("1002", customer);
    expect(item(mine)).toMatchObject({ state: "ringing", name: "Ben Okafor", type: "OutboundExtensionCall" });
    const theirs = takes("Ben");
    expect([item(mine).state, item(theirs).state, item(customer).state]).toEqual([
      "active",
      "active",
      "hold",
    ]);
    run({ kind: "hangUp", userId: id("Ben"), workitemId: theirs });
    expect(item(mine)).toMatchObject({ state: "terminated", terminationReason: "CUSTOMER_HANGUP" });
    expect(item(customer).state).toBe("hold");
  });

  it("gives the customer to the colleague who was consulted", () => {
    const consult = dials("1002", customer);
    takes("Ben");
    run({ kind: "completeTransfer", userId: id("Ana"), workitemId: customer, consult });
    expect(item(customer)).toMatchObject({ state: "active", agentId: id("Ben"), transferred: true });
    expect(item(consult).state).toBe("terminated");
    expect(agent("Ben").statusId).not.toBe("available");
    expect(agent("Ana").statusId).toBe("available");
    expect(world.farEndCalls.size).toBe(0);
  });

  it("a colleague who says no ends the call to them and nothing else", () => {
    const mine = dials("1002", customer);
    const offer = [...world.offers.values()].find((one) => one.state === "open" && one.userId === id("Ben"));
    run({ kind: "rejectOffer", userId: id("Ben"), offerId: offer?.offerId ?? "" });
    expect(item(mine)).toMatchObject({ state: "terminated", terminationReason: "REJECTED" });
    expect(item(customer).state).toBe("hold");
  });
});
