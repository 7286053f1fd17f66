// @vitest-environment happy-dom
import { act, cleanup } from "@testing-library/preact";
import { options, type VNode } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AppState } from "../../shared/state/app.ts";
import { renderPhone, renderSettings } from "../gallery/render.tsx";
import { call, idle, talking } from "../gallery/samples.ts";
import { states } from "../gallery/states.ts";

/** Preact's hooks for its tools: before and after a component is drawn. */
const hooks = options as { __r?: (drawn: VNode) => void; diffed?: (drawn: VNode) => void };
const before = { ...hooks };

/** Components by name, in the order they were drawn; and those in which a signal was written while they were. */
const {
  drawn,
  written,
  state: at,
} = vi.hoisted(() => ({
  drawn: [] as string[],
  written: [] as string[],
  state: { isDrawing: false },
}));

vi.mock("@preact/signals", async (load) => {
  const real = await load<typeof import("@preact/signals")>();
  const value = Object.getOwnPropertyDescriptor(real.Signal.prototype, "value") as PropertyDescriptor;
  const watched = new WeakSet<object>();
  /** The signal itself, which takes down who writes it. */
  function watch<T extends object>(signal: T): T {
    if (watched.has(signal)) return signal;
    watched.add(signal);
    return Object.defineProperty(signal, "value", {
      get: () => value.get?.call(signal) as unknown,
      set(next: unknown) {
        if (at.isDrawing) written.push(drawn.at(-1) ?? "");
        value.set?.call(signal, next);
      },
    });
  }
  return {
    ...real,
    signal: (...given: Parameters<typeof real.signal>) => watch(real.signal(...given)),
    useSignal: (...given: Parameters<typeof real.useSignal>) => watch(real.useSignal(...given)),
  };
});

beforeEach(() => {
  drawn.length = 0;
  written.length = 0;
  hooks.__r = (vnode) => {
    at.isDrawing = true;
    drawn.push(typeof vnode.type === "function" ? vnode.type.name : "");
    before.__r?.(vnode);
  };
  hooks.diffed = (vnode) => {
    at.isDrawing = false;
    before.diffed?.(vnode);
  };
});
afterEach(() => {
  cleanup();
  Object.assign(hooks, before);
});

const held = call({ hold: "on", heldSince: Date.now() });

describe("levels", () => {
  // The clocks on the screen are drawn again each second: here none passes.
  beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "Date", "performance"] }));
  afterEach(() => void vi.useRealTimers());

  const withLevels = (state: AppState, level: number): Partial<AppState> => ({
    audio: {
      ...state.audio,
      quality: state.audio.quality && { ...state.audio.quality, levelIn: level, levelOut: level / 2 },
    },
  });

  it("draw nothing again but themselves", async () => {
    const { send } = await renderPhone(talking);
    for (const level of [0.2, 0.5, 0.9]) {
      drawn.length = 0;
      await act(() => send(withLevels(talking, level)));
      expect(new Set(drawn)).toEqual(new Set(["Level", "Meter"]));
    }
  });

  it("of a call draw nothing in the settings", async () => {
    const { send } = await renderSettings(talking);
    drawn.length = 0;
    await act(() => send(withLevels(talking, 0.7)));
    expect(drawn).toEqual([]);
  });
});

describe("no signal is written while drawing", () => {
  const kinds = { phone: renderPhone, settings: renderSettings } as const;
  const shown = Object.entries(states).flatMap(([name, { window, state }]) =>
    window === "phone" || window === "settings" ? [{ name, draw: kinds[window], state }] : [],
  );

  it.each(shown)("$name", async ({ draw, state }) => {
    await draw(state);
    expect(written).toEqual([]);
  });

  it("when the call beside the dial pad is talked in again", async () => {
    const { send } = await renderPhone({ ...talking, calls: { list: [held], past: [] } });
    await act(() => document.querySelector<HTMLElement>(".call-end button")?.click());
    expect(document.querySelector(".dial-pad")).not.toBeNull();
    await act(() => send({ calls: { list: [call()], past: [] } }));
    expect(document.querySelector(".dial-pad")).toBeNull();
    expect(written).toEqual([]);
    // It does not come back with the next hold.
    await act(() => send({ calls: { list: [held], past: [] } }));
    expect(document.querySelector(".dial-pad")).toBeNull();
  });

  it("when the calls end while it is asked whether to give up the line", async () => {
    const { send } = await renderPhone(talking);
    const press = (name: string) =>
      act(() =>
        [...document.querySelectorAll<HTMLElement>("button")]
          .find((each) => each.textContent?.trim().startsWith(name))
          ?.click(),
      );
    await press("Account and settings");
    await press("Disconnect voice line");
    expect(document.querySelector("dialog")).not.toBeNull();
    await act(() => send({ calls: idle.calls }));
    expect(document.querySelector("dialog")).toBeNull();
    expect(written).toEqual([]);
    await act(() => send({ calls: talking.calls }));
    expect(document.querySelector("dialog")).toBeNull();
  });
});
