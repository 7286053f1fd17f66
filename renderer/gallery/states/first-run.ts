import { idle, now } from "../samples.ts";
import { ownPhone, type Shown, settings } from "./shown.ts";

const fresh = {
  ...idle,
  audio: { ...idle.audio, open: true, using: "Built-in microphone" },
  settings: { ...idle.settings, firstRunDone: false },
  check: { ...idle.check, meter: true, level: 0.004 },
};
const page = (state: typeof idle): Shown => settings(state, { until: ".first-run-end" });

/** What comes after the first sign-in. */
export const firstRunStates: Readonly<Record<string, Shown>> = {
  "first-run": page(fresh),
  "first-run-works": settings(
    {
      ...fresh,
      check: {
        ...fresh.check,
        level: 0.2,
        test: { serial: 1, what: "tone", sound: "", phase: "done", heard: null },
      },
      desktop: { ...fresh.desktop, pressed: { mute: now + 3_600_000 } },
    },
    { until: ".first-run-end", press: ["Send a test notification"] },
  ),
  "first-run-troubles": page({
    ...fresh,
    audio: { ...fresh.audio, open: false, using: "", microphone: "denied" },
    check: { ...fresh.check, level: null, isBlocked: true },
    desktop: {
      ...fresh.desktop,
      hotkeys: {
        ...fresh.desktop.hotkeys,
        mute: { accelerator: "Control+Alt+Shift+M", state: "refused" },
      },
    },
  }),
  "first-run-own-phone": page({ ...fresh, line: ownPhone }),
};
