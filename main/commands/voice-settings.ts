import type { Handlers } from "../../shared/contract/index.ts";
import { fail, ok } from "../../shared/result.ts";
import { voiceSettingsControl } from "../../shared/state/controls.ts";
import { greetingField } from "../../shared/wire/voice-settings.ts";
import type { SchemaTypeClient } from "../nextiva/schema-type-client.ts";
import type { Sound, Sounds } from "../sounds/sounds.ts";
import { type Context, outcomeOf } from "../work/context.ts";
import { changeVoiceSetting, type KnownVoiceSettings } from "../work/voice-settings.ts";

/** Voice settings and greeting, of the signed-in user or, for supervisors, of somebody else. */
export function voiceSettingsCommands(
  context: Pick<Context, "store" | "users" | "once">,
  parts: {
    readonly known: KnownVoiceSettings;
    readonly objects: Pick<SchemaTypeClient, "update">;
    readonly sounds: Pick<Sounds, "keep" | "find">;
    /** Rejects with ServiceError. */
    readonly fetchSound: (address: string) => Promise<Sound>;
  },
): Handlers<"voiceSettings"> {
  const { known, objects, sounds } = parts;
  const { users, once } = context;
  const isAllowed = (userId: string) => voiceSettingsControl(context.store.get(), userId).enabled;
  return {
    change: ({ userId, ...wish }) => changeVoiceSetting(context, known, userId, wish),
    async makeGreeting(words) {
      if (!isAllowed(words.userId)) return fail("forbidden");
      return once(`greeting:${words.userId}`, async () => {
        const made = await outcomeOf(users.convertTextToSpeech(words));
        if (!made.ok) return made;
        const fetched = await outcomeOf(parts.fetchSound(made.value.signedURL));
        return fetched.ok ? ok(sounds.keep(fetched.value)) : fetched;
      });
    },
    async keepGreeting({ userId, sound }) {
      if (!isAllowed(userId)) return fail("forbidden");
      const found = sounds.find(sound);
      if (found === null || found.file === "") return fail("gone");
      return once(`greeting:${userId}`, async () => {
        const kept = await outcomeOf(objects.update("user", userId, { [greetingField]: found.file }));
        if (!kept.ok && kept.is === "refused") return kept;
        const read = await known.read(userId);
        const isKept = read.ok && read.value.greeting === found.file;
        if (isKept) return ok();
        if (!kept.ok) return kept;
        return read.ok ? fail("refused", "the user has another greeting") : ok();
      });
    },
  };
}
