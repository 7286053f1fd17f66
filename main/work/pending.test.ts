import { describe, expect, test } from "vitest";
import { createPending } from "./pending.ts";
import { settled } from "./test-context.ts";

describe("pending", () => {
  test("a key is free again when its work is done, however it ended", async () => {
    const once = createPending();
    await expect(once("k", () => Promise.reject(new Error("bug")))).rejects.toThrow("bug");
    expect(await once("k", async () => ({ ok: true, value: 1 }))).toEqual({ ok: true, value: 1 });
  });
  test("in turn: the next waits, also for one that fails", async () => {
    const once = createPending();
    const order: string[] = [];
    const first = once.inTurn("k", async () => {
      order.push("first begins");
      await settled();
      order.push("first fails");
      throw new Error("x");
    });
    const second = once.inTurn("k", async () => order.push("second"));
    await expect(first).rejects.toThrow("x");
    await second;
    expect(order).toEqual(["first begins", "first fails", "second"]);
  });
});
