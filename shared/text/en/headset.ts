import { sentence } from "../../clean-text.ts";
import type { HeadsetState } from "../../state/headset.ts";

/** The headset's part of the settings window. */
export const headsetText = {
  title: "Headset buttons",
  none: "No headset connected",
  noneHint: "Answer, hang up and mute with the buttons of a USB headset.",
  connect: "Connect a headset…",
  another: "Connect another…",
  forget: "Forget",
  choose: "Which headset?",
  chooseHint: "More than one headset with call buttons is plugged in.",
  use: "Use",
  useLabel: (name: string) => sentence`Use ${name}`,
  cancel: "Cancel",
  notFound: "No headset with call buttons was found. Plug it in by USB, then try again.",
  unreachable: "Headset buttons are not available here. Audio still works.",
} as const;

/** What became of the headset that was connected. */
export const headsetStateText: Readonly<Record<HeadsetState["state"], string>> = {
  none: "Not plugged in. Plug it in to use its buttons.",
  ready: "Its buttons are in use.",
  busy: "It could not be opened: another program may be using its buttons. Close that, then plug the headset in again.",
};
