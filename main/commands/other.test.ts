import { describe, expect, test } from "vitest";
import { numberInText } from "../../shared/numbers/in-text.ts";
import type { ActionId } from "../../shared/state/actions.ts";
import { defaultSettings, type Settings } from "../../shared/state/settings.ts";
import { windowName } from "../../shared/state/window.ts";
import type { SettingsFile } from "../settings/settings.ts";
import { amy } from "../state/test-samples.ts";
import { testContext } from "../work/test-context.ts";
import { desktopCommands } from "./desktop.ts";
import { sessionCommands } from "./session.ts";
import { settingsCommands } from "./settings.ts";
import { voiceCommands } from "./voice.ts";

const proxy = { answer() {}, decline() {}, askAgain() {} };
const links = { retry() {} };
const good = { ok: true, value: undefined };

describe("session", () => {
  const input = { provider: "acme.example", username: "amy", password: "pw", stay: false };
  test("one sign-in at a time", async () => {
    const { context, answers, asked } = testContext();
    const commands = sessionCommands(context, proxy, links);
    const first = commands.signIn(input);
    expect(await commands.signIn(input)).toMatchObject({ error: { code: "busy" } });
    await answers("session.signIn", good);
    expect(await first).toEqual(good);
    expect(asked()).toEqual(["session.signIn"]);
  });
  test("cancelling and leaving are the session's", async () => {
    const { context, answers, done } = testContext();
    const commands = sessionCommands(context, proxy, links);
    await commands.cancelSignIn(undefined);
    expect(done).toEqual(["cancel"]);
    const leaving = commands.signOut(undefined);
    await answers("session.signOut");
    expect(await leaving).toEqual(good);
  });
});

describe("the system around the windows", () => {
  function setUp() {
    const { store } = testContext();
    const opened: string[] = [];
    const commands = desktopCommands({
      store,
      open: (window) => opened.push(windowName(window)),
      openExternal: async (url) => void opened.push(url),
      copyText: (text) => opened.push(`copied ${text}`),
      testNotification: async () => "shown",
      readClipboard: async () => "9".repeat(20_000),
      links: {
        read: () => ({ name: "Other", isOurs: false }),
        take: async () => ({ ok: true, value: undefined }),
      },
    });
    return { store, opened, commands };
  }
  test("windows, notices, network", async () => {
    const { store, opened, commands } = setUp();
    await commands.open({ kind: "settings" });
    await commands.open({ kind: "conversation", key: "c-1" });
    await commands.networkChanged({ online: false });
    expect(opened).toEqual(["settings", "conversation:c-1"]);
    expect(store.get().connection.network).toBe("offline");
    store.dispatch({ kind: "actionFailed", code: "offline" });
    await commands.closeNotice({ id: 1 });
    expect(store.get().desktop.notices).toEqual([]);
  });
  test("the supervisor window opens for those with the authority only", async () => {
    const { store, opened, commands } = setUp();
    const open = () => commands.open({ kind: "supervisor" });
    store.dispatch({ kind: "signedIn", user: amy, stays: false });
    expect(await open()).toMatchObject({ error: { code: "notAllowed" } });
    store.dispatch({ kind: "authorityReported", isSupervisor: true });
    expect(await open()).toEqual(good);
    expect(opened).toEqual(["supervisor"]);
  });
  test("only the system's own fixed page is ever opened outside", async () => {
    const { store, opened, commands } = setUp();
    expect(await commands.openMicrophoneSettings(undefined)).toMatchObject({
      error: { code: "unsupported" },
    });
    for (const platform of ["win32", "darwin"] as const) {
      store.dispatch({ kind: "platformReported", platform, region: "US", languages: [], isInstalled: true });
      expect(await commands.openMicrophoneSettings(undefined)).toEqual(good);
    }
    expect(opened).toEqual([
      "ms-settings:privacy-microphone",
      "x-apple.systempreferences:com.apple.preference.security?Privacy_Microphone",
    ]);
  });
  test("a number from another program is put away by its id", async () => {
    const { store, commands } = setUp();
    store.dispatch({ kind: "numberClicked", number: "1004", extension: "", from: "link" });
    const first = store.get().desktop.clickToDial?.id ?? 0;
    store.dispatch({ kind: "numberClicked", number: "1005", extension: "", from: "copied" });
    await commands.closeWanted({ id: first });
    expect(store.get().desktop.clickToDial).toMatchObject({ number: "1005", from: "copied" });
    await commands.closeWanted({ id: store.get().desktop.clickToDial?.id ?? 0 });
    expect(store.get().desktop.clickToDial).toBeNull();
  });
  test("text is put into the clipboard", async () => {
    const { opened, commands } = setUp();
    expect(await commands.copyText({ text: "You: Hello." })).toMatchObject({ ok: true });
    expect(opened).toEqual(["copied You: Hello."]);
  });
  test("a huge clipboard is cut to what is refused as a whole", async () => {
    const read = await setUp().commands.readClipboard(undefined);
    expect(read).toEqual({ ok: true, value: "9".repeat(10_001) });
    expect(read.ok && numberInText(read.value, { region: "US", internalDigits: 0 })).toEqual({
      found: "tooLong",
    });
  });
});

function changingSettings(allowsLogin = true) {
  const { store, context } = testContext();
  let held: Settings = defaultSettings;
  const paused: boolean[] = [];
  const chosen: unknown[] = [];
  const settings = {
    get: () => held,
    change: (part: object) => {
      held = { ...held, ...part };
      return held;
    },
  } as unknown as SettingsFile;
  const commands = settingsCommands({
    store,
    settings,
    session: context.session,
    pauseHotkey: (on) => paused.push(on),
    headsets: { choose: (id) => chosen.push(id), forget: () => chosen.push("forgotten") },
    startAtLogin: (on) => {
      chosen.push(`at login ${on}`);
      return on && allowsLogin;
    },
  });
  return { store, commands, paused, chosen };
}

test("the system hears of start at login by a press alone: what the user set there stays", async () => {
  const { commands, chosen } = changingSettings();
  await commands.change({ theme: "dark", hideCaller: true });
  expect(chosen).toEqual([]);
  await commands.change({ startAtLogin: true });
  await commands.change({ startAtLogin: false });
  expect(chosen).toEqual(["at login true", "at login false"]);
});

test("start at login that the system does not allow stays off, and is told", async () => {
  const { store, commands } = changingSettings(false);
  const changed = await commands.change({ startAtLogin: true });
  expect(changed).toMatchObject({ ok: false, error: { code: "notAllowed" } });
  expect(store.get().settings.startAtLogin).toBe(false);
});

test("[complaint 27] settings take effect in the state at any time, and the hotkey is let go while recording", async () => {
  const { store, commands, paused, chosen } = changingSettings();
  await commands.change({ theme: "dark" });
  expect(store.get().settings.theme).toBe("dark");
  await commands.recordHotkey({ recording: true });
  await commands.recordHotkey({ recording: false });
  expect(paused).toEqual([true, false]);
  await commands.chooseHeadset({ deviceId: "h1" });
  await commands.forgetHeadsets(undefined);
  expect(chosen).toEqual(["h1", "forgotten"]);
});

test("an action's own keys are kept where they differ, refused where they are taken, and reset", async () => {
  const { store, commands } = changingSettings();
  store.dispatch({
    kind: "platformReported",
    platform: "win32",
    region: "US",
    languages: [],
    isInstalled: true,
  });
  const bind = async (action: ActionId, keys: string | null) => {
    const { ok } = await commands.bindKeys({ action, keys });
    return [ok, store.get().settings.keys];
  };
  expect(await bind("hold", "F9")).toEqual([true, { hold: "F9" }]);
  expect(await bind("mute", "F9")).toEqual([false, { hold: "F9" }]);
  expect(await bind("mute", "Control+C")).toEqual([false, { hold: "F9" }]);
  expect(await bind("mute", "no keys")).toEqual([false, { hold: "F9" }]);
  expect(await bind("mute", "")).toEqual([true, { hold: "F9", mute: "" }]);
  expect(await bind("transfer", "Control+Shift+M")).toMatchObject([true, { transfer: "Control+Shift+M" }]);
  // Its standard keys are another's now.
  expect(await bind("mute", null)).toMatchObject([false, { mute: "" }]);
  expect(await bind("hold", null)).toEqual([true, { mute: "", transfer: "Control+Shift+M" }]);
  await commands.resetKeys(undefined);
  expect(store.get().settings.keys).toEqual({});
});

describe("what the voice window reports", () => {
  function setUp() {
    const set = testContext();
    const presses: string[] = [];
    return { ...set, presses, commands: voiceCommands(set.context, (press) => presses.push(press)) };
  }
  test("the headset and what is pressed on it", async () => {
    const { commands, presses, store } = setUp();
    await commands.headset({ state: "ready", name: "Level 40" });
    expect(store.get().headset).toMatchObject({ state: "ready", name: "Level 40" });
    await commands.headsetPressed({ press: "mute" });
    expect(presses).toEqual(["mute"]);
  });
  test.each([
    ["denied", "microphoneDenied"],
    ["missing", "microphoneMissing"],
    ["busy", "microphoneBusy"],
  ] as const)(
    "[complaint 26] a microphone that is %s is told once, and the word goes when it opens",
    async (state, key) => {
      const { commands, notices, store } = setUp();
      await commands.microphone({ state, open: false, label: "" });
      await commands.microphone({ state, open: false, label: "" });
      expect(notices()).toEqual([key]);
      await commands.microphone({ state: "granted", open: true, label: "Headset" });
      expect(notices()).toEqual([]);
      expect(store.get().audio).toMatchObject({ microphone: "granted", open: true, using: "Headset" });
    },
  );
  test("a device that is gone is named", async () => {
    const { commands, store } = setUp();
    await commands.deviceMissing({ kind: "ringer" });
    expect(store.get().desktop.notices).toMatchObject([
      { key: "deviceGone", values: { name: "", ringer: "" } },
    ]);
  });
  test("every sample judges the line; windows hear of quality once a second", async () => {
    const { commands, clock, done, kinds } = setUp();
    const stats = {
      peerId: "p",
      packetsIn: 1,
      packetsOut: 1,
      roundTrip: 1,
      jitter: 1,
      loss: 0,
      jitterOut: null,
      lossOut: null,
      far: null,
      levelIn: 0,
      levelOut: 0,
    };
    for (let n = 0; n < 5; n++) {
      await commands.stats(stats);
      clock.advance(500);
    }
    expect(done).toHaveLength(5);
    expect(kinds().filter((kind) => kind === "qualityReported")).toHaveLength(3);
  });
});
