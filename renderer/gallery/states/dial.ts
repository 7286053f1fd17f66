import { idle, talking, user } from "../samples.ts";
import { onCall, phone, type Shown, wanting } from "./shown.ts";

/** The dial pad. */
export const dialStates: Readonly<Record<string, Shown>> = {
  idle: phone(idle),
  "idle-typed": phone(idle, { type: "4155552671" }),
  "idle-placing": phone(
    { ...idle, calls: { ...idle.calls, placing: { number: "+14155552671", name: "" } } },
    { type: "4155552671" },
  ),
  "idle-bad-number": phone(idle, { type: "41555526", press: ["Call"] }),
  "idle-consent": phone(idle, { type: "4155552671", press: ["Call"], dial: "needsConsent" }),
  "idle-barred": phone(idle, { type: "4155552671", press: ["Call", "Call anyway"], dial: "needsConsent" }),
  "idle-letters": phone(idle, { type: "1-800-FLOWERS" }),
  "idle-doubtful": phone(idle, {
    type: "0301234567",
    press: ["Call"],
    dial: "doubtful",
    reason: "notInPlan",
  }),
  "idle-local-number": phone(
    { ...idle, settings: { ...idle.settings, region: "DE" } },
    { type: "7543010", press: ["Call"], dial: "doubtful", reason: "noPrefix" },
  ),
  "idle-emergency": phone(idle, { type: "911", press: ["Call"], dial: "doubtful", reason: "emergency" }),
  "idle-wanted-context": phone(wanting(idle, { from: "link", number: "8631234", context: "+1914555" })),
  "call-later": phone(onCall({ postDial: "136", dialledPostDial: "136" })),
  "idle-wanted": phone(wanting(idle)),
  "idle-wanted-extension": phone(wanting(idle, { from: "link", extension: "204" })),
  "call-wanted": phone(wanting(talking)),
  "idle-confirm": phone(
    {
      ...idle,
      session: {
        ...idle.session,
        now: { phase: "signedIn", staysSignedIn: true, user: { ...user, confirmsDial: true } },
      },
    },
    { type: "4155552671", press: ["Call"] },
  ),
  "call-dial-beside": phone(onCall({ hold: "on" }), { press: ["New call"] }),
};
