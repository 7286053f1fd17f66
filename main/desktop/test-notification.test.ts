import { EventEmitter } from "node:events";
import type { Notification } from "electron";
import { expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { createTestNotification } from "./test-notification.ts";

function setUp(isSupported = true) {
  const clock = fakeClock();
  const notes: EventEmitter[] = [];
  const done: string[] = [];
  const send = createTestNotification({
    create(options) {
      const note = Object.assign(new EventEmitter(), {
        show: () => done.push(`show ${options.title}`),
        close: () => done.push("close"),
      });
      notes.push(note);
      return note as unknown as Notification;
    },
    isSupported: () => isSupported,
    platform: "win32",
    clock,
    onClick: () => done.push("clicked"),
  });
  return { clock, notes, done, send };
}

test.each([
  ["show", "shown"],
  ["failed", "refused"],
])("the system says %s", async (event, word) => {
  const { send, notes } = setUp();
  const sent = send();
  notes[0]?.emit(event);
  expect(await sent).toBe(word);
});

test("a system that says nothing, and one that has none", async () => {
  const { send, clock } = setUp();
  const sent = send();
  clock.advance(3_000);
  expect(await sent).toBe("unknown");
  const without = setUp(false);
  expect(await without.send()).toBe("refused");
  expect(without.done).toEqual([]);
});

test("the one before goes, and a press on it is told", () => {
  const { send, notes, done } = setUp();
  void send();
  void send();
  expect(done).toEqual(["show Notifications work", "close", "show Notifications work"]);
  notes[1]?.emit("click");
  expect(done).toContain("clicked");
});
