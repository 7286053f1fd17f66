// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { VoiceSettingsRow } from "../../shared/contract/voice-settings.ts";
import type { Refusals } from "../gallery/fake-bridge.ts";
import { renderSettings } from "../gallery/render.tsx";
import { idle } from "../gallery/samples.ts";
import { greeting, voiceSettings } from "../gallery/voice-settings.ts";
import { loadNumbers } from "../numbers/numbers.ts";
import { whenValueCame } from "./setting-state.ts";

beforeEach(loadNumbers);
afterEach(cleanup);

async function open(answers: Refusals = {}, state = idle) {
  const fake = await renderSettings(state, { draft: greeting, ...answers });
  fireEvent.click(screen.getByRole("button", { name: "Show and change: My voice settings" }));
  await screen.findByRole("heading", { name: "Call forwarding" });
  const changes = () =>
    fake.asked.filter(({ path }) => path === "voiceSettings.change").map(({ input }) => input);
  const field = (name: string) => screen.getByLabelText<HTMLInputElement>(`${name}: number to forward to`);
  const type = (name: string, text: string) => fireEvent.input(field(name), { target: { value: text } });
  const change = (what: object) => {
    const row: VoiceSettingsRow = { ...voiceSettings, settings: { ...voiceSettings.settings, ...what } };
    fake.change("voiceSettings", [row]);
  };
  return { ...fake, changes, field, type, change };
}
const off = { number: "", enabled: false };
const on = { number: "4155550123", enabled: true };

describe("a number to forward to", () => {
  it("is taken with Enter, and a press puts back what was before", async () => {
    const { type, field, changes } = await open();
    type("Always", "4155550123");
    fireEvent.keyDown(field("Always"), { key: "Enter" });
    await waitFor(() =>
      expect(changes()).toEqual([
        { userId: "u1", what: "always", to: { number: "4155550123", enabled: false }, base: off },
      ]),
    );
    fireEvent.click(await screen.findByRole("button", { name: "Undo: Always" }));
    await screen.findByText("Undone.");
    expect(changes()[1]).toMatchObject({ to: off, base: { number: "4155550123" } });
  });

  it("goes with the switch that is pressed right after it was typed, once", async () => {
    const { type, field, changes } = await open();
    type("Always", "4155550123");
    const toggle = screen.getByRole("switch", { name: "Forward: always" });
    fireEvent.blur(field("Always"), { relatedTarget: toggle });
    fireEvent.click(toggle);
    await screen.findByText("Saved.");
    expect(changes()).toEqual([{ userId: "u1", what: "always", to: on, base: off }]);
  });

  it.each([
    ["hello", "This is not a valid phone number."],
    ["+1 415 555 2671 ext. 7", "Calls can only be forwarded to a number without an extension."],
  ])("%s is refused here", async (text, sentence) => {
    const { type, field, changes } = await open();
    type("Always", text);
    fireEvent.blur(field("Always"));
    await screen.findByText(sentence);
    expect(changes()).toEqual([]);
  });

  it("is needed before anything is forwarded, and the switch stays off", async () => {
    const { changes } = await open();
    const toggle = screen.getByRole<HTMLInputElement>("switch", { name: "Forward: always" });
    fireEvent.click(toggle);
    await screen.findByText("Enter a number first.");
    expect(toggle.checked).toBe(false);
    expect(changes()).toEqual([]);
  });

  it("that is doubtful is asked about, and goes with the yes", async () => {
    const { type, field, changes } = await open({ setting: { code: "doubtful", reason: "emergency" } });
    type("Always", "911");
    fireEvent.blur(field("Always"));
    fireEvent.click(await screen.findByRole("button", { name: "Forward there" }));
    await waitFor(() => expect(changes()[1]).toMatchObject({ sure: true, to: { number: "911" }, base: off }));
  });

  it("Escape gives up what was typed", async () => {
    const { type, field, changes } = await open();
    type("Always", "4155550123");
    fireEvent.keyDown(field("Always"), { key: "Escape" });
    fireEvent.blur(field("Always"));
    expect(field("Always").value).toBe("");
    expect(changes()).toEqual([]);
  });
});

describe("a change made elsewhere", () => {
  it("is shown, and told", async () => {
    const { change } = await open();
    change({ voicemail: false });
    await screen.findByText("This was changed elsewhere.");
    expect(screen.getByRole<HTMLInputElement>("switch", { name: "Voicemail" }).checked).toBe(false);
  });

  it("does not take away what is typed, and is not overwritten blindly", async () => {
    const { change, type, field, changes } = await open({ setting: { code: "changedElsewhere" } });
    type("Always", "4155550123");
    change({ always: { number: "+12125550143", enabled: true } });
    await screen.findByText("This was changed elsewhere.");
    expect(field("Always").value).toBe("4155550123");
    fireEvent.blur(field("Always"));
    await screen.findByText("Now on the server: (212) 555-0143, on.", { exact: false });
    expect(changes()[0]).toMatchObject({ base: off });
    fireEvent.click(screen.getByRole("button", { name: "Keep it" }));
    await waitFor(() => expect(field("Always").value).toBe("(212) 555-0143"));
    expect(changes()).toHaveLength(1);
  });

  it("is overwritten by a press, knowingly", async () => {
    const { change, type, field, changes } = await open({ setting: { code: "changedElsewhere" } });
    type("Always", "4155550123");
    const theirs = { number: "+12125550143", enabled: true };
    change({ always: theirs });
    fireEvent.blur(field("Always"));
    fireEvent.click(await screen.findByRole("button", { name: "Use mine" }));
    await waitFor(() => expect(changes()[1]).toMatchObject({ to: { number: "4155550123" }, base: theirs }));
  });
});

it("a switch that is refused goes back, and the reason stands beneath it", async () => {
  await open({ setting: { code: "refused" } });
  const toggle = screen.getByRole<HTMLInputElement>("switch", { name: "Call waiting" });
  fireEvent.click(toggle);
  await screen.findByText("The server refused this.");
  expect(toggle.checked).toBe(true);
});

it("what comes back of our own change is no change elsewhere", () => {
  const saved = { is: "saved", now: on, was: off } as const;
  expect(whenValueCame(saved, { ...on, number: "415-555-0123" })).toBe(saved);
  expect(whenValueCame(saved, off)).toEqual({ is: "elsewhere" });
  const saving = { is: "saving", to: on } as const;
  expect(whenValueCame(saving, on)).toBe(saving);
});

describe("a greeting", () => {
  const sound = "6f2c8f0e-9a31-4f2e-8d0a-3b8a7c1d2e4f";
  it("is made from what is written, heard, and used after it was heard", async () => {
    const { asked } = await open();
    const keep = screen.getByRole("button", { name: "Use this greeting" });
    expect(keep.getAttribute("aria-disabled")).toBe("true");
    await waitFor(() => expect(screen.getByLabelText<HTMLSelectElement>("Language").value).toBe("en-GB"));
    fireEvent.click(screen.getByLabelText("Male"));
    fireEvent.click(screen.getByRole("button", { name: "Listen" }));
    await waitFor(() =>
      expect(asked).toContainEqual({ path: "audio.test", input: { what: "greeting", sound } }),
    );
    expect(asked.find(({ path }) => path === "voiceSettings.makeGreeting")?.input).toEqual({
      userId: "u1",
      text: greeting.texts.text,
      languageCode: "en-GB",
      voiceGender: "Male",
      voiceName: "",
    });
    fireEvent.click(screen.getByRole("button", { name: "Listen" }));
    fireEvent.click(keep);
    await screen.findByText("Callers hear this greeting from now on.");
    expect(asked).toContainEqual({ path: "voiceSettings.keepGreeting", input: { userId: "u1", sound } });
    expect(asked.filter(({ path }) => path === "voiceSettings.makeGreeting")).toHaveLength(1);
    // Other words have to be heard anew.
    fireEvent.click(screen.getByLabelText("Female"));
    await waitFor(() => expect(keep.getAttribute("aria-disabled")).toBe("true"));
  });

  it("without words is not made", async () => {
    const { asked } = await open({ draft: { texts: {}, values: {} } });
    fireEvent.click(screen.getByRole("button", { name: "Listen" }));
    await screen.findByText("Write what callers should hear first.");
    expect(asked.some(({ path }) => path === "voiceSettings.makeGreeting")).toBe(false);
  });
});
