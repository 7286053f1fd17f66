import * as v from "valibot";
import { command, commandFor } from "./command.ts";

/** The system around the windows. */
export const desktop = {
  openSettings: command(v.undefined(), ["phone"]),
  openPhone: command(v.undefined(), ["settings"]),
  closeNotice: command(v.object({ id: v.number() }), ["phone", "settings"]),
  /** The system's page where the microphone can be allowed. */
  openMicrophoneSettings: command(v.undefined(), ["phone", "settings"]),
  /** The network came back or went, as the window sees it (navigator.onLine). */
  networkChanged: command(v.object({ online: v.boolean() }), ["voice"]),
  /** Text of the clipboard, for the dial pad's paste button. */
  readClipboard: commandFor<string>()(v.undefined(), ["phone"]),
};
