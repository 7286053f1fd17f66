import {
  type DesiredHeadset,
  type HeadsetPress,
  type HeadsetState,
  isTelephony,
  type Lamps,
  lampsOff,
} from "../../../shared/state/headset.ts";
import type { Hid, HidDevice, HidInput } from "./hid.ts";
import { hasButtons, type Layout, lampReports, readLayout } from "./layout.ts";
import { forgetful, lit, type Memory, read } from "./presses.ts";

export interface Headset {
  want(wish: DesiredHeadset): void;
  /** The page goes: the headset is not left in a call. */
  leave(): void;
}

interface Held {
  readonly device: HidDevice;
  readonly layout: Layout;
  readonly heard: (input: HidInput) => void;
  memory: Memory;
}

/**
 * Buttons and lamps of the headset. It keeps one known headset open, tells what is pressed, and sets the lamps to the
 * wish; after every press they are set again, because a headset that gets no answer falls back (WICG/webhid#72).
 */
export function createHeadset(parts: {
  /** Absent where there is no WebHID. */
  readonly hid: Hid | undefined;
  readonly now: () => number;
  /** Resolves when main has decided. */
  readonly onPress: (press: HeadsetPress) => Promise<unknown>;
  readonly onState: (state: HeadsetState["state"], name: string) => void;
}): Headset {
  const { hid, now } = parts;
  let held: Held | null = null;
  let known = "";
  let lamps: Lamps = lampsOff;
  let looking: Promise<void> = Promise.resolve();
  let lighting = false;
  let isStale = false;

  /** One report after the other, and always the newest wish last. */
  async function light(): Promise<void> {
    isStale = true;
    if (lighting) return;
    lighting = true;
    try {
      while (isStale && held !== null) {
        isStale = false;
        const to = held;
        to.memory = lit(to.memory, lamps, now());
        for (const { reportId, data } of lampReports(to.layout, lamps))
          await to.device.sendReport(reportId, data);
      }
    } catch (reason) {
      // Unplugged in between; if not, the next change tries again.
      console.warn("headset: lamps not set", reason);
    } finally {
      lighting = false;
    }
  }

  async function pressed(press: HeadsetPress): Promise<void> {
    try {
      await parts.onPress(press);
    } catch (reason) {
      console.error("headset: press not taken", reason);
    }
    // Also where nothing came of it: the headset thought that something would.
    await light();
  }

  function heard(input: HidInput): void {
    if (held === null) return;
    const { memory, presses, moved } = read(held.layout, held.memory, input, now());
    held.memory = memory;
    for (const press of presses) void pressed(press);
    if (moved && presses.length === 0) void light();
  }

  function drop(): void {
    held?.device.removeEventListener("inputreport", held.heard);
    held = null;
  }

  async function close(): Promise<void> {
    const was = held;
    if (was === null) return;
    drop();
    try {
      for (const { reportId, data } of lampReports(was.layout, lampsOff))
        await was.device.sendReport(reportId, data);
      await was.device.close();
    } catch (reason) {
      console.warn("headset: gone before it was closed", reason);
    }
  }

  /** @param afresh the user chose: what they chose last comes first. Else what is in use stays in use. */
  async function look(afresh: boolean): Promise<void> {
    const all = hid === undefined || known === "" ? [] : await hid.getDevices();
    const fit = all
      .flatMap((device) => {
        const layout = readLayout(device.collections);
        return isTelephony(device.collections) && hasButtons(layout) ? [{ device, layout }] : [];
      })
      .sort((one, other) => rank(one.device) - rank(other.device));
    const isHeld = ({ device }: { readonly device: HidDevice }) => device === held?.device;
    if (fit.slice(0, afresh ? 1 : fit.length).some(isHeld)) return;
    await close();
    let refused: string | null = null;
    for (const { device, layout } of fit) {
      try {
        if (!device.opened) await device.open();
      } catch (reason) {
        console.warn("headset: not opened", reason);
        refused ??= device.productName;
        continue;
      }
      held = { device, layout, heard, memory: forgetful(layout) };
      device.addEventListener("inputreport", heard);
      parts.onState("ready", device.productName);
      return light();
    }
    parts.onState(refused === null ? "none" : "busy", refused ?? "");
  }

  /** WebHID tells no serial number: two of a kind are one here. */
  const rank = ({ vendorId, productId }: HidDevice) =>
    known.split(",").findIndex((each) => each.startsWith(`${vendorId}:${productId}:`));

  /** One look after the other: a headset that is being opened is not opened twice. */
  function lookAgain(afresh = false): void {
    looking = looking
      .then(() => look(afresh))
      .catch((reason: unknown) => {
        console.error("headset: list not read", reason);
        parts.onState("none", "");
      });
  }

  hid?.addEventListener("connect", () => lookAgain());
  hid?.addEventListener("disconnect", ({ device }) => {
    if (device === held?.device) drop();
    lookAgain();
  });

  return {
    want(wish) {
      const { known: nowKnown, ...nowLamps } = wish;
      const isNew = (Object.keys(nowLamps) as (keyof Lamps)[]).some((key) => nowLamps[key] !== lamps[key]);
      lamps = nowLamps;
      if (isNew) void light();
      if (nowKnown === known) return;
      known = nowKnown;
      lookAgain(true);
    },
    leave() {
      void close();
    },
  };
}
