import { expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import type { AppState } from "../../shared/state/app.ts";
import { signedInStore } from "../state/test-samples.ts";
import { renderPerFrame } from "./render-per-frame.ts";

function setUp() {
  const clock = fakeClock();
  const { store } = signedInStore(clock.now);
  const drawn: AppState[] = [];
  const undo = renderPerFrame(store, clock, [(state) => drawn.push(state)]);
  const flap = (online: boolean) => store.dispatch({ kind: "networkChanged", online });
  return { clock, store, drawn, undo, flap };
}

test("draws at the start, the first change at once, the rest of a burst once a frame", () => {
  const { clock, drawn, flap } = setUp();
  expect(drawn).toHaveLength(1);
  flap(false);
  expect(drawn).toHaveLength(2);
  for (let n = 0; n < 100; n++) flap(n % 2 === 0);
  flap(false);
  expect(drawn).toHaveLength(2);
  clock.advance(16);
  expect(drawn).toHaveLength(3);
  expect(drawn.at(-1)?.connection.network).toBe("offline");
});

test("in quiet there is no timer", () => {
  const { clock, drawn, flap, store } = setUp();
  flap(false);
  clock.advance(1_000);
  expect([drawn.length, clock.pending()]).toEqual([2, 0]);
  store.dispatch({ kind: "offersSeen" });
  expect([drawn.length, clock.pending()]).toEqual([2, 0]);
});

test("undone, it draws nothing more", () => {
  const { clock, drawn, flap, undo } = setUp();
  flap(false);
  flap(true);
  undo();
  clock.advance(1_000);
  flap(false);
  expect([drawn.length, clock.pending()]).toEqual([2, 0]);
});
