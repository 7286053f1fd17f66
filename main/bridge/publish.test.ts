import { describe, expect, test } from "vitest";
import type { Slices } from "../../shared/contract/index.ts";
import { fakeClock } from "../../shared/fake-clock.ts";
import { slicesOf, type WindowKind } from "../../shared/state/app.ts";
import { offer, signedInStore, workitem } from "../state/test-samples.ts";
import { createPublisher } from "./publish.ts";

function setUp() {
  const clock = fakeClock();
  const { store } = signedInStore(clock.now);
  const publisher = createPublisher(store, clock);
  let ids = 0;
  const open = (kind: WindowKind, contentsId = ++ids) => {
    const sent: Slices[] = [];
    const first = publisher.snapshot(contentsId, { kind, send: (piece) => sent.push(piece) });
    return { contentsId, first, sent };
  };
  return { clock, store, publisher, open };
}

describe("snapshot", () => {
  test.each(["phone", "settings", "voice"] as const)("%s gets its slices and no others", (kind) => {
    const { open, store } = setUp();
    const { first } = open(kind);
    expect(Object.keys(first.slices).sort()).toEqual([...slicesOf[kind]].sort());
    for (const name of slicesOf[kind]) expect(first.slices).toHaveProperty(name, store.get()[name]);
  });
  test("what only main and the voice page know is in no other window", () => {
    const { open, store, clock } = setUp();
    const phone = open("phone");
    store.dispatch({
      kind: "peerDesired",
      peer: {
        peerId: "p",
        role: "answer",
        remoteSdp: "v=0 secret-ice",
        restart: 0,
        restartSdp: null,
        iceServers: [],
      },
    });
    store.dispatch({ kind: "callDialled", callId: "w1", number: "1", name: "" });
    clock.advance(16);
    expect(JSON.stringify([phone.first, phone.sent])).not.toContain("secret-ice");
  });
});

describe("pieces", () => {
  test("numbers rise by one for each window, and go on through a new snapshot", () => {
    const { open, store, clock } = setUp();
    const phone = open("phone");
    for (let n = 0; n < 3; n++) {
      store.dispatch({ kind: "networkChanged", online: n % 2 === 1 });
      clock.advance(16);
    }
    expect([phone.first.number, ...phone.sent.map((piece) => piece.number)]).toEqual([0, 1, 2, 3]);
    const again = open("phone", phone.contentsId);
    store.dispatch({ kind: "networkChanged", online: true });
    clock.advance(16);
    expect([again.first.number, ...again.sent.map((piece) => piece.number)]).toEqual([3, 4]);
    expect(phone.sent).toHaveLength(3);
  });

  test("many changes within a frame become one piece with the last word", () => {
    const { open, store, clock } = setUp();
    const phone = open("phone");
    for (let n = 1; n <= 500; n++)
      store.dispatch({
        kind: "workitemReported",
        workitem: workitem("w1", { modifiedAt: n * 10_000, queue: `q${n}` }),
      });
    expect(phone.sent).toEqual([]);
    clock.advance(16);
    expect(phone.sent).toHaveLength(1);
    expect(phone.sent[0]?.slices).toMatchObject({ calls: { list: [{ queue: "q500" }] } });
    expect(Object.keys(phone.sent[0]?.slices ?? {})).toEqual(["calls"]);
  });

  test("the voice page is told at once: mute waits for nothing", () => {
    const { open, store } = setUp();
    store.dispatch({ kind: "workitemReported", workitem: workitem() });
    const voice = open("voice");
    store.dispatch({ kind: "muteAsked", muted: true });
    expect(voice.sent).toMatchObject([{ number: 1, slices: { voice: { muted: true } } }]);
  });

  test("a window is not told of what it does not show", () => {
    const { open, store, clock } = setUp();
    const voice = open("voice");
    const settings = open("settings");
    store.dispatch({ kind: "offerMade", offer: offer("o1", { channel: "sms", phase: "rejecting" }) });
    store.dispatch({ kind: "networkChanged", online: false });
    clock.advance(16);
    expect(voice.sent).toEqual([]);
    // Of the offer only that a restart would disturb it.
    expect(settings.sent.map(({ slices }) => Object.keys(slices))).toEqual([["updates"]]);
  });

  test("a fact that changes nothing sends nothing and sets no timer", () => {
    const { open, store, clock } = setUp();
    open("phone");
    store.dispatch({ kind: "offersSeen" });
    expect(clock.pending()).toBe(0);
  });
});

test("a window that is gone is sent nothing", () => {
  const { open, store, clock, publisher } = setUp();
  const phone = open("phone");
  publisher.forget(phone.contentsId);
  store.dispatch({ kind: "networkChanged", online: false });
  clock.advance(16);
  expect(phone.sent).toEqual([]);
});

test("a closed publisher leaves no timer and no watcher", () => {
  const { open, store, clock, publisher } = setUp();
  const phone = open("phone");
  store.dispatch({ kind: "networkChanged", online: false });
  publisher.close();
  expect(clock.pending()).toBe(0);
  store.dispatch({ kind: "networkChanged", online: true });
  clock.advance(16);
  expect(phone.sent).toEqual([]);
});
