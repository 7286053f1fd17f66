import * as v from "valibot";
import { cleanText } from "../../shared/clean-text.ts";
import type { VoiceSettingsRow } from "../../shared/contract/voice-settings.ts";
import {
  type Forward,
  type ForwardCase,
  forwardCases,
  type VoiceSettings,
} from "../../shared/state/voice-settings.ts";
import type { UserDetails } from "../../shared/wire/user.ts";
import {
  type CallForwardingSettings,
  greetingField,
  type UserVoiceSettings,
  UserVoiceSettingsSchema,
} from "../../shared/wire/voice-settings.ts";

/** What a user's details say of their voice settings; null where they say nothing. */
export function voiceSettingsRow(user: UserDetails): VoiceSettingsRow | null {
  const read = v.safeParse(UserVoiceSettingsSchema, user.expansions?.voiceSettingsId);
  if (!read.success) return null;
  const said = settingsIn(read.output);
  const greeting: unknown = (user as unknown as Record<string, unknown>)[greetingField];
  return {
    key: user.userId ?? user._id,
    settings: { ...nothing, ...said },
    greeting: typeof greeting === "string" ? greeting : "",
  };
}

const off: Forward = { number: "", enabled: false };
const nothing: VoiceSettings = {
  ...(Object.fromEntries(forwardCases.map((each) => [each, off])) as Record<ForwardCase, Forward>),
  callWaiting: false,
  voicemail: false,
};

type Loose<T> = { readonly [K in keyof T]?: Loose<T[K]> | undefined };
/** The three parts of settings, as any answer may hold them. */
export type SaidOfVoice = Loose<
  Pick<UserVoiceSettings, "callForwardingSettings" | "callWaitingSettings" | "voicemailSettings">
>;

/** Those settings that an answer speaks of. */
export function settingsIn(said: SaidOfVoice): Partial<VoiceSettings> {
  const { callForwardingSettings: forwarding, callWaitingSettings: waiting, voicemailSettings: mail } = said;
  const forwards = forwardCases.flatMap((each) => {
    const forward = forwarding?.[each];
    if (forward === undefined) return [];
    const number = cleanText(forward.destinationNumber ?? "").trim();
    return [[each, { number, enabled: forward.enabled === true }] as const];
  });
  return {
    ...(Object.fromEntries(forwards) as Partial<Record<ForwardCase, Forward>>),
    ...(waiting?.enabled !== undefined && { callWaiting: waiting.enabled }),
    ...(mail?.enabled !== undefined && { voicemail: mail.enabled }),
  };
}

/** What is sent to change one case: with it every other that is in use, because it may replace them all. */
export function forwardingWith(
  settings: VoiceSettings,
  which: ForwardCase,
  to: Forward,
): CallForwardingSettings {
  const all = forwardCases.map((each) => [each, each === which ? to : settings[each]] as const);
  return Object.fromEntries(
    all
      .filter(([each, { number, enabled }]) => each === which || number !== "" || enabled)
      .map(([each, { number, enabled }]) => [each, { destinationNumber: number, enabled }]),
  );
}
