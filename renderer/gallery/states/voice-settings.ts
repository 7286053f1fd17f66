import { idle } from "../samples.ts";
import { greeting } from "../voice-settings.ts";
import { type Shown, settings } from "./shown.ts";

const open = "Show and change: My voice settings";
const page = (more: Partial<Shown> = {}, state = idle): Shown =>
  settings(state, { press: [open], until: ".greeting-actions", draft: greeting, ...more });
const always = "Always: number to forward to";

/** Call forwarding, call waiting, voicemail and greeting, in the settings window. */
export const voiceSettingsStates: Readonly<Record<string, Shown>> = {
  "voice-settings": page(),
  "voice-settings-loading": page({ lists: "loading", until: ".load-state" }),
  "voice-settings-failed": page({ lists: "failed", until: ".problem" }),
  "voice-settings-forbidden": page({ lists: "forbidden", until: ".problem" }),
  "voice-settings-saving": page({ write: [always, "4155550123"], setting: "waits" }),
  "voice-settings-saved": page({ write: [always, "4155550123"] }),
  "voice-settings-refused": page({ write: [always, "4155550123"], setting: { code: "refused" } }),
  "voice-settings-conflict": page({
    write: [always, "4155550123"],
    setting: { code: "changedElsewhere" },
  }),
  "voice-settings-doubt": page({
    write: [always, "911"],
    setting: { code: "doubtful", reason: "emergency" },
  }),
  "voice-settings-bad-number": page({ write: [always, "my mobile"] }),
  "voice-settings-greeting-heard": page(
    { press: [open, "Listen"] },
    {
      ...idle,
      check: {
        ...idle.check,
        test: {
          serial: 1,
          what: "greeting",
          sound: "6f2c8f0e-9a31-4f2e-8d0a-3b8a7c1d2e4f",
          phase: "running",
          heard: null,
        },
      },
    },
  ),
};
