import { describe, expect, test } from "vitest";
import type { EventInput } from "../state/store.ts";
import { dispatchAll, offer, signedIn, workitem } from "../state/test-samples.ts";
import { createAttention } from "./attention.ts";

function setUp() {
  const done: string[] = [];
  const awake = new Set<number>();
  let ids = 0;
  const view = createAttention({
    app: {
      setBadgeCount: (count) => {
        done.push(`badge ${count}`);
        return true;
      },
    },
    powerSaveBlocker: {
      start: () => {
        awake.add(++ids);
        return ids;
      },
      stop: (id) => awake.delete(id),
    },
    flash: (on) => done.push(`flash ${on}`),
    showPhone: () => done.push("show"),
  });
  const render = (...events: EventInput[]) => {
    done.length = 0;
    view.render(dispatchAll(events, signedIn()));
    return done;
  };
  return { view, render, awake };
}
const rings = (offerId = "o1"): EventInput => ({ kind: "offerMade", offer: offer(offerId) });
const ends = (offerId: string): EventInput => ({ kind: "offerEnded", offerId, end: "expired" });

describe("[complaint 6] an offer in the tray is easy to miss", () => {
  test("shows the phone and flashes once", () => {
    const { render } = setUp();
    expect(render(rings())).toEqual(["show", "flash true"]);
    expect(render(rings(), { kind: "networkChanged", online: false })).toEqual([]);
  });
  test("a second one does so again; one that goes while the other rings on does not", () => {
    const { render } = setUp();
    render(rings());
    expect(render(rings(), rings("o2"))).toEqual(["show", "flash true"]);
    expect(render(rings(), rings("o2"), ends("o2"))).toEqual(["badge 1"]);
    expect(render(rings(), rings("o2"), ends("o2"), ends("o1"))).toEqual(["badge 2", "flash false"]);
  });
  test("unread messages are on the badge too", () => {
    const { render } = setUp();
    expect(render({ kind: "unreadCounted", unread: 3 })).toEqual(["badge 3"]);
    expect(render({ kind: "unreadCounted", unread: 3 }, rings(), ends("o1"))).toContain("badge 4");
  });
  test("missed ones stay on the badge until they were looked at", () => {
    const { render } = setUp();
    expect(render(rings())).not.toContain("badge 1");
    expect(render(rings(), ends("o1"))).toContain("badge 1");
    expect(render(rings(), ends("o1"), { kind: "offersSeen" })).toContain("badge 0");
  });
});

describe("[complaint 16] after a call the PC never sleeps", () => {
  const call: EventInput = { kind: "workitemReported", workitem: workitem() };
  test("it is kept awake during calls only, by one blocker", () => {
    const { render, awake } = setUp();
    render(rings());
    expect(awake.size).toBe(0);
    render(call);
    render(call, { kind: "workitemReported", workitem: workitem("w2") });
    expect(awake.size).toBe(1);
    render(call, { kind: "callEnded", callId: "w1", end: "lost" });
    expect(awake.size).toBe(0);
  });
  test("signing out and going let it sleep too", () => {
    const { render, awake, view } = setUp();
    render(call);
    render(call, { kind: "signedOut", why: "forcedOut", error: null });
    expect(awake.size).toBe(0);
    render(call);
    view.close();
    expect(awake.size).toBe(0);
  });
});
