import { isolated } from "../clean-text.ts";
import type { english } from "./en/english.ts";

/** The shape of a catalogue: English as it is written, with any other words in its place. */
type InOtherWords<T> = T extends (...gaps: infer Gaps) => infer Said
  ? (...gaps: Gaps) => InOtherWords<Said>
  : T extends string
    ? string
    : T extends object
      ? { readonly [Name in keyof T]: InOtherWords<T[Name]> }
      : T;

/** Every sentence of one language. */
export type Sentences = InOtherWords<typeof english>;

/** What is spoken: the sentences, and how numbers and dates are written (a BCP 47 tag for Intl). */
export interface Speech {
  readonly sentences: Sentences;
  readonly locale: string;
  readonly direction: "ltr" | "rtl";
}

let speech: () => Speech = () => {
  throw new Error("a sentence was read before a language was chosen: read it where it is shown");
};

/**
 * Every sentence comes from there from now on, asked anew each time. Main answers by its state; a window by a signal,
 * so that whoever read a sentence while drawing is drawn again in another language.
 */
export function speakFrom(source: () => Speech): void {
  speech = source;
}

/** The tag to give to Intl. */
export const locale = (): string => speech().locale;

/** Which way the language of the moment is written. */
export const direction = (): Speech["direction"] => speech().direction;

/** Others' words among ours, in an order that stays: from right to left, figures and Latin words turn it too. */
export const apart = (words: string): string =>
  direction() === "rtl" ? `\u2068${words}\u2069` : isolated(words);

/** Sentences by name, as they are in the language of the moment: never copied, so never stale. */
export function table<T extends object>(pick: (all: Sentences) => T): T {
  const now = () => pick(speech().sentences);
  return new Proxy({} as T, {
    get: (_, name) => Reflect.get(now(), name),
    has: (_, name) => Reflect.has(now(), name),
    ownKeys: () => Reflect.ownKeys(now()),
    getOwnPropertyDescriptor(_, name) {
      const found = Reflect.getOwnPropertyDescriptor(now(), name);
      return found && { ...found, configurable: true };
    },
  });
}

/** A sentence with gaps, in the language of the moment. */
export function phrase<Gaps extends readonly unknown[], Said>(
  pick: (all: Sentences) => (...gaps: Gaps) => Said,
): (...gaps: Gaps) => Said {
  return (...gaps) => pick(speech().sentences)(...gaps);
}
