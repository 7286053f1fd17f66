// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, describe, expect, it } from "vitest";
import type { AppState } from "../../shared/state/app.ts";
import { initialHeadset } from "../../shared/state/headset.ts";
import { renderSettings } from "../gallery/render.tsx";
import { idle } from "../gallery/samples.ts";

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(navigator, "hid");
});

const known = [{ vendorId: 1, productId: 2, serial: "S", name: "Level 40" }];
const withKnown = (headset: Partial<AppState["headset"]>): AppState => ({
  ...idle,
  headset: { ...initialHeadset, ...headset },
  settings: { ...idle.settings, headsets: known },
});
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));

const ofHeadset = (asked: readonly { readonly path: string; readonly input: unknown }[]) =>
  asked.filter(({ path }) => /headset/i.test(path));

/** WebHID that answers when it is told to. */
function hid() {
  const asked: unknown[] = [];
  const answer = Promise.withResolvers<unknown[]>();
  const requestDevice = (options: unknown) => {
    asked.push(options);
    return answer.promise;
  };
  Object.defineProperty(navigator, "hid", { value: { requestDevice }, configurable: true });
  return { asked, ...answer };
}

describe("headset buttons in the settings", () => {
  it("ask the system for telephones only, within the press", async () => {
    const { asked, resolve } = hid();
    await renderSettings(idle);
    press("Connect a headset…");
    expect(asked).toEqual([{ filters: [{ usagePage: 0x0b }] }]);
    press("Connect a headset…");
    expect(asked).toHaveLength(1);
    resolve([{}]);
    await waitFor(() => expect(screen.queryByText(/No headset with call buttons/)).toBeNull());
  });
  it("say when there is none", async () => {
    const { resolve } = hid();
    await renderSettings(idle);
    press("Connect a headset…");
    resolve([]);
    expect(await screen.findByText(/No headset with call buttons was found/)).toBeTruthy();
  });
  it("say when they cannot be reached", async () => {
    const { reject } = hid();
    await renderSettings(idle);
    press("Connect a headset…");
    reject(new DOMException("denied", "SecurityError"));
    expect(await screen.findByText(/Headset buttons are not available here/)).toBeTruthy();
  });
  it("say so too where there is no WebHID at all", async () => {
    await renderSettings(idle);
    press("Connect a headset…");
    expect(await screen.findByText(/Headset buttons are not available here/)).toBeTruthy();
  });
  it("put several to the user; taking none is no failure", async () => {
    const { resolve } = hid();
    const { asked, send } = await renderSettings(idle);
    press("Connect a headset…");
    const choices = [
      { deviceId: "a", name: "Level 40" },
      { deviceId: "b", name: "Push 20" },
    ];
    send({ headset: { ...initialHeadset, choices } });
    await screen.findByText("Which headset?");
    press("Use Push 20");
    await waitFor(() => expect(ofHeadset(asked)).toHaveLength(1));
    press("Cancel");
    expect(ofHeadset(asked)).toEqual([
      { path: "settings.chooseHeadset", input: { deviceId: "b" } },
      { path: "settings.chooseHeadset", input: { deviceId: null } },
    ]);
    resolve([]);
    send({ headset: initialHeadset });
    await waitFor(() => expect(screen.queryByText("Which headset?")).toBeNull());
    expect(screen.queryByText(/No headset with call buttons/)).toBeNull();
  });
  it.each([
    [{ state: "ready", name: "Level 40" }, /Its buttons are in use/],
    [{ state: "none", name: "" }, /Not plugged in/],
    [{ state: "busy", name: "Level 40" }, /another program may be using its buttons/],
  ] as const)("name the headset that is connected: %j", async (headset, words) => {
    const { asked } = await renderSettings(withKnown(headset));
    expect(screen.getByText("Level 40")).toBeTruthy();
    expect(screen.getByText(words)).toBeTruthy();
    const group = screen.getByRole("region", { name: "Headset buttons" });
    fireEvent.click(
      [...group.querySelectorAll("button")].find((each) => each.textContent === "Forget") as Element,
    );
    await waitFor(() =>
      expect(ofHeadset(asked)).toEqual([{ path: "settings.forgetHeadsets", input: undefined }]),
    );
  });
  it("take a forgotten headset out of Chromium's memory too, after main has let it go", async () => {
    const done: string[] = [];
    const device = { forget: async () => void done.push(`forgotten after ${ofHeadset(asked).length}`) };
    const stubborn = { forget: async () => Promise.reject(new Error("busy")) };
    const getDevices = async () => [stubborn, device];
    Object.defineProperty(navigator, "hid", { value: { getDevices }, configurable: true });
    const { asked } = await renderSettings(withKnown({ state: "ready", name: "Level 40" }));
    const group = screen.getByRole("region", { name: "Headset buttons" });
    const forget = [...group.querySelectorAll("button")].find((each) => each.textContent === "Forget");
    fireEvent.click(forget as Element);
    await waitFor(() => expect(done).toEqual(["forgotten after 1"]));
  });
});
