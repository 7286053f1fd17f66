import { telephonyPage } from "../../shared/state/headset.ts";

interface Requests {
  /** What main lets this page use. */
  getDevices(): Promise<readonly { forget(): Promise<void> }[]>;
  requestDevice(options: {
    readonly filters: readonly { readonly usagePage: number }[];
  }): Promise<readonly unknown[]>;
}

/**
 * Chromium's own memory of what was given to our pages lives as long as the program: a headset that is forgotten is taken
 * out of it too. Which ones they are must be asked before main forgets them.
 * @returns what takes them out
 */
export async function givenHeadsets(): Promise<() => Promise<void>> {
  const { hid } = navigator as { readonly hid?: Requests };
  try {
    const given = (await hid?.getDevices()) ?? [];
    return async () => {
      const done = await Promise.allSettled(given.map((each) => each.forget()));
      for (const each of done)
        if (each.status === "rejected") console.warn("headset: not forgotten", each.reason);
    };
  } catch (reason) {
    console.warn("headset: list not read", reason);
    return async () => {};
  }
}

/**
 * Asks the system for a telephone among its HID devices. Must be called within a press: main decides which one, or
 * puts several to the user through the state.
 * @returns `unreachable` where the system or the permission stands against it
 */
export async function requestHeadset(): Promise<"connected" | "none" | "unreachable"> {
  const { hid } = navigator as { readonly hid?: Requests };
  if (hid === undefined) return "unreachable";
  try {
    const given = await hid.requestDevice({ filters: [{ usagePage: telephonyPage }] });
    return given.length > 0 ? "connected" : "none";
  } catch (reason) {
    console.warn("headset: request failed", reason);
    return "unreachable";
  }
}
