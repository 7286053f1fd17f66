import { describe, expect, it } from "vitest";
import type { Command } from "./commands.ts";
import { makeWorld } from "./seed/world.ts";
import type { WorldState } from "./state.ts";
import { step } from "./step.ts";

const start = 1_000_000;

function shift(extra: Record<string, unknown> = {}) {
  const world: WorldState = makeWorld({
    seed: 1,
    now: start,
    behaviour: { needsLeg: false, wrapUpMs: 30_000 },
  });
  let now = start;
  const ana = [...world.agents.values()].find((agent) => agent.firstName === "Ana")?.userId ?? "";
  const act = (command: Command, at = now + 1) => {
    now = at;
    const result = step(world, command, now);
    return result.answer;
  };
  act({ kind: "startSession", userId: ana });
  act({ kind: "acdLogin", userId: ana, statusId: "available" });
  act({ kind: "changeAgent", of: ana, change: { extra } });
  function call(from = "+19995550100"): string {
    act({ kind: "arrive", arrival: { channel: "voice", from, agentId: ana } });
    const offer = [...world.offers.values()].find((each) => each.state === "open");
    act({ kind: "acceptOffer", userId: ana, offerId: offer?.offerId ?? "" });
    return offer?.workitemId ?? "";
  }
  const dispose = (workitemId: string, dispositionId: string, more = {}) =>
    act({ kind: "dispose", userId: ana, workitemId, dispositionId, ...more });
  const status = () => world.agents.get(ana)?.statusId;
  const extraOf = (workitemId: string) => world.item(workitemId)?.extra;
  return {
    act,
    call,
    dispose,
    status,
    extraOf,
    ana,
    hangUp: (workitemId: string) => act({ kind: "hangUp", userId: ana, workitemId }),
  };
}

describe("a disposition", () => {
  it("ends wrap-up, and is kept with its notes", () => {
    const { call, hangUp, dispose, status, extraOf } = shift();
    const id = call();
    hangUp(id);
    expect(status()).toBe("wrapup");
    expect(dispose(id, "disposition-7", { notes: "paid" })).toMatchObject({ ok: true });
    expect(extraOf(id)).toMatchObject({ dispositionName: "Resolved", notes: "paid" });
    expect(status()).toBe("available");
  });

  it("is result once, of one’s own finished call, and only a known one", () => {
    const { call, hangUp, dispose } = shift();
    const id = call();
    expect(dispose(id, "disposition-7")).toMatchObject({ refusal: "conflict" });
    hangUp(id);
    expect(dispose(id, "nothing")).toMatchObject({ refusal: "invalid" });
    expect(dispose(id, "disposition-1")).toMatchObject({
      refusal: "invalid",
      message: expect.stringContaining("contact"),
    });
    expect(dispose(id, "disposition-2")).toMatchObject({
      refusal: "invalid",
      message: expect.stringContaining("date"),
    });
    expect(dispose(id, "disposition-2", { callbackDate: 5 })).toMatchObject({ ok: true });
    expect(dispose(id, "disposition-7")).toMatchObject({ refusal: "conflict" });
    expect(dispose("nobody", "disposition-7")).toMatchObject({ refusal: "notFound" });
  });

  it("of the last of two calls is what ends wrap-up", () => {
    const { call, hangUp, dispose, status } = shift();
    const [first, second] = [call(), call("+19995550101")];
    hangUp(first);
    hangUp(second);
    dispose(second, "disposition-7");
    expect(status()).toBe("wrapup");
    dispose(first, "disposition-7");
    expect(status()).toBe("available");
  });

  it("is the automatic one when time runs out", () => {
    const { act, call, hangUp, status, extraOf } = shift({ autoDispositionId: "disposition-7" });
    const id = call();
    hangUp(id);
    act({ kind: "tick" }, start + 60_000);
    expect(status()).toBe("available");
    expect(extraOf(id)).toMatchObject({ dispositionName: "Resolved" });
  });
});
