import * as v from "valibot";
import { actionIds } from "../state/actions.ts";
import { settingsSchema, signatureSchema } from "../state/settings.ts";
import { command } from "./command.ts";

/** Settings are changed field by field; what is not named stays. */
export const settings = {
  change: command(
    v.partial(
      v.omit(settingsSchema, [
        "username",
        "signedInAt",
        "keptProxies",
        "staySignedIn",
        "campaigns",
        "boards",
        "channels",
        "favourites",
        "recentPeople",
        "signatures",
        "headsets",
        "keys",
        "microphoneName",
        "speakerName",
        "ringerName",
        "player",
        "playerName",
      ]),
    ),
    ["settings", "phone"],
  ),
  /** An action's own keys in the phone window: an accelerator, "" for none, null for the standard ones. */
  bindKeys: command(
    v.object({ action: v.picklist(actionIds), keys: v.nullable(v.pipe(v.string(), v.maxLength(60))) }),
    ["settings"],
  ),
  /** The signature beneath the signed-in user's emails, as HTML of our own editor; "" for none. */
  setSignature: command(v.object({ html: signatureSchema }), ["settings"]),
  /** Every action has its standard keys again. */
  resetKeys: command(v.undefined(), ["settings"]),
  /** The hotkey is being recorded: the registered one is let go meanwhile so that it can be pressed. */
  recordHotkey: command(v.object({ recording: v.boolean() }), ["settings"]),
  /** Forgets saved sign-ins on this computer. */
  forgetSignIn: command(v.undefined(), ["settings"]),
  /** Which of several headsets is meant, by the id in the state; null for none after all. */
  chooseHeadset: command(v.object({ deviceId: v.nullable(v.pipe(v.string(), v.maxLength(200))) }), [
    "settings",
  ]),
  /** No headset's buttons may be used any more. */
  forgetHeadsets: command(v.undefined(), ["settings"]),
};
