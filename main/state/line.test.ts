import { describe, expect, test } from "vitest";
import { type Mute, unmuted } from "../../shared/state/line.ts";
import { defaultSettings } from "../../shared/state/settings.ts";
import { reduceMute, reducePhoneMute } from "./line.ts";
import type { EventInput } from "./store.ts";
import { dispatchAll, offer, signedIn, workitem } from "./test-samples.ts";

const press = (muted: boolean): EventInput => ({ kind: "muteAsked", muted });
const server = (muted: boolean): EventInput => ({ kind: "muteReported", muted });
const unconfirmed: EventInput = { kind: "muteUnconfirmed" };
const talking = () => dispatchAll([{ kind: "workitemReported", workitem: workitem() }], signedIn());
const muteAfter = (...events: EventInput[]): Mute => dispatchAll(events, talking()).line.mute;

describe("mute", () => {
  test("a press silences the microphone at once, before the server knows", () => {
    const pressed = dispatchAll([press(true)], talking());
    expect(pressed.voice.muted).toBe(true);
    expect(pressed.line.mute).toMatchObject({ muted: true, server: false, asked: { muted: true } });
  });

  test.each([
    ["confirmed", [press(true), server(true)], { muted: true, server: true, asked: null, by: "agent" }],
    ["unmute confirmed", [press(true), server(true), press(false), server(false)], { ...unmuted }],
    ["not confirmed", [press(true), unconfirmed], { muted: true, server: false, asked: null, by: "agent" }],
    [
      "an older 'not muted' while we wait for 'muted'",
      [press(true), server(false)],
      { muted: true, server: false },
    ],
    ["muted by the server", [server(true)], { muted: true, server: true, asked: null, by: "server" }],
    ["and unmuted by it again", [server(true), server(false)], { muted: false, server: false }],
    ["the server repeats what the agent did", [press(true), server(true), server(true)], { by: "agent" }],
  ] satisfies [string, EventInput[], Partial<Mute>][])("%s", (_name, events, expected) => {
    expect(muteAfter(...events)).toMatchObject(expected);
  });

  test("[complaint 23] a mute from the server always wins over a toggle in flight", () => {
    const muted = muteAfter(press(true), server(true), press(false), server(true));
    expect(muted).toEqual({ muted: true, server: true, asked: null, by: "server", overruled: true });
    // The overruled press arrives there late: what the server makes of it opens nothing.
    const late = muteAfter(press(true), server(true), press(false), server(true), server(false));
    expect(late).toMatchObject({ muted: true, server: false });
    const again = muteAfter(
      press(true),
      server(true),
      press(false),
      server(true),
      server(false),
      press(false),
    );
    expect(again).toMatchObject({ muted: false, by: "agent" });
    expect(again).not.toHaveProperty("overruled");
  });

  test("remote unmute never opens the microphone that the agent closed", () => {
    expect(muteAfter(press(true), server(true), server(false)).muted).toBe(true);
    expect(muteAfter(press(true), unconfirmed, server(false)).muted).toBe(true);
    // The server muted first, and the agent pressed mute too: it is the agent's now.
    expect(muteAfter(server(true), press(true), server(true), server(false)).muted).toBe(true);
  });

  test("the agent may open what the server closed", () => {
    expect(muteAfter(server(true), press(false), server(false))).toMatchObject({ muted: false, asked: null });
  });

  test("mute ends with the last call, not with one of two", () => {
    const two = dispatchAll(
      [{ kind: "workitemReported", workitem: workitem("w2") }, press(true), server(true)],
      talking(),
    );
    const one = dispatchAll([{ kind: "callEnded", callId: "w1", end: "farEndHungUp" }], two);
    expect(one.line.mute.muted).toBe(true);
    expect(dispatchAll([{ kind: "callEnded", callId: "w2", end: "farEndHungUp" }], one).line.mute).toEqual(
      unmuted,
    );
  });

  test("is a pure function", () => {
    const frozen = Object.freeze({ ...unmuted });
    expect(reduceMute(frozen, { kind: "muteAsked", at: 1, muted: true })).not.toBe(frozen);
  });
});

describe("the leg", () => {
  const phases = (...events: EventInput[]) => {
    const seen: string[] = [];
    events.reduce((state, event) => {
      const next = dispatchAll([event], state);
      seen.push(next.line.leg.phase);
      return next;
    }, signedIn());
    return seen;
  };
  test("none → asked → negotiating → up → reattaching → up → none", () => {
    expect(
      phases(
        { kind: "legAsked" },
        { kind: "legNegotiating", id: "leg-1" },
        { kind: "legUp", id: "leg-1" },
        { kind: "legReattaching" },
        { kind: "legUp", id: "leg-1" },
        { kind: "legEnded", cause: "over" },
      ),
    ).toEqual(["asked", "negotiating", "up", "reattaching", "up", "none"]);
  });
  test("asking again for a leg that is there changes nothing", () => {
    expect(phases({ kind: "legUp", id: "leg-1" }, { kind: "legAsked" })).toEqual(["up", "up"]);
  });
  test("there is nothing to reattach without a leg", () => {
    expect(phases({ kind: "legReattaching" }, { kind: "legAsked" }, { kind: "legReattaching" })).toEqual([
      "none",
      "asked",
      "asked",
    ]);
  });
  test("how long audio is away counts from the loss, not from the last try", () => {
    const up = dispatchAll([{ kind: "legUp", id: "leg-1" }], signedIn());
    const away = dispatchAll([{ kind: "legReattaching" }], up, 20_000);
    expect(dispatchAll([{ kind: "legReattaching" }], away, 25_000).line.leg).toMatchObject({ since: 20_000 });
  });
  test("media stays as packets say while the leg is reattached, and is idle without one", () => {
    const up = dispatchAll(
      [
        { kind: "legUp", id: "leg-1" },
        { kind: "mediaJudged", health: "good" },
      ],
      signedIn(),
    );
    const away = dispatchAll([{ kind: "legReattaching" }], up);
    expect(away.line.media).toBe("good");
    expect(dispatchAll([{ kind: "mediaJudged", health: "silent" }], away).line.media).toBe("silent");
    expect(dispatchAll([{ kind: "legEnded", cause: "lost" }], away).line.media).toBe("idle");
  });
});

describe("what the headset is to show", () => {
  const dark = { offHook: false, ringing: false, muted: false, held: false };
  const rings: EventInput = { kind: "offerMade", offer: offer() };
  test.each<[string, readonly EventInput[], object]>([
    ["idle", [], dark],
    ["an offer", [rings], { ...dark, ringing: true }],
    ["a message offered", [{ kind: "offerMade", offer: offer("o1", { channel: "sms" }) }], dark],
    [
      "an answer under way: off hook at once",
      [rings, { kind: "offerAsked", offerId: "o1", to: "accepting" }],
      { ...dark, offHook: true },
    ],
    [
      "an answer that failed",
      [
        rings,
        { kind: "offerAsked", offerId: "o1", to: "accepting" },
        { kind: "offerRefused", offerId: "o1" },
      ],
      { ...dark, ringing: true },
    ],
    [
      "a number dialled",
      [{ kind: "callDialled", callId: "w1", number: "1", name: "" }],
      { ...dark, offHook: true },
    ],
    [
      "a call muted by the server",
      [
        { kind: "callDialled", callId: "w1", number: "1", name: "" },
        { kind: "muteReported", muted: true },
      ],
      { ...dark, offHook: true, muted: true },
    ],
    [
      "a call on hold",
      [
        { kind: "workitemReported", workitem: workitem("w1", { mine: true }) },
        { kind: "workitemReported", workitem: workitem("w1", { state: "hold", modifiedAt: 3_000 }) },
      ],
      { ...dark, offHook: true, held: true },
    ],
    [
      "a hang-up under way",
      [
        { kind: "callDialled", callId: "w1", number: "1", name: "" },
        { kind: "hangUpAsked", callId: "w1" },
      ],
      dark,
    ],
    [
      "the agent's own telephone",
      [
        { kind: "lineModeReported", mode: "phone" },
        rings,
        { kind: "callDialled", callId: "w1", number: "1", name: "" },
      ],
      dark,
    ],
  ])("%s", (_name, events, lamps) => {
    expect(dispatchAll(events, signedIn()).voice.headset).toEqual({ known: "", ...lamps });
  });
  test("which headsets are known is told so that they can be told apart", () => {
    const headsets = [
      { vendorId: 1, productId: 2, serial: "S", name: "A" },
      { vendorId: 3, productId: 4, serial: "", name: "B" },
    ];
    const state = dispatchAll(
      [{ kind: "settingsChanged", settings: { ...defaultSettings, headsets } }],
      signedIn(),
    );
    expect(state.voice.headset.known).toBe("1:2:S,3:4:");
  });
});

describe("what the voice window is to do", () => {
  test("[complaint 28] the microphone is opened at the offer or dial and released when the line is idle", () => {
    expect(signedIn().voice.microphone).toBe("closed");
    expect(dispatchAll([{ kind: "offerMade", offer: offer() }], signedIn()).voice).toMatchObject({
      microphone: "open",
      muted: true,
    });
    const dialled = dispatchAll([{ kind: "callDialled", callId: "w1", number: "1", name: "" }], signedIn());
    expect(dialled.voice).toMatchObject({ microphone: "open", muted: false });
    expect(dispatchAll([{ kind: "hangUpAsked", callId: "w1" }], dialled).voice.microphone).toBe("closed");
    expect(dispatchAll([{ kind: "callEnded", callId: "w1", end: "failed" }], dialled).voice.microphone).toBe(
      "closed",
    );
  });
  test("a leg that the server keeps between calls gets no microphone", () => {
    expect(dispatchAll([{ kind: "legUp", id: "leg-1" }], signedIn()).voice.microphone).toBe("closed");
  });
  test("where the server calls the agent's own telephone, our microphone stays shut", () => {
    const phone = dispatchAll([{ kind: "lineModeReported", mode: "phone" }], talking());
    expect(phone.voice.microphone).toBe("closed");
  });
  test("on hold nobody hears the agent; with one of two calls held they do", () => {
    const held = workitem("w1", { state: "hold", modifiedAt: 3_000 });
    const hold = dispatchAll([{ kind: "workitemReported", workitem: held }], talking());
    expect(hold.voice.muted).toBe(true);
    expect(dispatchAll([{ kind: "workitemReported", workitem: workitem("w2") }], hold).voice.muted).toBe(
      false,
    );
    // Resuming is not yet resumed.
    expect(dispatchAll([{ kind: "holdAsked", callId: "w1", on: false }], hold).voice.muted).toBe(true);
  });
  test("a wish that did not change is the same object: nothing is sent for nothing", () => {
    const before = talking();
    const now = dispatchAll(
      [{ kind: "statusChanged", statusId: "busy", since: 1 }, { kind: "resyncStarted" }],
      before,
    );
    expect(now.voice).toBe(before.voice);
  });
  test("a tone is played once for each wish", () => {
    const tone: EventInput = { kind: "toneRequested", name: "muted" };
    expect(dispatchAll([tone, tone], talking()).voice.tone).toEqual({ serial: 2, name: "muted" });
  });
  test("settings reach it at once", () => {
    const { settings } = signedIn();
    const voice = dispatchAll(
      [{ kind: "settingsChanged", settings: { ...settings, ringer: "desk", noiseSuppression: false } }],
      signedIn(),
    ).voice;
    expect(voice).toMatchObject({ devices: { ringer: "desk" }, processing: { noiseSuppression: false } });
  });
});

describe("the agent's own telephone", () => {
  const ownPhone = (from = signedIn()) =>
    dispatchAll([{ kind: "lineModeReported", mode: "phone", number: "+15550170104" }], from);
  const word = (phone: "ringing" | "connected" | "disconnected"): EventInput => ({
    kind: "phoneReported",
    phone,
  });
  const asked: EventInput = { kind: "legAsked" };
  const unreached: EventInput = { kind: "legEnded", cause: "nobody", unreached: true };

  test.each([
    ["rings", [word("ringing")], "asked", false],
    ["is picked up", [word("ringing"), word("connected")], "up", false],
    ["is put down", [word("connected"), word("disconnected")], "none", false],
    ["rings out", [asked, word("ringing"), word("disconnected")], "none", true],
    ["is not picked up in time", [asked, unreached], "none", true],
    ["is called again", [asked, unreached, asked], "asked", false],
    ["is picked up after all", [asked, unreached, word("connected")], "up", false],
    [
      "was given up before",
      [asked, { kind: "legEnded", cause: "asked" }, word("disconnected")],
      "none",
      false,
    ],
    ["rings while it is up", [word("connected"), word("ringing")], "up", false],
  ] satisfies [string, EventInput[], string, boolean][])("%s", (_name, events, phase, isMissing) => {
    const { leg, phone } = dispatchAll(events, ownPhone()).line;
    expect([leg.phase, phone.isMissing]).toEqual([phase, isMissing]);
  });

  test("is known to be up by a call that is talked in, where the server does not say it", () => {
    const offered = workitem("w1", { state: "offered", mine: true });
    const began = dispatchAll(
      [asked, { kind: "callAccepted", offer: offer("o1", { workitemId: "w1" }) }],
      ownPhone(),
    );
    expect(dispatchAll([{ kind: "workitemReported", workitem: offered }], began).line.leg.phase).toBe(
      "asked",
    );
    expect(dispatchAll([{ kind: "workitemReported", workitem: workitem("w1") }], began).line.leg.phase).toBe(
      "up",
    );
    const held = workitem("w1", { state: "hold" });
    expect(dispatchAll([{ kind: "workitemReported", workitem: held }], began).line.leg.phase).toBe("asked");
  });

  test("that goes while somebody is talked to is missed until it is back, or the call is over", () => {
    const up = dispatchAll([word("connected")], ownPhone(talking()));
    const gone = dispatchAll([word("disconnected")], up);
    expect(gone.line.phone.isMissing).toBe(true);
    expect(dispatchAll([word("connected")], gone).line.phone.isMissing).toBe(false);
    expect(
      dispatchAll([{ kind: "callEnded", callId: "w1", end: "farEndHungUp" }], gone).line.phone.isMissing,
    ).toBe(false);
    const ending = dispatchAll([{ kind: "hangUpAsked", callId: "w1" }], up);
    expect(dispatchAll([word("disconnected")], ending).line.phone.isMissing).toBe(false);
  });

  test("is nobody's business where this program is the phone", () => {
    const before = signedIn();
    expect(dispatchAll([word("connected")], before)).toBe(before);
  });

  test.each([
    ["a press waits", [press(true)], { muted: false, asked: { muted: true } }],
    ["confirmed", [press(true), server(true)], { muted: true, server: true, asked: null, by: "agent" }],
    ["not confirmed", [press(true), unconfirmed], { muted: false, asked: null }],
    ["an older word", [press(true), server(false)], { muted: false, asked: { muted: true } }],
    ["muted by the server", [server(true)], { muted: true, asked: null, by: "server" }],
    ["and unmuted by it", [server(true), server(false)], { muted: false, server: false }],
  ] satisfies [string, EventInput[], object][])("mute: %s", (_name, events, expected) => {
    expect(dispatchAll(events, ownPhone(talking())).line.mute).toMatchObject(expected);
  });
  test("a mute restored after a restart is the server's to tell", () => {
    expect(reducePhoneMute(unmuted, { kind: "muteRestored", at: 0, muted: true })).toBe(unmuted);
  });
});
