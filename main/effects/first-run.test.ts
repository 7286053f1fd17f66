import { expect, test } from "vitest";
import { createStore } from "../state/store.ts";
import { amy, offer } from "../state/test-samples.ts";
import { showFirstRun } from "./first-run.ts";

function setUp() {
  const store = createStore(() => 1);
  const done: string[] = [];
  const settings = (firstRunDone: boolean) =>
    store.dispatch({ kind: "settingsChanged", settings: { ...store.get().settings, firstRunDone } });
  showFirstRun({
    store,
    firstRun: {
      open: () => done.push("open"),
      close: () => done.push("close"),
      done() {
        done.push("done");
        settings(true);
      },
    },
  });
  return {
    store,
    done,
    settings,
    signsIn: () => store.dispatch({ kind: "signedIn", user: amy, stays: false }),
  };
}

test("comes after the first sign-in, once, and goes when it is done with", () => {
  const { store, done, settings, signsIn } = setUp();
  settings(false);
  expect(done).toEqual([]);
  signsIn();
  store.dispatch({ kind: "networkChanged", online: false });
  expect(done).toEqual(["open"]);
  settings(true);
  store.dispatch({ kind: "windowGone", window: "settings" });
  expect(done).toEqual(["open", "close"]);
});

test("whoever closes its window has seen it", () => {
  const { store, done, signsIn } = setUp();
  signsIn();
  store.dispatch({ kind: "windowGone", window: "phone" });
  expect(done).toEqual(["open"]);
  store.dispatch({ kind: "windowGone", window: "settings" });
  store.dispatch({ kind: "networkChanged", online: false });
  expect(done).toEqual(["open", "done"]);
});

test("waits until nothing rings", () => {
  const { store, done, settings, signsIn } = setUp();
  settings(true);
  signsIn();
  store.dispatch({ kind: "offerMade", offer: offer("o1") });
  settings(false);
  expect(done).toEqual([]);
  store.dispatch({ kind: "offerEnded", offerId: "o1", end: "expired" });
  expect(done).toEqual(["open"]);
});

test("whoever has seen it is not shown it", () => {
  const { done, settings, signsIn } = setUp();
  settings(true);
  signsIn();
  expect(done).toEqual([]);
});
