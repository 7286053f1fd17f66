import { signal } from "@preact/signals";
import type { Token } from "../../shared/messages/tokens.ts";
import type { Place } from "../../shared/numbers/read.ts";
import { numbersIn } from "../numbers/numbers.ts";

type Library = typeof import("../../shared/messages/tokens.ts");

/** Null until the lazily loaded chunk is there: until then a text is text. */
const library = signal<Library | null>(null, { name: "links" });

/** Loads what finds links, after the first paint. */
export async function loadLinks(): Promise<void> {
  if (library.peek() === null) library.value = await import("../../shared/messages/tokens.ts");
}

/** The links, addresses and numbers of a text, as far as what finds them is loaded. */
export function linkedText(text: string, place: Place): readonly Token[] {
  const lib = library.value;
  const find = numbersIn(place);
  return lib === null ? [{ kind: "text", text }] : lib.tokensOf(text, find);
}
