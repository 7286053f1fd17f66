// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { renderPhone } from "../gallery/render.tsx";
import { call, idle, messages, offer, offered, talking } from "../gallery/samples.ts";
import { loadNumbers } from "../numbers/numbers.ts";

beforeEach(loadNumbers);
afterEach(cleanup);

const press = (key: string, held: Partial<KeyboardEvent> = {}, target: Element = document.body) =>
  fireEvent.keyDown(target, { key, code: `Key${key.toUpperCase()}`, ctrlKey: true, ...held });
const shift = { shiftKey: true };
const named = { name: "Action, person or number" };
const paths = (fake: Awaited<ReturnType<typeof renderPhone>>) => fake.asked.map((each) => each.path);
const two = {
  ...talking,
  calls: { list: [call({ callId: "held", name: "Tom Becker", hold: "on" as const }), call()], past: [] },
};

describe("keys", () => {
  it("do what their buttons do", async () => {
    const fake = await renderPhone(two);
    for (const key of ["M", "H", "S", "E"]) press(key, shift);
    await waitFor(() =>
      expect(fake.asked).toEqual([
        { path: "call.mute", input: undefined },
        { path: "call.hold", input: { callId: "work-1" } },
        { path: "call.swap", input: { callId: "held" } },
        { path: "call.hangUp", input: { callId: "work-1" } },
      ]),
    );
  });

  it("held down are one press, and bare keys none", async () => {
    const fake = await renderPhone(talking);
    press("M", shift);
    press("M", { ...shift, repeat: true });
    for (const key of ["m", "h", "e"])
      fireEvent.keyDown(document.body, { key, code: `Key${key.toUpperCase()}` });
    await waitFor(() => expect(paths(fake)).toEqual(["call.mute"]));
  });

  it("work while typing, and are not typed", async () => {
    const fake = await renderPhone({ ...idle, offers: offered.offers, calls: two.calls });
    press("T", shift);
    const box = await screen.findByLabelText("Search by name or number");
    const notPrevented = press("M", shift, box);
    expect(notPrevented).toBe(false);
    await waitFor(() => expect(paths(fake)).toContain("call.mute"));
  });

  it("say why when it cannot be done", async () => {
    await renderPhone(idle);
    press("H", shift);
    await screen.findByText("There is no call.");
  });

  it("are Command on a Mac and Control elsewhere", async () => {
    const mac = await renderPhone({ ...offered, desktop: { ...offered.desktop, platform: "darwin" } });
    press("Enter", { code: "Enter" });
    press("Enter", { code: "Enter", ctrlKey: false, metaKey: true });
    await waitFor(() => expect(paths(mac)).toEqual(["offer.accept"]));
    cleanup();
    const pc = await renderPhone(offered);
    press("Enter", { code: "Enter", ctrlKey: false, metaKey: true });
    press("Enter", { code: "Enter", ...shift });
    await waitFor(() => expect(paths(pc)).toEqual(["offer.reject"]));
  });

  it("are the user's own, on the buttons as well", async () => {
    const fake = await renderPhone({ ...talking, settings: { ...talking.settings, keys: { mute: "F9" } } });
    press("M", shift);
    press("F9", { ctrlKey: false, code: "F9" });
    await waitFor(() => expect(paths(fake)).toEqual(["call.mute"]));
    const button = screen.getByRole("button", { name: "Mute" });
    expect([button.title, button.getAttribute("aria-keyshortcuts")]).toEqual(["F9", "F9"]);
  });

  it("of a question in the way let only the urgent through", async () => {
    const fake = await renderPhone(talking);
    fireEvent.click(screen.getByRole("button", { name: "Account and settings" }));
    fireEvent.click(await screen.findByRole("menuitem", { name: "Sign out" }));
    await screen.findByText("Sign out during a call?");
    press("T", shift);
    press("K");
    press("M", shift);
    await waitFor(() => expect(paths(fake)).toEqual(["call.mute"]));
    expect(screen.queryByLabelText("Search by name or number")).toBeNull();
    expect(screen.queryByRole("combobox", named)).toBeNull();
  });
});

describe("the palette", () => {
  const box = () => screen.findByRole("combobox", named);
  const type = async (value: string) => fireEvent.input(await box(), { target: { value } });
  const found = () => within(screen.getByRole("listbox", { name: "Results" }));
  const options = () =>
    found()
      .getAllByRole("option")
      .map((each) => each.textContent);
  const chosen = () => found().getByRole("option", { selected: true }).textContent;

  it("shows what can be done first, and the rest with its why", async () => {
    await renderPhone(talking);
    press("K");
    await box();
    expect(chosen()).toMatch(/^Mute/);
    const hold = options().indexOf("HoldCtrl+Shift+H");
    const accept = options().indexOf("Accept offerNothing is being offered to youCtrl+Enter");
    expect(hold).toBeGreaterThan(-1);
    expect(accept).toBeGreaterThan(hold);
  });

  it("names the channel of an offer, and finishes messages", async () => {
    const fake = await renderPhone({
      ...talking,
      offers: { open: [offer({ channel: "sms", name: "Nora Next" })], ended: [], missed: 0 },
      work: { list: [messages({ channel: "email", name: "Tom Becker" })], past: [] },
    });
    press("K");
    await type("accept");
    expect(chosen()).toMatch(/^Accept SMS from Nora Next/);
    await type("finish email");
    expect(chosen()).toBe("Finish email with Tom Becker");
    fireEvent.keyDown(await box(), { key: "Enter" });
    await waitFor(() => expect(paths(fake)).toContain("work.finish"));
  });

  it("finds by the beginnings of words and does it on Enter", async () => {
    const fake = await renderPhone(talking);
    press("K");
    await type("hang");
    expect(chosen()).toMatch(/^Hang up on Maria Delgado/);
    fireEvent.keyDown(await box(), { key: "Enter" });
    await waitFor(() => expect(paths(fake)).toContain("call.hangUp"));
    expect(screen.queryByRole("combobox", named)).toBeNull();
  });

  it("has the best one chosen after every letter, however fast they come", async () => {
    await renderPhone(talking);
    press("K");
    const input = await box();
    for (const value of ["t", "tr", "tra"]) {
      fireEvent.input(input, { target: { value } });
      await Promise.resolve();
    }
    await waitFor(() => expect(chosen()).toMatch(/^Transfer Maria Delgado/));
    fireEvent.input(input, { target: { value: "res" } });
    fireEvent.input(input, { target: { value: "hol" } });
    await waitFor(() => expect(chosen()).toMatch(/^Hold/));
  });

  it("does nothing that cannot be done", async () => {
    const fake = await renderPhone(idle);
    press("K");
    await type("hang up");
    fireEvent.keyDown(await box(), { key: "Enter" });
    expect(paths(fake)).not.toContain("call.hangUp");
    expect(await box()).toBeTruthy();
  });

  it("keeps what is chosen when an offer comes in above it", async () => {
    const fake = await renderPhone(idle);
    press("K");
    await box();
    const before = chosen();
    fake.send({ offers: offered.offers });
    await screen.findByText("Accept Maria Delgado");
    expect(chosen()).toBe(before);
    expect(options()[0]).toMatch(/^Accept/);
  });

  it("calls a number that is typed, and keeps the one that was being typed", async () => {
    const fake = await renderPhone(idle);
    const pad = () => screen.getByLabelText<HTMLInputElement>("Number to call");
    fireEvent.input(pad(), { target: { value: "4155" } });
    press("K");
    await type("4155552671");
    expect(options()[0]).toBe("Call (415) 555-2671");
    fireEvent.keyDown(await box(), { key: "Enter" });
    await waitFor(() =>
      expect(fake.asked).toContainEqual({
        path: "call.dial",
        input: expect.objectContaining({ number: "4155552671" }),
      }),
    );
    await waitFor(() => expect(pad().value).toBe("(415) 5"));
  });

  it("finds people and calls them by name", async () => {
    const fake = await renderPhone(idle);
    press("K");
    await type("ben");
    await screen.findByText("Call Ben Okafor");
    fireEvent.click(screen.getByText("Call Ben Okafor"));
    await waitFor(() =>
      expect(fake.asked).toContainEqual({ path: "call.dial", input: { number: "1002", name: "Ben Okafor" } }),
    );
  });

  it("begins with the statuses when they are asked for", async () => {
    const fake = await renderPhone(idle);
    press("A", shift);
    await type("lunch");
    fireEvent.keyDown(await box(), { key: "Enter" });
    await waitFor(() =>
      expect(fake.asked).toContainEqual({ path: "agent.setStatus", input: { statusId: "lunch" } }),
    );
  });

  it("opens and closes by its own keys, and a key of an action does that instead", async () => {
    await renderPhone(idle);
    press("K");
    await box();
    press("K");
    await waitFor(() => expect(screen.queryByRole("combobox", named)).toBeNull());
    press("K");
    await box();
    press("3", { code: "Digit3" });
    await waitFor(() => expect(screen.queryByRole("combobox", named)).toBeNull());
    expect(screen.getByRole("tab", { name: "Directory" }).getAttribute("aria-selected")).toBe("true");
  });
});

it("the sheet lists every action with its keys, and the global ones", async () => {
  await renderPhone({ ...idle, settings: { ...idle.settings, keys: { transfer: "" } } });
  press("F1", { ctrlKey: false, code: "F1" });
  const sheet = await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
  expect(sheet.textContent).toContain("Mute or unmuteCtrl+Shift+M");
  expect(sheet.textContent).toContain("Mute shortcutCtrl+Alt+Shift+M");
  expect(sheet.textContent).toContain("Transfer or consultNone");
});

it("an offer that comes while the palette or the help is open can be clicked there", async () => {
  const fake = await renderPhone(idle);
  press("k");
  const palette = (await screen.findByRole("combobox", named)).closest("dialog");
  fake.send({ offers: offered.offers });
  fireEvent.click(await within(palette as HTMLElement).findByRole("button", { name: "Accept" }));
  await waitFor(() => expect(paths(fake)).toContain("offer.accept"));
  cleanup();
  const again = await renderPhone({ ...idle, offers: offered.offers });
  fireEvent.keyDown(document.body, { key: "F1", code: "F1" });
  const help = await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
  fireEvent.click(within(help).getByRole("button", { name: "Reject" }));
  await waitFor(() => expect(paths(again)).toContain("offer.reject"));
});

it("a question that opens over an offer has the first focus on its no", async () => {
  await renderPhone({ ...talking, offers: offered.offers });
  fireEvent.click(screen.getByRole("button", { name: "Account and settings" }));
  fireEvent.click(await screen.findByText("Sign out"));
  const question = await screen.findByRole("dialog");
  const [no] = question.querySelectorAll(".confirm-actions button");
  expect(document.activeElement).toBe(no);
});
