// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, describe, expect, it, vi } from "vitest";
import { renderSettings } from "../gallery/render.tsx";
import { idle } from "../gallery/samples.ts";
import { deviceOptions } from "./DeviceRow.tsx";

afterEach(cleanup);

describe("settings", () => {
  it("change one field at a time", async () => {
    const { asked } = await renderSettings(idle);
    fireEvent.click(screen.getByLabelText("Noise suppression"));
    fireEvent.click(screen.getByLabelText("Dark"));
    const changes = asked.filter((each) => each.path === "settings.change");
    expect(changes.map((each) => each.input)).toEqual([{ noiseSuppression: false }, { theme: "dark" }]);
  });

  it("say how long the company's internal numbers are", async () => {
    const { asked } = await renderSettings(idle);
    fireEvent.change(screen.getByLabelText("Internal numbers"), { target: { value: "8" } });
    expect(asked).toContainEqual({ path: "settings.change", input: { internalDigits: 8 } });
  });

  it("record a shortcut while main lets the old one go", async () => {
    const { asked } = await renderSettings(idle);
    fireEvent.click(screen.getByRole("button", { name: /Mute shortcut: Ctrl\+Alt\+Shift\+M/ }));
    const settings = () => asked.filter((each) => each.path.startsWith("settings."));
    await waitFor(() => expect(settings()).toHaveLength(1));
    fireEvent.keyDown(window, { key: "j", code: "KeyJ", ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(settings()).toHaveLength(3));
    expect(asked).toContainEqual({ path: "settings.recordHotkey", input: { recording: true } });
    expect(asked).toContainEqual({ path: "settings.change", input: { muteHotkey: "Control+Shift+J" } });
    expect(asked).toContainEqual({ path: "settings.recordHotkey", input: { recording: false } });
  });

  it("record the shortcut for copied numbers into its own setting", async () => {
    const { asked } = await renderSettings(idle);
    fireEvent.click(screen.getByRole("button", { name: /Call the copied number: None/ }));
    await waitFor(() => expect(asked.map((each) => each.path)).toContain("settings.recordHotkey"));
    fireEvent.keyDown(window, { key: "d", code: "KeyD", ctrlKey: true, altKey: true });
    await waitFor(() =>
      expect(asked).toContainEqual({ path: "settings.change", input: { dialHotkey: "Control+Alt+D" } }),
    );
  });

  it("record an action's keys, and name whose they are when they are taken", async () => {
    const { asked } = await renderSettings(idle);
    const binds = () => asked.filter((each) => each.path === "settings.bindKeys").map((each) => each.input);
    fireEvent.click(screen.getByRole("button", { name: "Show and change" }));
    const row = async () =>
      fireEvent.click(await screen.findByRole("button", { name: /^Hold or resume: Ctrl\+Shift\+H/ }));
    await row();
    fireEvent.keyDown(window, { key: "m", code: "KeyM", ctrlKey: true, shiftKey: true });
    await screen.findByText(/already used for “Mute or unmute”/);
    expect(binds()).toEqual([]);
    await row();
    fireEvent.keyDown(window, { key: "c", code: "KeyC", ctrlKey: true });
    await screen.findByText(/needed for typing/);
    await row();
    fireEvent.keyDown(window, { key: "j", code: "KeyJ", ctrlKey: true });
    await waitFor(() => expect(binds()).toEqual([{ action: "hold", keys: "Control+J" }]));
    fireEvent.click(screen.getByRole("button", { name: "None: Hold or resume" }));
    await waitFor(() => expect(binds()).toContainEqual({ action: "hold", keys: "" }));
  });

  it.each([
    ["win32", "Open Windows settings", /Choose Hookswitch for TEL and CALLTO/],
    ["darwin", "Use Hookswitch", /Phone Link opens tel: and callto: links now/],
    ["linux", null, /default application for tel: and callto: links/],
  ] as const)("say how links are taken on %s", async (platform, button, words) => {
    const { asked } = await renderSettings({ ...idle, desktop: { ...idle.desktop, platform } });
    await screen.findByText(words);
    if (button === null) return expect(screen.queryByRole("button", { name: /Use|Open Windows/ })).toBeNull();
    await screen.findByText(/mailto:|MAILTO/);
    fireEvent.click(screen.getByRole("button", { name: `Text message links: ${button}` }));
    await waitFor(() =>
      expect(asked).toContainEqual(
        expect.objectContaining({ path: "desktop.takeLinks", input: { kind: "sms" } }),
      ),
    );
  });

  it("claim nothing where the desktop gives shortcuts by itself", async () => {
    const mute = { accelerator: "Control+Alt+Shift+M", state: "asked" } as const;
    await renderSettings({
      ...idle,
      desktop: { ...idle.desktop, platform: "linux", hotkeys: { ...idle.desktop.hotkeys, mute } },
    });
    expect(screen.getByText(/Your desktop decides whether this shortcut works/)).toBeTruthy();
    expect(screen.queryByText(/already uses this shortcut/)).toBeNull();
  });

  it("say what the system refused", async () => {
    await renderSettings({
      ...idle,
      desktop: {
        ...idle.desktop,
        hotkeys: { ...idle.desktop.hotkeys, mute: { accelerator: "Control+M", state: "refused" } },
      },
    });
    expect(screen.getByText(/Another program already uses this shortcut/)).toBeTruthy();
  });

  it.each([
    ["win32", 1],
    ["darwin", 1],
    ["linux", 0],
  ] as const)("offer start at login where the system has it: %s", async (platform, count) => {
    await renderSettings({ ...idle, desktop: { ...idle.desktop, platform } });
    expect(screen.queryAllByLabelText("Open at login")).toHaveLength(count);
  });

  it("leave login and links alone while running from the sources", async () => {
    await renderSettings({ ...idle, desktop: { ...idle.desktop, platform: "win32", isInstalled: false } });
    expect(screen.queryByLabelText("Open at login")).toBeNull();
    expect(screen.queryByRole("button", { name: "Open Windows settings" })).toBeNull();
  });

  it("open the microphone for its level while the page can be seen, and let it go [complaint 28]", async () => {
    const { asked } = await renderSettings({ ...idle, check: { ...idle.check, meter: true, level: 0.2 } });
    const meter = () => asked.filter((each) => each.path === "audio.meter").map((each) => each.input);
    expect(meter()).toEqual([{ on: true }]);
    expect(screen.getByLabelText("Your microphone’s level").querySelectorAll(".lit").length).toBeGreaterThan(
      5,
    );
    const hidden = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    document.dispatchEvent(new Event("visibilitychange"));
    expect(meter().at(-1)).toEqual({ on: false });
    hidden.mockRestore();
    cleanup();
    expect(meter().at(-1)).toEqual({ on: false });
  });

  it("test the devices, and not while somebody calls", async () => {
    const { asked, send } = await renderSettings(idle);
    fireEvent.click(screen.getByRole("button", { name: "Test the speaker" }));
    expect(asked).toContainEqual({ path: "audio.test", input: { what: "tone" } });
    const test = { serial: 1, what: "record", sound: "", phase: "done", heard: "quiet" } as const;
    send({ check: { ...idle.check, test } });
    await screen.findByText(/You are very quiet. Move the microphone closer/);
    send({ check: { ...idle.check, isBlocked: true } });
    await screen.findByText("Not available during a call or while one is ringing.");
    fireEvent.click(screen.getByRole("button", { name: "Test the ringer" }));
    expect(asked.filter((each) => each.path === "audio.test")).toHaveLength(1);
  });

  it("ask which one where several bear the chosen name, and show a headset's two speakers as one", async () => {
    const jabra = (n: string) =>
      (["input", "output"] as const).map((kind) => ({
        ...{ deviceId: `${kind}-${n}`, label: "Jabra Evolve2", kind, group: n },
      }));
    const speaker = (deviceId: string, label: string) =>
      ({ deviceId, label, kind: "output", group: deviceId }) as const;
    const devices = [
      ...jabra("1"),
      ...jabra("2"),
      speaker("hf", "Headset (WH-1000XM3 Hands-Free AG Audio) (Bluetooth)"),
      speaker("st", "Headphones (WH-1000XM3 Stereo) (Bluetooth)"),
    ];
    const chosen = { microphone: "old", microphoneName: "Jabra Evolve2", speaker: "st" };
    const { asked } = await renderSettings({
      ...idle,
      audio: { ...idle.audio, devices },
      settings: { ...idle.settings, ...chosen },
    });
    const words = (select: HTMLElement) =>
      [...(select as HTMLSelectElement).options].map((each) => each.text);
    const picked = (select: HTMLElement) => (select as HTMLSelectElement).selectedOptions[0]?.text;
    const microphone = screen.getByLabelText("Microphone");
    expect(words(microphone).slice(1)).toEqual([
      "Jabra Evolve2 (1)",
      "Jabra Evolve2 (2)",
      "Jabra Evolve2 (which one?)",
    ]);
    expect(picked(microphone)).toBe("Jabra Evolve2 (which one?)");
    expect(screen.getByText("More than one device with this name is connected. Choose yours.")).toBeTruthy();
    const speakers = screen.getByLabelText("Speaker");
    expect(words(speakers).slice(1)).toEqual(["Jabra Evolve2 (1)", "Jabra Evolve2 (2)", "WH-1000XM3"]);
    expect(picked(speakers)).toBe("WH-1000XM3");
    fireEvent.change(microphone, { target: { value: "input-2" } });
    expect(asked).toContainEqual({ path: "settings.change", input: { microphone: "input-2" } });
  });

  it("keep a chosen device that is not connected", () => {
    expect(deviceOptions(idle.audio.devices, "input", { deviceId: "gone", name: "" }).at(-1)).toEqual({
      value: "gone",
      words: "Chosen device (not connected)",
    });
    expect(
      deviceOptions(idle.audio.devices, "input", { deviceId: "mic-1", name: "" }).map((each) => each.words),
    ).toEqual(["System default — Built-in microphone", "Jabra Evolve2 65", "Built-in microphone"]);
  });
});

it("a new version that waits is installed by a press, and not while work is on", async () => {
  const ready = { kind: "ready", version: "1.1.0", notes: "<b>New</b>" } as const;
  const { asked } = await renderSettings({
    ...idle,
    updates: { version: "1.0.0", phase: ready, blocker: null },
  });
  expect(screen.getByText("Version 1.0.0")).toBeTruthy();
  // A stranger's words, as they are.
  expect(screen.getByText("<b>New</b>")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "Restart and update" }));
  expect(asked).toContainEqual({ path: "updates.install", input: undefined });
  cleanup();
  await renderSettings({ ...idle, updates: { version: "1.0.0", phase: ready, blocker: "call" } });
  expect(screen.getByRole("button", { name: "Restart and update" }).getAttribute("aria-disabled")).toBe(
    "true",
  );
  expect(screen.getByText(/when your call is over/)).toBeTruthy();
});
