import * as v from "valibot";
import type { Forward, VoiceSettings } from "../state/voice-settings.ts";
import { forwardCases, longestGreeting, voiceSwitches } from "../state/voice-settings.ts";
import { collectionOf, type Row } from "./collection.ts";
import { command, commandFor } from "./command.ts";

const userId = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const windows = ["settings", "people"] as const;

/** One user's settings, read again while somebody looks. The key is the user's id. */
export interface VoiceSettingsRow extends Row {
  readonly settings: VoiceSettings;
  /** The file of the user's own greeting; "" where callers hear the standard one. */
  readonly greeting: string;
}

/** The signed-in user's own; a supervisor may name somebody else. */
export const voiceSettingsList = collectionOf<VoiceSettingsRow>()(v.object({ userId }), windows);

const forward = v.object({ number: v.pipe(v.string(), v.maxLength(300)), enabled: v.boolean() });
const sound = v.pipe(v.string(), v.uuid());

/** Call forwarding, call waiting, voicemail and its greeting, of oneself or, for supervisors, of somebody else. */
export const voiceSettings = {
  /**
   * `base` is what was shown when the user decided: `changedElsewhere` where the server has something else by now.
   * `sure`: the user was asked about what is doubtful in the number. Answers the value as the server has it then.
   */
  change: commandFor<Forward | boolean>()(
    v.variant("what", [
      v.object({
        userId,
        what: v.picklist(forwardCases),
        to: forward,
        base: forward,
        sure: v.optional(v.boolean()),
      }),
      v.object({ userId, what: v.picklist(voiceSwitches), to: v.boolean(), base: v.boolean() }),
    ]),
    windows,
  ),
  /** Has the greeting spoken. Answers the sound's id, to be heard with `audio.test`. */
  makeGreeting: commandFor<string>()(
    v.object({
      userId,
      text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longestGreeting)),
      languageCode: v.pipe(v.string(), v.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z\d]{2,8})*$/)),
      voiceGender: v.picklist(["Male", "Female"]),
      voiceName: v.pipe(v.string(), v.trim(), v.maxLength(100)),
    }),
    windows,
  ),
  /** From now on callers hear this one, by its sound's id. `gone`: it has to be made once more. */
  keepGreeting: command(v.object({ userId, sound }), windows),
};
