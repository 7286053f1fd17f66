import { describe, expect, test } from "vitest";
import type { AudioDevice } from "../../shared/state/audio.ts";
import { defaultSettings, type Settings } from "../../shared/state/settings.ts";
import { noticeSentence, optionWords } from "../../shared/text/notices.ts";
import { audioCommands } from "../commands/audio.ts";
import { voiceCommands } from "../commands/voice.ts";
import { endSoundTest } from "../effects/end-sound-test.ts";
import { hintMutedSpeech } from "../effects/hint-muted-speech.ts";
import { offer, workitem } from "../state/test-samples.ts";
import { testContext } from "../work/test-context.ts";

const end = (deviceId: string, label: string, kind: AudioDevice["kind"], group: string): AudioDevice => ({
  deviceId,
  label,
  kind,
  group,
});
const desk = [
  end("default", "Default - Built-in microphone", "input", "desk"),
  end("desk-in", "Built-in microphone", "input", "desk"),
  end("default", "Default - Built-in speakers", "output", "desk"),
  end("desk-out", "Built-in speakers", "output", "desk"),
];
const jabra = [
  end("jabra-in", "Jabra Evolve2 65", "input", "jabra"),
  end("jabra-out", "Jabra Evolve2 65", "output", "jabra"),
];

function setUp(chosen: Partial<Settings> = {}) {
  const context = testContext();
  const { store, clock } = context;
  let settings: Settings = { ...defaultSettings, ...chosen };
  const file = {
    change(part: { readonly [N in keyof Settings]?: Settings[N] | undefined }) {
      const given = Object.entries(part).filter(([, value]) => value !== undefined);
      settings = { ...settings, ...Object.fromEntries(given) };
      return settings;
    },
  };
  store.dispatch({ kind: "settingsChanged", settings });
  endSoundTest({ store, clock });
  hintMutedSpeech({ store, clock });
  return {
    ...context,
    audio: audioCommands({ store, settings: file, revive() {} }),
    voice: voiceCommands(context.context, () => {}),
    devices: (devices: readonly AudioDevice[]) => store.dispatch({ kind: "devicesReported", devices }),
    wished: () => store.get().voice.devices,
    said: () => store.get().desktop.notices.map(noticeSentence),
    settings: () => settings,
  };
}
const onJabra = {
  microphone: "jabra-in",
  microphoneName: "Jabra Evolve2 65",
  speaker: "jabra-out",
  speakerName: "Jabra Evolve2 65",
};

describe("the chosen headset is unplugged in a call [complaint 25]", () => {
  test("the system's default is wished for at once, and one notice says what is used now", () => {
    const { devices, wished, said } = setUp(onJabra);
    devices([...desk, ...jabra]);
    expect(wished()).toMatchObject({ microphone: "jabra-in", speaker: "jabra-out", ringer: "default" });
    devices(desk);
    expect(wished()).toMatchObject({ microphone: "default", speaker: "default" });
    expect(said()).toEqual([
      "Jabra Evolve2 65 is not connected. Microphone now: Built-in microphone. Speaker now: Built-in speakers.",
    ]);
  });
  test("plugged in again: it comes back by itself, and the first word is taken back", () => {
    const { devices, wished, said } = setUp(onJabra);
    devices([...desk, ...jabra]);
    devices(desk);
    devices([...desk, ...jabra.map((each) => ({ ...each, deviceId: `${each.deviceId}-2` }))]);
    expect(wished()).toMatchObject({ microphone: "jabra-in-2", speaker: "jabra-out-2" });
    expect(said()).toEqual(["Jabra Evolve2 65 is connected again and in use."]);
  });
  test("the voice window may hear of it first: one word, not two", async () => {
    const { devices, said, voice } = setUp(onJabra);
    devices([...desk, ...jabra]);
    await voice.deviceMissing({ kind: "microphone" });
    devices(desk);
    expect(said()).toHaveLength(1);
    expect(said()[0]).toContain("Speaker now: Built-in speakers.");
  });
});

describe("a headset that nobody chose is plugged in [complaint 29]", () => {
  test("it is named, and one press chooses both of its ends and remembers them by name", async () => {
    const { devices, wished, said, store, audio, settings } = setUp();
    devices(desk);
    devices([...desk, ...jabra]);
    expect(said()).toEqual(["Jabra Evolve2 65 was connected."]);
    expect(wished().microphone).toBe("default");
    const group = store.get().desktop.notices[0]?.use ?? "";
    expect(await audio.useDevice({ group })).toMatchObject({ ok: true });
    expect(wished()).toMatchObject({ microphone: "jabra-in", speaker: "jabra-out", ringer: "default" });
    expect(settings()).toMatchObject(onJabra);
    expect(said()).toEqual([]);
  });
  test("nothing is said of what the system made its default, and of what was there at the start", () => {
    const { devices, said } = setUp();
    devices([...desk, ...jabra]);
    expect(said()).toEqual([]);
    const asDefault = desk.map((each) => (each.deviceId === "default" ? { ...each, group: "new" } : each));
    const fresh = end("new-in", "New", "input", "new");
    devices([...asDefault, ...jabra, fresh]);
    expect(said()).toEqual([]);
  });
  test("unplugged before the press: the offer goes, and a late press is refused", async () => {
    const { devices, said, audio } = setUp();
    devices(desk);
    devices([...desk, ...jabra]);
    devices(desk);
    expect(said()).toEqual([]);
    expect(await audio.useDevice({ group: "jabra" })).toMatchObject({ ok: false, error: { code: "gone" } });
  });
});

describe("two headsets of one name whose ids have both changed", () => {
  const two = ["1", "2"].flatMap((n) => [
    end(`in-${n}`, "Jabra Evolve2 65", "input", `g${n}`),
    end(`out-${n}`, "Jabra Evolve2 65", "output", `g${n}`),
  ]);
  test("neither is taken silently: the system's default, and a word with the choice", async () => {
    const { devices, wished, said, store, audio, settings } = setUp({ ...onJabra, ringer: "desk-out" });
    devices([...desk, ...two]);
    expect(wished()).toMatchObject({ microphone: "default", speaker: "default", ringer: "desk-out" });
    expect(said()).toEqual([
      "More than one Jabra Evolve2 65 is connected, and it is not clear which one you chose. Microphone now: Built-in microphone. Speaker now: Built-in speakers. Choose yours here or in Settings.",
    ]);
    const options = store.get().desktop.notices[0]?.options ?? [];
    expect(options.map(optionWords)).toEqual(["Jabra Evolve2 65 (1)", "Jabra Evolve2 65 (2)"]);
    expect(await audio.useDevice({ group: options[1]?.group ?? "" })).toMatchObject({ ok: true });
    expect(wished()).toMatchObject({ microphone: "in-2", speaker: "out-2", ringer: "desk-out" });
    expect(settings()).toMatchObject({ microphoneName: "Jabra Evolve2 65", ringer: "desk-out" });
    expect(said()).toEqual([]);
  });
  test("the chosen one is unplugged and the other stands in: it is said, and taken back when it is there again", async () => {
    const on1 = { ...onJabra, microphone: "in-1", speaker: "out-1" };
    const { devices, wished, said, voice } = setUp(on1);
    devices([...desk, ...two]);
    await voice.deviceMissing({ kind: "microphone" });
    devices([...desk, ...two.slice(2)]);
    expect(wished()).toMatchObject({ microphone: "in-2", speaker: "out-2" });
    expect(said()).toEqual([
      "Jabra Evolve2 65 (1) is not connected. Microphone now: Jabra Evolve2 65 (2). Speaker now: Jabra Evolve2 65 (2).",
    ]);
    devices([...desk, ...two]);
    expect(wished()).toMatchObject({ microphone: "in-1", speaker: "out-1" });
    expect(said()).toEqual(["Jabra Evolve2 65 (1) is connected again and in use."]);
  });
  test("ends that are not known to belong together are asked for one by one", async () => {
    const { devices, wished, said, store, audio } = setUp(onJabra);
    devices([...desk, ...two.map((each) => ({ ...each, group: `${each.group} ${each.kind}` }))]);
    const options = () => store.get().desktop.notices.flatMap((each) => each.options ?? []);
    expect(options().map(optionWords)).toEqual([
      "Jabra Evolve2 65 (1), microphone",
      "Jabra Evolve2 65 (2), microphone",
      "Jabra Evolve2 65 (1), speaker",
      "Jabra Evolve2 65 (2), speaker",
    ]);
    await audio.useDevice({ group: options()[0]?.group ?? "" });
    expect(wished()).toMatchObject({ microphone: "in-1", speaker: "default" });
    expect(options().map(optionWords)).toEqual(["Jabra Evolve2 65 (1)", "Jabra Evolve2 65 (2)"]);
    expect(said()).toHaveLength(1);
  });
  test("the question takes the place of the word that it is not connected", () => {
    const { devices, said } = setUp(onJabra);
    devices([...desk, ...jabra]);
    devices(desk);
    devices([...desk, ...two]);
    expect(said()).toHaveLength(1);
    expect(said()[0]).toContain("More than one Jabra Evolve2 65");
    devices(desk);
    expect(said()).toHaveLength(1);
    expect(said()[0]).toContain("Jabra Evolve2 65 is not connected.");
  });
});

test("reset audio opens the devices anew and touches nothing else [complaint 30]", async () => {
  const { audio, store, talks } = setUp();
  talks();
  const { voice, calls, line } = store.get();
  await audio.reset(undefined);
  expect(store.get().voice).toEqual({ ...voice, resets: voice.resets + 1 });
  expect([store.get().calls, store.get().line]).toEqual([calls, line]);
});

describe("sound checks", () => {
  test("the meter opens the microphone, silent, and lets it go [complaint 28]", async () => {
    const { audio, store, voice } = setUp();
    await audio.meter({ on: true });
    expect(store.get().voice).toMatchObject({ microphone: "open", muted: true, listen: "meter" });
    await voice.level({ level: 0.2 });
    expect(store.get().check.level).toBe(0.2);
    await audio.meter({ on: false });
    expect(store.get().voice).toMatchObject({ microphone: "closed", listen: "no" });
    expect(store.get().check.level).toBeNull();
  });
  test("a recording is judged in words, and an older check changes nothing", async () => {
    const { audio, store, voice } = setUp();
    await audio.test({ what: "tone" });
    await audio.test({ what: "record" });
    const serial = store.get().check.test?.serial ?? 0;
    expect(store.get().voice).toMatchObject({ microphone: "open", check: { serial, what: "record" } });
    await voice.checked({ serial: serial - 1, phase: "failed" });
    await voice.checked({ serial, phase: "playing", level: 0.1 });
    expect(store.get().check.test).toMatchObject({ phase: "playing", heard: "clear" });
    await voice.checked({ serial, phase: "done" });
    expect(store.get().check.test).toMatchObject({ phase: "done", heard: "clear" });
    expect(store.get().voice).toMatchObject({ microphone: "closed", check: null });
  });
  test("a caller stops it, and while a call is on none begins", async () => {
    const { audio, store } = setUp();
    await audio.test({ what: "ring" });
    store.dispatch({ kind: "offerMade", offer: offer() });
    expect(store.get().check.test?.phase).toBe("stopped");
    expect(store.get().voice).toMatchObject({ check: null, microphone: "open" });
    expect(await audio.test({ what: "tone" })).toMatchObject({ ok: false, error: { code: "notAllowed" } });
  });
  test("a voice window that never answers leaves nothing running", async () => {
    const { audio, store, clock } = setUp();
    await audio.test({ what: "record" });
    clock.advance(15_000);
    expect(store.get().check.test?.phase).toBe("failed");
    expect(store.get().voice.microphone).toBe("closed");
  });
});

describe("speaking while muted", () => {
  const listens = ({ store }: ReturnType<typeof setUp>) => store.get().voice.listen;
  test("is listened for only in a call that the agent muted, and only where they want it", () => {
    const all = setUp();
    const { store, talks } = all;
    store.dispatch({ kind: "muteAsked", muted: true });
    expect(listens(all)).toBe("no");
    talks();
    store.dispatch({ kind: "muteAsked", muted: true });
    expect(listens(all)).toBe("speech");
    store.dispatch({
      kind: "workitemReported",
      workitem: workitem("w1", { state: "hold", modifiedAt: 3_000 }),
    });
    expect(listens(all)).toBe("no");
    store.dispatch({ kind: "workitemReported", workitem: workitem("w1", { modifiedAt: 4_000 }) });
    store.dispatch({ kind: "settingsChanged", settings: { ...defaultSettings, mutedHint: false } });
    expect(listens(all)).toBe("no");
  });
  test("is not listened for where the server muted", () => {
    const all = setUp();
    all.talks();
    all.store.dispatch({ kind: "muteReported", muted: true });
    expect(listens(all)).toBe("no");
  });
  test("is hinted at for a moment", async () => {
    const { voice, store, clock } = setUp();
    await voice.spokeMuted(undefined);
    expect(store.get().audio.speaksMuted).toBe(true);
    clock.advance(5_000);
    expect(store.get().audio.speaksMuted).toBe(false);
  });
});
