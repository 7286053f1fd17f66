import type { App } from "./app.ts";

/**
 * Plugging and unplugging. What is simulated: the voice page's `enumerateDevices`, `getUserMedia`, the end of an
 * unplugged device's tracks and the `devicechange` event. The devices themselves are Chromium's fake ones, with their
 * own sound; no driver is involved.
 */
export interface SimulatedDevices {
  /** Labels of the microphones that are plugged in. */
  microphones(): Promise<readonly string[]>;
  unplug(label: string): Promise<void>;
  plugIn(label: string): Promise<void>;
}

export async function simulateDevices(
  app: App,
  unplugged: readonly string[] = [],
): Promise<SimulatedDevices> {
  const page = await app.page("voice");
  await page.evaluate((gone) => {
    const media = navigator.mediaDevices;
    const away = new Set(gone);
    const open = new Set<MediaStreamTrack>();
    const list = media.enumerateDevices.bind(media);
    const ask = media.getUserMedia.bind(media);
    media.enumerateDevices = async () => (await list()).filter((each) => !away.has(each.label));
    media.getUserMedia = async (wish) => {
      const exact = (wish?.audio as { deviceId?: { exact: string } } | undefined)?.deviceId?.exact;
      const missing = (await list()).some((each) => each.deviceId === exact && away.has(each.label));
      if (missing) throw new DOMException("unplugged", "OverconstrainedError");
      const stream = await ask(wish);
      for (const track of stream.getTracks()) open.add(track);
      return stream;
    };
    const changed = () => media.dispatchEvent(new Event("devicechange"));
    Reflect.set(window, "devices", {
      microphones: async () =>
        (await media.enumerateDevices())
          .filter((each) => each.kind === "audioinput" && each.deviceId !== "default")
          .map((each) => each.label),
      unplug(label: string) {
        away.add(label);
        for (const track of open) {
          if (track.label !== label) continue;
          track.stop();
          track.dispatchEvent(new Event("ended"));
          open.delete(track);
        }
        changed();
      },
      plugIn(label: string) {
        away.delete(label);
        changed();
      },
    });
    changed();
  }, unplugged);
  const run = <T>(what: string, label: string) =>
    page.evaluate(([name, argument]) => Reflect.get(Reflect.get(window, "devices"), name)(argument) as T, [
      what,
      label,
    ] as const);
  return {
    microphones: () => run<readonly string[]>("microphones", ""),
    unplug: (label) => run<void>("unplug", label),
    plugIn: (label) => run<void>("plugIn", label),
  };
}
