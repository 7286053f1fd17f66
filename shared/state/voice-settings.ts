/** When calls go somewhere else. `always` goes before the others. */
export const forwardCases = ["always", "busy", "unanswered", "unreachable"] as const;
export type ForwardCase = (typeof forwardCases)[number];

export const voiceSwitches = ["callWaiting", "voicemail"] as const;
export type VoiceSwitch = (typeof voiceSwitches)[number];

/** Where calls go. The number stays when it is switched off; "" for none. */
export interface Forward {
  readonly number: string;
  readonly enabled: boolean;
}

/** What the server does with a user's calls before they ring, and when nobody takes them. */
export type VoiceSettings = Readonly<Record<ForwardCase, Forward> & Record<VoiceSwitch, boolean>>;
export type VoiceSetting = keyof VoiceSettings;

const digits = (number: string) => number.replace(/[^\d*#]/g, "");

/** Servers write one number in several ways: only what is dialled counts. */
export function isSameSetting(a: Forward | boolean, b: Forward | boolean): boolean {
  if (typeof a === "boolean" || typeof b === "boolean") return a === b;
  return a.enabled === b.enabled && digits(a.number) === digits(b.number);
}

/** What a greeting is made from. */
export interface GreetingWords {
  readonly text: string;
  readonly languageCode: string;
  readonly voiceGender: "Male" | "Female";
  readonly voiceName: string;
}

/** Half a minute of speech, about: whoever calls wants to speak. */
export const longestGreeting = 500;

/** Languages that greetings are spoken in. Which ones a tenant's speech service knows is not public. */
export const greetingLanguages =
  "en-US en-GB en-AU en-CA es-US es-MX es-ES fr-CA fr-FR pt-BR pt-PT de-DE it-IT nl-NL da-DK sv-SE nb-NO fi-FI pl-PL tr-TR hi-IN ja-JP ko-KR ar-SA".split(
    " ",
  );

const greetingKind = "greeting:";

/** The draft that holds what a user's greeting is made from. */
export const greetingKey = (userId: string): string => `${greetingKind}${userId}`;

/** Whose greeting a draft is; null for another draft. */
export function greetingOf(draftKey: string): string | null {
  return draftKey.startsWith(greetingKind) ? draftKey.slice(greetingKind.length) : null;
}
