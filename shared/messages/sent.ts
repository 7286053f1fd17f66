import type { ThreadItem } from "../contract/conversation.ts";
import type { Outgoing } from "../state/outgoing.ts";
import type { Millis } from "../time.ts";
import { plainOf } from "./html.ts";

/** What a message says in plain words: an email's text is HTML. */
export const wordsOf = ({ channel, text }: { readonly channel: string; readonly text: string }): string =>
  channel === "email" ? plainOf(text) : text;

/** The two clocks may differ by what is between them, and a carrier writes down when it had it. */
const about = 120_000;
/** Where it is not known what was there before: less, or an earlier message with the same words would be taken for it. */
const narrowly = 5_000;
const letters = (text: string) => text.replace(/\s+/g, " ").trim();

/**
 * Which of a thread's items may be this message, the oldest first: ours, with these words, since about the time that it
 * was given to the server, and not there before that.
 */
export function alikeAmong<I extends ThreadItem>(
  items: readonly I[],
  { text, channel, sentAt, before }: Pick<Outgoing, "text" | "channel" | "sentAt" | "before">,
): readonly I[] {
  const since: Millis = (sentAt ?? 0) - (before === null ? narrowly : about);
  const own = letters(wordsOf({ channel, text }));
  return items
    .filter(
      (item) =>
        item.kind === "message" &&
        item.direction === "outbound" &&
        item.channel === channel &&
        item.at >= since &&
        before?.includes(item.key) !== true &&
        letters(item.text) === own,
    )
    .sort((a, b) => a.at - b.at);
}
