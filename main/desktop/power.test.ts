import { EventEmitter } from "node:events";
import { expect, test } from "vitest";
import { onWake } from "./power.ts";

test("a computer that woke or was unlocked is one thing; undone, nothing is heard any more", () => {
  const monitor = new EventEmitter();
  let woken = 0;
  const undo = onWake(monitor as never, () => void woken++);
  monitor.emit("resume");
  monitor.emit("unlock-screen");
  expect(woken).toBe(2);
  undo();
  expect(monitor.eventNames()).toEqual([]);
});
