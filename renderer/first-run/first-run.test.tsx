// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import { renderSettings } from "../gallery/render.tsx";
import { idle } from "../gallery/samples.ts";
import { ownPhone } from "../gallery/states/shown.ts";

afterEach(cleanup);
const fresh = {
  ...idle,
  audio: { ...idle.audio, open: true },
  settings: { ...idle.settings, firstRunDone: false },
};
const title = "Check that everything works";

describe("the first run", () => {
  it("comes by itself until it is seen, and is kept as seen with one press", async () => {
    const { asked } = await renderSettings(fresh);
    await screen.findByRole("heading", { name: title });
    fireEvent.click(screen.getByRole("button", { name: "Skip" }));
    await waitFor(() =>
      expect(asked).toContainEqual({ path: "settings.change", input: { firstRunDone: true } }),
    );
  });

  it("says what works: the microphone once it heard somebody, the shortcut once it was pressed", async () => {
    const { send } = await renderSettings(fresh);
    await screen.findByText("Say something: the bars should move.");
    await screen.findByText("Press Ctrl+Alt+Shift+M now, in any program.");
    const check = { ...fresh.check, meter: true };
    act(() => send({ check: { ...check, level: 0.2 } }));
    await screen.findByText("Your microphone works.");
    act(() => send({ check: { ...check, level: 0 } }));
    const pressed = { mute: Date.now() + 1_000 };
    act(() => send({ desktop: { ...fresh.desktop, pressed } }));
    await screen.findByText("The mute shortcut works.");
    expect(screen.getByText("Your microphone works.")).toBeTruthy();
  });

  it("plays a tone, asks whether it was heard, and sends a notification", async () => {
    const { asked, send } = await renderSettings(fresh);
    fireEvent.click(await screen.findByRole("button", { name: "Test the speaker" }));
    expect(asked).toContainEqual({ path: "audio.test", input: { what: "tone" } });
    const test = { serial: 1, what: "tone", sound: "", phase: "done", heard: null } as const;
    act(() => send({ check: { ...fresh.check, test } }));
    await screen.findByText("Did you hear the tone? If not, choose another speaker.");
    fireEvent.click(screen.getByRole("button", { name: "Send a test notification" }));
    await screen.findByText(/^Sent\. If you did not see it/);
    fireEvent.click(screen.getByRole("button", { name: "Open system settings" }));
    await waitFor(() => expect(asked.map(({ path }) => path)).toContain("desktop.openNotificationSettings"));
  });

  it("tells a shortcut that another program has, and asks nobody to press it", async () => {
    const mute = { accelerator: "Control+Alt+Shift+M", state: "refused" } as const;
    await renderSettings({
      ...fresh,
      desktop: { ...fresh.desktop, hotkeys: { ...fresh.desktop.hotkeys, mute } },
    });
    await screen.findByText("Another program already uses this shortcut. Choose another one.");
    expect(screen.queryByText(/^Press .* now/)).toBeNull();
  });

  it("rings where calls use the agent's own telephone, and opens no microphone", async () => {
    const { asked } = await renderSettings({ ...fresh, line: ownPhone });
    await screen.findByRole("button", { name: "Test the ringer" });
    expect(asked.map(({ path }) => path)).not.toContain("audio.meter");
  });

  it("can be had again from the settings, and leads back there", async () => {
    const { asked } = await renderSettings(idle);
    fireEvent.click(screen.getByRole("button", { name: "Check again" }));
    await screen.findByRole("heading", { name: title });
    fireEvent.click(screen.getByRole("button", { name: "Done" }));
    await screen.findByRole("heading", { name: "Settings" });
    expect(asked.map(({ path }) => path)).not.toContain("settings.change");
  });
});
