import { describe, expect, test } from "vitest";
import { initialAgent } from "../../shared/state/agent.ts";
import type { Quality } from "../../shared/state/audio.ts";
import type { Link } from "../../shared/state/link.ts";
import { type SessionState, userOf } from "../../shared/state/session.ts";
import { createStore, type EventInput } from "./store.ts";
import { amy, dispatchAll, offer, signedIn, workitem } from "./test-samples.ts";

const quality: Quality = {
  roundTrip: 1,
  jitter: 1,
  loss: 0,
  lossOut: 0,
  levelIn: 0.5,
  levelOut: 0.5,
  mos: 4.4,
  grade: "good",
  cause: null,
};

describe("session", () => {
  test.each([
    ["signing in", [{ kind: "signInStarted", username: "amy" }], { phase: "signingIn", username: "amy" }],
    [
      "signed in",
      [{ kind: "signedIn", user: amy, stays: true }],
      { phase: "signedIn", user: amy, staysSignedIn: true },
    ],
    ["signing out", [{ kind: "signOutStarted" }], { phase: "signingOut" }],
    [
      "refused",
      [{ kind: "signedOut", why: "badCredentials", error: { code: "badCredentials" } }],
      { phase: "signedOut", why: "badCredentials", error: { code: "badCredentials" } },
    ],
  ] satisfies [string, EventInput[], SessionState][])("%s", (_name, events, now) => {
    expect(dispatchAll(events).session.now).toEqual(now);
  });

  test("signing out wipes the session and keeps what belongs to this computer", () => {
    const busy = dispatchAll(
      [
        { kind: "formReported", form: { provider: "acme.example", username: "amy", stay: true } },
        { kind: "devicesReported", devices: [{ deviceId: "d", label: "Desk", kind: "output", group: "g" }] },
        {
          kind: "platformReported",
          platform: "win32",
          region: "GB",
          languages: ["en-GB"],
          isInstalled: true,
        },
        { kind: "offerMade", offer: offer() },
        { kind: "workitemReported", workitem: workitem() },
        { kind: "legUp", id: "leg-1" },
        {
          kind: "peerDesired",
          peer: {
            peerId: "p",
            role: "answer",
            remoteSdp: "v=0",
            restart: 0,
            restartSdp: null,
            iceServers: [],
          },
        },
        { kind: "muteReported", muted: true },
        { kind: "qualityReported", quality: quality },
        { kind: "callLost", call: { name: "Carl", number: "" } },
        { kind: "networkChanged", online: false },
      ],
      signedIn(),
    );
    const out = dispatchAll([{ kind: "signedOut", why: "sessionExpired", error: null }], busy);
    expect(out.agent).toEqual(initialAgent);
    expect(out.offers.open.concat()).toEqual([]);
    expect(out.calls.list).toEqual([]);
    expect(out.line.leg.phase).toBe("none");
    expect(out.voice).toMatchObject({ microphone: "closed", ring: null, peer: null });
    expect(out.desktop).toMatchObject({ notices: [], platform: "win32", region: "GB" });
    expect(out.connection).toMatchObject({
      network: "offline",
      feed: { kind: "off" },
      voice: { kind: "off" },
    });
    expect(out.audio).toMatchObject({ quality: null, devices: [{ deviceId: "d" }] });
    expect(out.session.form).toEqual({ provider: "acme.example", username: "amy", stay: true });
    expect(userOf(out.session)).toBeNull();
  });
});

describe("connection", () => {
  const link = (value: Link): EventInput => ({ kind: "feedChanged", link: value });
  test("`since` stays the moment of the loss through every try", () => {
    const lost = dispatchAll(
      [
        link({ kind: "waiting", since: 20_000, retryAt: 20_250, attempt: 1 }),
        link({ kind: "connecting", since: 20_250, attempt: 1 }),
        link({ kind: "waiting", since: 21_000, retryAt: 22_000, attempt: 2 }),
      ],
      signedIn(),
    );
    expect(lost.connection.feed).toEqual({ kind: "waiting", since: 20_000, retryAt: 22_000, attempt: 2 });
    expect(dispatchAll([link({ kind: "open", since: 30_000 })], lost).connection.feed).toEqual({
      kind: "open",
      since: 30_000,
    });
  });
  test("what is shown is old from the loss to the end of the resync", () => {
    const lost = dispatchAll([link({ kind: "waiting", since: 1, retryAt: 2, attempt: 1 })], signedIn());
    const open = dispatchAll([link({ kind: "open", since: 3 }), { kind: "resyncStarted" }], lost);
    expect(
      [signedIn(), lost, open, dispatchAll([{ kind: "resynced" }], open)].map(
        (each) => each.connection.synced,
      ),
    ).toEqual([true, false, false, true]);
  });
  test("the voice link and the network are told apart from the feed", () => {
    const state = dispatchAll(
      [
        { kind: "voiceLinkChanged", link: { kind: "failed", since: 1, why: "punted" } },
        { kind: "networkChanged", online: false },
      ],
      signedIn(),
    );
    expect(state.connection).toMatchObject({
      network: "offline",
      feed: { kind: "open" },
      voice: { why: "punted" },
    });
  });
});

describe("notices", () => {
  const notice = (name: string): EventInput => ({ kind: "callLost", call: { name, number: "" } });
  test("the same word twice is one word, with a new number", () => {
    const { notices } = dispatchAll([notice("Carl"), notice("Dora"), notice("Carl")]).desktop;
    expect(notices.map((each) => [each.id, each.values.name])).toEqual([
      [2, "Dora"],
      [3, "Carl"],
    ]);
  });
  test("only the last four stay, and one can be put away", () => {
    const many = dispatchAll(["a", "b", "c", "d", "e"].map(notice));
    expect(many.desktop.notices.map((each) => each.values.name)).toEqual(["b", "c", "d", "e"]);
    expect(dispatchAll([{ kind: "noticeClosed", id: 3 }], many).desktop.notices).toHaveLength(3);
  });
});

describe("the store", () => {
  test("stamps facts with the time they were told, unless they bring their own", () => {
    const times: number[] = [];
    const store = createStore(() => 77);
    store.watch((_now, _was, event) => times.push(event.at));
    store.dispatch({ kind: "resynced" });
    store.dispatch({ kind: "resynced", at: 5 });
    expect(times).toEqual([77, 5]);
  });
  test("a fact told by a watcher waits until every watcher has seen the first", () => {
    const store = createStore(() => 0);
    const seen: string[] = [];
    store.watch((_now, _was, event) => {
      seen.push(`first ${event.kind}`);
      if (event.kind === "resyncStarted") store.dispatch({ kind: "resynced" });
    });
    store.watch((_now, _was, event) => seen.push(`second ${event.kind}`));
    store.dispatch({ kind: "resyncStarted" });
    expect(seen).toEqual([
      "first resyncStarted",
      "second resyncStarted",
      "first resynced",
      "second resynced",
    ]);
  });
  test("a watcher that let go hears nothing more", () => {
    const store = createStore(() => 0);
    let heard = 0;
    const undo = store.watch(() => {
      heard += 1;
    });
    store.dispatch({ kind: "resynced" });
    undo();
    store.dispatch({ kind: "resynced" });
    expect(heard).toBe(1);
  });
});

test("what is told of the audio ends with the leg, and a late sample brings none back", () => {
  const up: EventInput[] = [
    { kind: "legUp", id: "leg-1" },
    { kind: "qualityReported", quality },
  ];
  expect(dispatchAll(up, signedIn()).audio.quality).toEqual(quality);
  const ended = dispatchAll([...up, { kind: "legEnded", cause: "NORMAL_CLEARING" }], signedIn());
  expect(ended.audio.quality).toBeNull();
  expect(dispatchAll([{ kind: "qualityReported", quality }], ended).audio.quality).toBeNull();
});
