import { expect, test } from "vitest";
import { desktopText } from "../../shared/text/desktop.ts";
import { testContext } from "../work/test-context.ts";
import { createClickToDial } from "./click-to-dial.ts";
import { sayOutside } from "./outside.ts";

function setUp({ inFront = false, supported = true } = {}) {
  const { store } = testContext();
  const shown: string[] = [];
  sayOutside({
    store,
    show: ({ title, body }) => shown.push(`${title}: ${body}`),
    isSupported: () => supported,
    isPhoneInFront: () => inFront,
    platform: "darwin",
  });
  const clickToDial = createClickToDial({ store, readClipboard: async () => "", openPhone() {} });
  return { store, shown, clickToDial };
}

test("what came from another program is said there, each time, unless the phone is looked at", async () => {
  const { shown, clickToDial } = setUp();
  await clickToDial.callCopied();
  await clickToDial.callCopied();
  const sentence = "No number was copied. Copy one in any program, then press the shortcut again.";
  expect(shown).toEqual([`Hookswitch: ${sentence}`, `Hookswitch: ${sentence}`]);
  for (const how of [{ inFront: true }, { supported: false }]) {
    const silent = setUp(how);
    await silent.clickToDial.callCopied();
    expect(silent.shown).toEqual([]);
  }
});

test("what belongs to the window is not", () => {
  const { store, shown } = setUp();
  store.dispatch({ kind: "microphoneReported", microphone: "denied", open: false, using: "" });
  expect(shown).toEqual([]);
});

test("no sound is said once, until there was some", () => {
  const { store, shown } = setUp();
  const { title, body } = desktopText.noSound;
  for (const retryAt of [1, 2]) store.dispatch({ kind: "voiceDown", retryAt });
  expect(shown).toEqual([`${title}: ${body}`]);
  store.dispatch({ kind: "voiceDown", retryAt: null });
  store.dispatch({ kind: "voiceDown", retryAt: 3 });
  expect(shown).toHaveLength(2);
});

test("a shortcut that another program has is said with what still works; one that is only reserved is not", () => {
  const { store, shown } = setUp();
  const report = (state: "refused" | "reserved") =>
    store.dispatch({ kind: "hotkeyReported", name: "mute", hotkey: { accelerator: "F8", state } });
  report("reserved");
  expect(shown).toEqual([]);
  report("refused");
  const { title, body } = desktopText.hotkeyRefused.mute;
  expect(shown).toEqual([`${title}: ${body("F8")}`]);
});
