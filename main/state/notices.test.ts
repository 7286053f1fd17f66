import { describe, expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { noticeSentence } from "../../shared/text/notices.ts";
import type { KeptWhat } from "./events.ts";
import { fileNotice } from "./notices.ts";
import type { EventInput } from "./store.ts";
import { offer, signedInStore, workitem } from "./test-samples.ts";

const named: Readonly<Record<KeptWhat, string>> = {
  wrapUps: "Notes you have not sent",
  quality: "Your call quality history",
  inCall: "The record of your last call",
  postDial: "The extensions you dialled",
  messages: "Messages you have not sent",
  settings: "Your settings",
  update: "Which update was tried",
};

test.each(Object.entries(named))(
  "of a kept file that cannot be read it is told what it holds: %s",
  (what, words) => {
    const file = "some.unreadable.json";
    for (const kind of ["setAside", "stuck"] as const) {
      const said = noticeSentence({ id: 1, ...fileNotice(what as KeptWhat, { kind, file }) });
      expect(said).toContain(words);
      expect(said).toContain(file);
    }
  },
);

const file = "a.json";
const lost = { name: "Carl", number: "+15552013344" };

describe("a fact is what the user is told of", () => {
  const told: readonly (readonly [string, EventInput, object])[] = [
    ["a call that is gone", { kind: "callLost", call: lost }, { key: "callLost", redial: lost.number }],
    ["one without a number", { kind: "callLost", call: { ...lost, number: "" } }, { key: "callLost" }],
    ["a ring while the line was taken", { kind: "rangBusy", offer: offer() }, { key: "rangBusy" }],
    ["no line", { kind: "lineNotGiven" }, { key: "noLineGiven" }],
    ["a refused line", { kind: "lineRefused" }, { key: "lineRefused" }],
    ["a line taken over", { kind: "lineTakenOver" }, { key: "lineTakenOver" }],
    ["a leg that did not come", { kind: "legInVain", why: "noLine" }, { key: "noAudioLine" }],
    ["a leg without a way", { kind: "legInVain", why: "noPath" }, { key: "noAudioPath" }],
    ["a status", { kind: "statusNotSet", statusId: "lunch" }, { values: { status: "Lunch" } }],
    ["the status at sign-in", { kind: "statusNotSet", statusId: null }, { key: "statusRefused", values: {} }],
    [
      "a campaign",
      { kind: "campaignGone", campaign: "Care", instead: "" },
      { key: "campaignGone", values: { campaign: "Care" } },
    ],
    ["a locked keychain", { kind: "signInNotKept", health: "locked" }, { key: "keychainLocked" }],
    [
      "a file",
      { kind: "fileTroubled", what: "quality", trouble: { kind: "notSaved", file } },
      { key: "filesNotSaved" },
    ],
    ["the settings", { kind: "settingsNotSaved" }, { key: "settingsNotSaved" }],
    [
      "a hotkey",
      { kind: "hotkeyReported", name: "mute", hotkey: { accelerator: "F8", state: "refused" } },
      { key: "hotkeyTaken", values: { hotkey: "mute", accelerator: "F8" } },
    ],
    ["nothing copied", { kind: "clickRefused", why: "none" }, { key: "nothingCopied" }],
    [
      "a foreign number",
      { kind: "clickRefused", why: "linkElsewhere", place: "example.com" },
      { key: "linkElsewhere", values: { name: "example.com" } },
    ],
    [
      "a press",
      { kind: "actionFailed", code: "refused" },
      { key: "actionFailed", values: { code: "refused" } },
    ],
  ];
  test.each(told)("%s", (_, fact, notice) => {
    const { store } = signedInStore(fakeClock().now);
    store.dispatch(fact);
    expect(store.get().desktop.notices).toMatchObject([notice]);
  });
  test("a supervisor from whom the authority is taken is told, once, and nobody else", () => {
    const { store } = signedInStore(fakeClock().now);
    const says = (isSupervisor: boolean) => store.dispatch({ kind: "authorityReported", isSupervisor });
    says(false);
    says(true);
    expect(store.get().desktop.notices).toEqual([]);
    says(false);
    says(false);
    expect(store.get().desktop.notices).toMatchObject([{ key: "supervisionEnded" }]);
  });
  test("a press for mute that is not confirmed is, and a try to agree is not", () => {
    const { store } = signedInStore(fakeClock().now);
    store.dispatch({ kind: "muteAsked", muted: true });
    store.dispatch({ kind: "muteUnconfirmed", quiet: true });
    store.dispatch({ kind: "muteAsked", muted: true });
    expect(store.get().desktop.notices).toEqual([]);
    store.dispatch({ kind: "muteUnconfirmed" });
    expect(store.get().desktop.notices).toMatchObject([{ key: "muteNotConfirmed" }]);
  });
  test("the same report of a microphone does not bring back what was put away", () => {
    const { store } = signedInStore(fakeClock().now);
    const report = { kind: "microphoneReported", microphone: "denied", open: false, using: "" } as const;
    store.dispatch(report);
    store.dispatch({ kind: "noticeClosed", id: 1 });
    store.dispatch(report);
    expect(store.get().desktop.notices).toEqual([]);
  });
  test.each([
    ["a leg that is up", { kind: "legUp", id: "leg-1" }, ["noLineGiven"]],
    ["a line that is given", { kind: "lineModeReported", mode: "softphone" }, ["noAudioLine", "noAudioPath"]],
  ] as const)("%s takes back what it makes untrue, and nothing else", (_, fact, left) => {
    const { store } = signedInStore(fakeClock().now);
    for (const why of ["noLine", "noPath"] as const) store.dispatch({ kind: "legInVain", why });
    store.dispatch({ kind: "lineNotGiven" });
    store.dispatch(fact);
    expect(store.get().desktop.notices.map(({ key }) => key)).toEqual(left);
  });
});

describe("calls that the server has no more", () => {
  function talking(...ids: string[]) {
    const clock = fakeClock();
    const { store } = signedInStore(clock.now);
    for (const id of ids)
      store.dispatch({ kind: "workitemReported", workitem: workitem(id, { name: `Name of ${id}` }) });
    return {
      store,
      /** The server is asked for its list, which names none. */
      readsNone() {
        clock.advance(1_000);
        store.dispatch({ kind: "workitemsRead", workitems: [], askedAt: clock.now() });
      },
      notices: () => store.get().desktop.notices.map(({ key, values, redial }) => ({ key, values, redial })),
    };
  }
  const lostOf = (id: string) => ({
    key: "callLost",
    values: { name: `Name of ${id}`, number: "+15552013344" },
    redial: "+15552013344",
  });

  test("are said to be lost, whoever asked for the list; each, and once", () => {
    const { readsNone, notices, store } = talking("w1", "w2");
    readsNone();
    expect(notices()).toEqual([lostOf("w1"), lostOf("w2")]);
    for (const { id } of store.get().desktop.notices) store.dispatch({ kind: "noticeClosed", id });
    readsNone();
    expect(notices()).toEqual([]);
  });
  test("are lost also when one of them was asked for and not found", () => {
    const { store, notices } = talking("w1");
    store.dispatch({ kind: "callEnded", callId: "w1", end: "lost" });
    expect(notices()).toEqual([lostOf("w1")]);
  });
  test("are not, where the agent was hanging up or the server told how they ended", () => {
    const { store, readsNone, notices } = talking("w1", "w2");
    store.dispatch({ kind: "hangUpAsked", callId: "w1" });
    store.dispatch({ kind: "callEnded", callId: "w2", end: "farEndHungUp" });
    readsNone();
    expect(notices()).toEqual([]);
  });
});
