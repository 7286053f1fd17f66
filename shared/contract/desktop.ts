import * as v from "valibot";
import { command, commandFor } from "./command.ts";
import { windowSchema } from "./window.ts";

/** The links of other programs that are ours to open, by what they begin; a user may want some of them elsewhere. */
export const linkSchemes = { phone: ["tel", "callto"], sms: ["sms"], email: ["mailto"] } as const;
export const linkKinds = ["phone", "sms", "email"] as const satisfies readonly (keyof typeof linkSchemes)[];
export type LinkKind = (typeof linkKinds)[number];
const ofKind = v.object({ kind: v.picklist(linkKinds) });

/** The program that the system opens links of a kind with. */
export interface LinkProgram {
  /** As the system calls it; "" for none, null where it is not asked (Linux: asking would hold main up). */
  readonly name: string | null;
  readonly isOurs: boolean;
}

/** `unknown`: the system does not say. Whether somebody saw it, only they know. */
export type TestedNotification = "shown" | "refused" | "unknown";

/** The system around the windows. */
export const desktop = {
  /** Shows a window, made where there is none. */
  open: command(
    windowSchema,
    ["phone", "settings", "messages", "conversation", "supervisor", "people", "history"],
    "key",
  ),
  closeNotice: command(v.object({ id: v.number() }), ["phone", "settings"]),
  /** The system's page where the microphone can be allowed. */
  openMicrophoneSettings: command(v.undefined(), ["phone", "settings"]),
  /** Shows a notification that means nothing. What the system said to it. */
  testNotification: commandFor<TestedNotification>()(v.undefined(), ["settings"]),
  /** The system's page where notifications can be allowed. */
  openNotificationSettings: command(v.undefined(), ["settings"]),
  /** The network came back or went, as the window sees it (navigator.onLine). */
  networkChanged: command(v.object({ online: v.boolean() }), ["voice"]),
  /** The number from another program was called, changed or not wanted. */
  closeWanted: command(v.object({ id: v.number() }), ["phone"]),
  linkProgram: commandFor<LinkProgram>()(ofKind, ["settings"]),
  /** Makes this program the one for links of a kind, or opens the system's page where the user can. */
  takeLinks: command(ofKind, ["settings"]),
  /** Puts text into the clipboard: pages may not. */
  copyText: command(v.object({ text: v.pipe(v.string(), v.minLength(1), v.maxLength(1_000_000)) }), [
    "phone",
    "history",
  ]),
  /** Text of the clipboard, for the dial pad's paste button. */
  readClipboard: commandFor<string>()(v.undefined(), ["phone"]),
};
