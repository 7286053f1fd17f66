import { expect, test } from "vitest";
import { createDrafts } from "../drafts/drafts.ts";
import { offer } from "../state/test-samples.ts";
import { createMuter } from "../work/mute.ts";
import { settled, testContext } from "../work/test-context.ts";
import { startEffects } from "./index.ts";

function setUp() {
  const set = testContext({ autoAccepts: true });
  const written: string[] = [];
  const stop = startEffects({
    ...set.context,
    writing: {
      drafts: createDrafts({ keep() {} }),
      outbox: { wake() {}, forget() {} } as never,
      files: { forget() {} } as never,
      keeping: { written: async () => void written.push("messages"), leave: async () => {} } as never,
    },
    muter: createMuter(set.context),
    links: { wake() {} },
    board: {} as never,
    showPhone() {},
    firstRun: { open() {}, close() {}, done() {} },
    conversations: { fetchUnreadCounts: async () => ({ total: 0 }) } as never,
    openConversation() {},
    wrapUpsFile: {
      read: async () => null,
      keep() {},
      written: async () => void written.push("wrap-ups"),
    },
    keptPostDial: {
      of: async () => "",
      add() {},
      clear: async () => {},
      written: async () => void written.push("post-dial"),
    },
    qualityFile: { add() {} },
  });
  return { ...set, stop, written };
}

test("after a call, with nothing here to sound, the agent goes aside and not to the status of their choice", async () => {
  const { store, talks, args } = setUp();
  talks();
  store.dispatch({ kind: "statusChosen", statusId: "lunch" });
  store.dispatch({ kind: "statusChanged", statusId: "busy", since: 0 });
  store.dispatch({ kind: "voiceDown", retryAt: 1_000 });
  store.dispatch({ kind: "callEnded", callId: "w1", end: "farEndHungUp" });
  store.dispatch({ kind: "statusChanged", statusId: "available", since: 0 });
  await settled();
  expect(args("acd.setStatus")).toEqual([["break"]]);
});

test("stopped, they do nothing more, leave no timer, and what they keep is written", async () => {
  const { store, clock, stop, asked, written } = setUp();
  store.dispatch({ kind: "offerMade", offer: offer("o1", { source: "line", expiresAt: clock.now() + 1 }) });
  await stop();
  expect(clock.pending()).toBe(0);
  store.dispatch({ kind: "offerMade", offer: offer("o2") });
  expect(asked()).toEqual([]);
  expect(written.sort()).toEqual(["messages", "post-dial", "wrap-ups"]);
});
