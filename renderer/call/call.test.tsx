// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { AppState } from "../../shared/state/app.ts";
import type { Quality } from "../../shared/state/audio.ts";
import { renderPhone } from "../gallery/render.tsx";
import { call, idle, talking, wrapUp } from "../gallery/samples.ts";
import { loadNumbers } from "../numbers/numbers.ts";

beforeEach(loadNumbers);
afterEach(cleanup);

const number = () => screen.getByLabelText<HTMLInputElement>("Number to call");
const typeNumber = (value: string) => fireEvent.input(number(), { target: { value } });
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

describe("the dial pad", () => {
  it("formats while typing and dials bare digits", async () => {
    const { asked } = await renderPhone(idle);
    typeNumber("4155552671");
    await waitFor(() => expect(number().value).toBe("(415) 555-2671"));
    press("Call");
    await waitFor(() => expect(asked).toEqual([{ path: "call.dial", input: { number: "4155552671" } }]));
    await waitFor(() => expect(number().value).toBe(""));
  });

  it("takes keys typed anywhere, but dials nothing", async () => {
    const { asked } = await renderPhone(idle);
    for (const key of ["4", "1", "5"]) fireEvent.keyDown(document.body, { key });
    await waitFor(() => expect(number().value).toBe("(415)"));
    expect(asked).toEqual([]);
  });

  it("never dials on a paste alone", async () => {
    const { asked } = await renderPhone(idle);
    press("Paste number");
    await waitFor(() => expect(number().value).toBe("+1 415 555 2671"));
    expect(asked.map((each) => each.path)).toEqual(["desktop.readClipboard"]);
  });

  it("calls again with the extension that was dialled", async () => {
    const before = call({
      phase: "ended",
      direction: "outbound",
      end: "busy",
      name: "",
      dialledPostDial: "136",
    });
    const { asked } = await renderPhone({ ...idle, calls: { list: [before], past: [] } });
    press("Redial (415) 555-2671 ext. 136");
    press("Call");
    await waitFor(() =>
      expect(asked.at(-1)).toMatchObject({ path: "call.dial", input: { number: "+14155552671,,136" } }),
    );
  });

  it("says what is wrong with a number instead of dialling it", async () => {
    const { asked } = await renderPhone(idle);
    typeNumber("41555526");
    press("Call");
    await screen.findByText("This number is too short.");
    expect(asked).toEqual([]);
  });

  it("asks before it dials against a rule", async () => {
    const { asked } = await renderPhone(idle, { dial: "needsConsent" });
    typeNumber("4155552671");
    press("Call");
    await screen.findByText("This number should not be called now");
    expect(screen.getByText(/do-not-call list/)).toBeTruthy();
    press("Call anyway");
    await waitFor(() =>
      expect(asked.at(-1)).toEqual({ path: "call.dial", input: { number: "4155552671", force: true } }),
    );
  });

  it("offers what was refused even so no second time", async () => {
    const { asked } = await renderPhone(idle, { dial: "needsConsent" });
    typeNumber("4155552671");
    press("Call");
    fireEvent.click(await screen.findByRole("button", { name: "Call anyway" }));
    await screen.findByText("This number cannot be called");
    expect(screen.queryByRole("button", { name: /^Call/ })).toBeNull();
    press("Close");
    press("Call");
    await screen.findByText("This number cannot be called");
    expect(screen.queryByRole("button", { name: "Call anyway" })).toBeNull();
    expect(asked.filter((each) => each.path === "call.dial")).toHaveLength(3);
  });

  it("calls again whom it called before, with name and contact", async () => {
    const before = call({
      phase: "ended",
      direction: "outbound",
      end: "busy",
      contactId: "contact-7",
      connectedAt: null,
    });
    const { asked } = await renderPhone({ ...idle, calls: { list: [before], past: [] } });
    press(/^Redial/);
    await screen.findByText("Maria Delgado", { selector: "#dial-hint" });
    press("Call");
    await waitFor(() =>
      expect(asked).toContainEqual({
        path: "call.dial",
        input: { number: "+14155552671", name: "Maria Delgado", contactId: "contact-7" },
      }),
    );
  });

  it("keeps the number while an offer or another screen is shown", async () => {
    const fake = await renderPhone(idle);
    typeNumber("415555");
    fake.send({ calls: talking.calls });
    await screen.findByRole("button", { name: "Hang up" });
    fake.send({ calls: idle.calls });
    await waitFor(() => expect(number().value).toBe("(415) 555"));
  });
});

describe("a number as people write it", () => {
  it.each([
    ["4155552671 x136", "4155552671 x136"],
    ["1-800-FLOWERS", "1-800-FLOWERS"],
    ["４１５５５５２６７１", "4155552671"],
    ["*67 415 555 0100", "*674155550100"],
  ])("%j is sent to main as it is meant", async (typed, number) => {
    const { asked } = await renderPhone(idle);
    typeNumber(typed);
    press("Call");
    await waitFor(() => expect(asked).toEqual([{ path: "call.dial", input: { number } }]));
  });

  it("shows the digits of letters, and what is kept for later, before the call", async () => {
    await renderPhone(idle);
    typeNumber("1-800-FLOWERS");
    await screen.findByText(/The letters stand for \(800\) 356-9377/);
    typeNumber("415 555 2671 ext. 136");
    await screen.findByText(/Extension 136: send it when they answer/);
  });

  it.each([
    ["abc", "This is not a valid phone number."],
    ["4155552671, 4155552672", "There is more than one number here. Keep only the one you want to call."],
    ["*67 555 0100", "Dial a code with * or # on its own, or in front of a full number."],
    ["1".repeat(10_000), "This number is too long."],
  ])("%j is refused with its reason", async (typed, why) => {
    const { asked } = await renderPhone(idle);
    typeNumber(typed);
    press("Call");
    await screen.findByText(why);
    expect(asked).toEqual([]);
  });

  it.each([
    ["*67 415 555 0100", "*67+14155550100"],
    ["415−555−0100", "(415) 555-0100"],
    ["1-800-FLOWERS", "1-800-FLOWERS"],
    ["(415) 555-2671 ext. 136", "(415) 555-2671,,136"],
    ["inv 20240115 tel 415 555 2671", "(415) 555-2671"],
  ])("%j is pasted as %s", async (text, shown) => {
    await renderPhone(idle);
    fireEvent.paste(number(), { clipboardData: { getData: () => text } });
    await waitFor(() => expect(number().value).toBe(shown));
  });

  it.each([
    ["€1,234,567.89", "There is no phone number in the clipboard."],
    ["192.168.10.20", "There is no phone number in the clipboard."],
    [
      "(415) 555-2671 or (415) 555-2672",
      "There are several numbers in the clipboard. Copy only the one you want to call.",
    ],
    ["x".repeat(20_000), "This text is too long to find a number in it. Copy just the number."],
  ])("%j pastes nothing, and says why", async (text, why) => {
    await renderPhone(idle);
    fireEvent.paste(number(), { clipboardData: { getData: () => text } });
    await screen.findByText(why);
    expect(number().value).toBe("");
  });

  it("asks first where the number may be meant otherwise, with the country it might be of", async () => {
    const { asked } = await renderPhone(idle, { dial: "doubtful", reason: "notInPlan" });
    typeNumber("0301234567");
    press("Call");
    const card = await screen.findByRole("alert", { name: /^Is .* right\?$/ });
    expect(card.textContent).toMatch(/dialled as \+10301234567 \(United States\).*Germany/);
    press("Call anyway");
    await waitFor(() =>
      expect(asked.at(-1)).toEqual({ path: "call.dial", input: { number: "0301234567", sure: true } }),
    );
  });

  it("asks first where the digits that stand in front there are missing", async () => {
    await renderPhone(idle, { dial: "doubtful", reason: "noPrefix" });
    typeNumber("0301234567");
    press("Call");
    const card = await screen.findByRole("alert", { name: /^Is .* right\?$/ });
    expect(card.textContent).toMatch(/or it may be a number in another country/);
  });

  it("asks first for an emergency number, and says what may go wrong", async () => {
    const { asked } = await renderPhone(idle, { dial: "doubtful", reason: "emergency" });
    typeNumber("911");
    press("Call");
    const card = await screen.findByRole("alert", { name: "Emergency call to 911?" });
    expect(card.textContent).toMatch(/may not see where you are/);
    press("Don’t call");
    await waitFor(() => expect(screen.queryByRole("alert", { name: /^Emergency/ })).toBeNull());
    expect(asked.filter((each) => each.path === "call.dial")).toHaveLength(1);
  });

  it("leaves a local number of another place to the agent", async () => {
    const wanted = { id: 7, number: "8631234", extension: "", context: "+1914555", from: "link" } as const;
    const { asked } = await renderPhone({ ...idle, desktop: { ...idle.desktop, clickToDial: wanted } });
    const card = await screen.findByRole("alert", { name: "Complete 8631234" });
    expect(card.textContent).toContain("+1914555");
    expect(screen.queryByRole("button", { name: "Call" })).toBeNull();
    press("Complete number");
    expect(asked).toEqual([{ path: "desktop.closeWanted", input: { id: 7 } }]);
    expect(number().value).toBe("(863) 123-4");
  });
});

describe("the campaign", () => {
  const choice = () => screen.findByLabelText<HTMLSelectElement>("Campaign");

  it("is the tenant's until the agent chooses", async () => {
    const { asked } = await renderPhone(idle);
    const select = await choice();
    expect(select.value).toBe("c2");
    fireEvent.change(select, { target: { value: "c1" } });
    await waitFor(() =>
      expect(asked).toEqual([{ path: "call.chooseCampaign", input: { campaignId: "c1" } }]),
    );
  });

  it("is the agent's own as soon as it is kept", async () => {
    const fake = await renderPhone(idle);
    const select = await choice();
    const campaigns = { u1: { id: "c1", name: "Customer care" } };
    fake.send({ settings: { ...idle.settings, campaigns } });
    await waitFor(() => expect(select.value).toBe("c1"));
  });
});

describe("a number from another program", () => {
  const wanted = { id: 7, number: "+14155552671", extension: "204", from: "link" } as const;
  const wanting = { ...idle, desktop: { ...idle.desktop, clickToDial: wanted } };

  it("[complaint 38] waits for a press: keys that were meant for another program do nothing", async () => {
    const { asked } = await renderPhone(wanting);
    const card = await screen.findByRole("alert", { name: "Call (415) 555-2671?" });
    expect(document.activeElement).toBe(card);
    expect(screen.getByText(/Extension 204/)).toBeTruthy();
    for (const key of ["5", "Enter", " "]) fireEvent.keyDown(card, { key });
    fireEvent.submit(screen.getByRole("form", { name: "Dial pad" }));
    expect(number().value).toBe("+1 415 555 2671");
    expect(asked).toEqual([]);
    press("Call");
    await waitFor(() =>
      expect(asked[0]).toEqual({ path: "call.dial", input: { number: "+14155552671,,204" } }),
    );
    await waitFor(() => expect(asked).toContainEqual({ path: "desktop.closeWanted", input: { id: 7 } }));
  });

  it("gives back what was typed before it", async () => {
    const fake = await renderPhone(idle);
    typeNumber("415555");
    fake.send({ desktop: wanting.desktop });
    await waitFor(() => expect(number().value).toBe("+1 415 555 2671"));
    press("Don’t call");
    await waitFor(() => expect(number().value).toBe("(415) 555"));
    expect(fake.asked).toContainEqual({ path: "desktop.closeWanted", input: { id: 7 } });
  });

  it("goes with the no to a rule that stands against it", async () => {
    const { asked } = await renderPhone(wanting, { dial: "needsConsent" });
    fireEvent.click(await screen.findByRole("button", { name: "Call" }));
    await screen.findByText("This number should not be called now");
    press("Don’t call");
    await waitFor(() => expect(asked).toContainEqual({ path: "desktop.closeWanted", input: { id: 7 } }));
    expect(number().value).toBe("");
  });

  it("is put away by Escape", async () => {
    const { asked } = await renderPhone(wanting);
    fireEvent.keyDown(await screen.findByRole("alert", { name: /^Call/ }), { key: "Escape" });
    await waitFor(() => expect(asked).toContainEqual({ path: "desktop.closeWanted", input: { id: 7 } }));
    expect(number().value).toBe("");
  });

  it("is the agent's own once it is changed", async () => {
    const { asked } = await renderPhone(wanting);
    await screen.findByRole("alert", { name: /^Call/ });
    typeNumber("+1415555267");
    await waitFor(() => expect(asked).toContainEqual({ path: "desktop.closeWanted", input: { id: 7 } }));
  });

  it("is kept while a call is on, and said", async () => {
    const fake = await renderPhone({ ...wanting, calls: talking.calls });
    expect(screen.getByText(/\(415\) 555-2671 is waiting in the dial pad/)).toBeTruthy();
    fake.send({ calls: idle.calls });
    await waitFor(() => expect(number().value).toBe("+1 415 555 2671"));
  });

  it("that the agent copied needs one press", async () => {
    await renderPhone({ ...idle, desktop: { ...idle.desktop, clickToDial: { ...wanted, from: "copied" } } });
    await screen.findByText("The number you copied");
    expect(document.activeElement?.textContent).toBe("Call");
  });
});

describe("a call", () => {
  it("shows mute as what the local track does, and who did it", async () => {
    const fake = await renderPhone(talking);
    expect(screen.getByRole("button", { name: "Mute" }).getAttribute("aria-pressed")).toBe("false");
    fake.send({ line: { ...talking.line, mute: { muted: true, server: true, asked: null, by: "server" } } });
    await screen.findByText("Muted by the server");
    expect(screen.getByRole("button", { name: "Muted" }).getAttribute("aria-pressed")).toBe("true");
  });

  it("sends keypad digits from buttons and keys", async () => {
    const { asked } = await renderPhone(talking);
    press("Keypad");
    await screen.findByRole("button", { name: "5" });
    press("5");
    fireEvent.keyDown(document.body, { key: "#" });
    expect(asked.map((each) => each.input)).toEqual([
      { callId: "work-1", digits: "5" },
      { callId: "work-1", digits: "#" },
    ]);
  });

  it("sends what was dialled behind the number by one press or key", async () => {
    const dialled = call({ postDial: "136,12#", dialledPostDial: "136,12#" });
    const fake = await renderPhone({ ...talking, calls: { list: [dialled], past: [] } });
    await screen.findByText("Extension 136: send it when they answer.");
    press("Send 136");
    fireEvent.keyDown(document.body, { key: "Y", code: "KeyY", ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(fake.asked).toHaveLength(2));
    expect(new Set(fake.asked.map((each) => JSON.stringify(each)))).toEqual(
      new Set([JSON.stringify({ path: "call.sendPostDial", input: { callId: dialled.callId } })]),
    );
    fake.send({ calls: { list: [{ ...dialled, postDial: "12#" }], past: [] } });
    await screen.findByRole("button", { name: /^Send 12#/ });
    fake.send({ calls: { list: [{ ...dialled, postDial: "" }], past: [] } });
    await waitFor(() => expect(screen.queryByRole("button", { name: /^Send/ })).toBeNull());
  });

  it("hangs up once by a double click", async () => {
    const { asked } = await renderPhone(talking);
    press("Hang up");
    press("Hang up");
    expect(asked).toEqual([{ path: "call.hangUp", input: { callId: "work-1" } }]);
  });

  it("says why a button cannot be pressed", async () => {
    await renderPhone({
      ...talking,
      calls: { list: [call({ phase: "dialling", connectedAt: null })], past: [] },
    });
    const hold = screen.getByRole("button", { name: "Hold" });
    expect(hold.getAttribute("aria-disabled")).toBe("true");
    expect(hold.title).toBe("The call is not connected yet");
  });

  it("that is over tells why and for how long", async () => {
    const over = call({ phase: "ended", end: "lineLost", connectedAt: 1_000, endedAt: 63_000 });
    const { asked } = await renderPhone({ ...idle, calls: { list: [over], past: [] } });
    expect(screen.getByText("The line was lost · 1:02")).toBeTruthy();
    press("Call back");
    await waitFor(() => expect(number().value).toBe("+1 415 555 2671"));
    press("Dismiss");
    expect(asked.map((each) => each.path)).toEqual(["quality.of", "call.dismiss"]);
  });
});

describe("audio", () => {
  const withQuality = (change: Partial<Quality>): AppState => ({
    ...talking,
    audio: { ...talking.audio, quality: { ...(talking.audio.quality as Quality), ...change } },
  });
  const litOf = (label: string) => screen.getByLabelText(label).querySelectorAll(".lit").length;

  it("shows what goes out as yours and what comes in as theirs", async () => {
    await renderPhone(withQuality({ levelIn: 0, levelOut: 0.6 }));
    expect(litOf("Your microphone’s level")).toBeGreaterThan(3);
    expect(litOf("The other side’s level")).toBe(0);
  });

  it("says how good the line is, and its figures when asked", async () => {
    await renderPhone(withQuality({}));
    const line = screen.getByRole("button", { name: "Line: Good. Details" });
    expect(screen.queryByText("Outgoing loss")).toBeNull();
    fireEvent.click(line);
    await screen.findByText("Outgoing loss");
    expect(screen.getByText("4.4 of 4.4")).toBeTruthy();
  });

  it.each([
    ["lossIn", /Some of what they say is getting lost/],
    ["lossOut", /is not reaching them/],
    ["jitter", /is uneven/],
    ["delay", /long delay/],
  ] as const)("says why the line is bad and what to do: %s", async (cause, words) => {
    await renderPhone(withQuality({ grade: "poor", mos: 2.9, cause }));
    expect(screen.getByRole("button", { name: "Line: Poor. Details" })).toBeTruthy();
    expect(screen.getByText(words)).toBeTruthy();
  });

  it("says once that the microphone is not allowed", async () => {
    await renderPhone({
      ...talking,
      audio: { ...talking.audio, microphone: "denied", open: false },
      desktop: {
        ...talking.desktop,
        notices: [{ id: 1, tone: "error", key: "microphoneDenied", values: {} }],
      },
    });
    expect(screen.getAllByText(/microphone/i, { selector: "p, strong, h2" }).length).toBeGreaterThan(0);
    expect(screen.queryByText(/not allowed to use the microphone/)).toBeNull();
  });
});

describe("a call that is over", () => {
  it("sets a name from right to left apart in its labels", async () => {
    const over = call({ name: "محمد", phase: "ended", end: "farEndHungUp", endedAt: Date.now() });
    await renderPhone({
      ...idle,
      calls: { list: [over], past: [] },
      wrapUps: { list: [wrapUp({ name: "محمد" })] },
    });
    screen.getByRole("region", { name: "Call ended: \u2068محمد\u2069" });
    screen.getByRole("button", { name: "Wrap up: \u2068محمد\u2069" });
  });
});

describe("no sound in a call", () => {
  it("is said once", async () => {
    await renderPhone({
      ...talking,
      line: { ...talking.line, media: "silent" },
      audio: { ...talking.audio, voiceDown: { retryAt: Date.now() + 27_000 } },
    });
    screen.getByText("No sound");
    expect(screen.queryByText("Reconnecting audio…")).toBeNull();
  });
});
