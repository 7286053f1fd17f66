import { telephonyPage } from "../../shared/state/headset.ts";

interface Requests {
  requestDevice(options: {
    readonly filters: readonly { readonly usagePage: number }[];
  }): Promise<readonly unknown[]>;
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
    console.warn("no headset could be asked for", reason);
    return "unreachable";
  }
}
