import type { ThreadItem } from "../contract/conversation.ts";
import type { Outgoing } from "../state/outgoing.ts";
import type { Millis } from "../time.ts";

const breaks = /<(?:br|\/p|\/div|\/li|\/h\d|\/tr|\/blockquote)\b[^>]*>/gi;
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
  "#39": "'",
};

/** An email's own HTML (made by our editor) as the plain text that goes beside it. */
export function plainOf(html: string): string {
  return html
    .replace(breaks, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(#39|\w+);/g, (all, name: string) => entities[name] ?? all)
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** The two clocks may differ by what is between them, and a carrier writes down when it had it. */
const about = 120_000;
const letters = (text: string) => text.replace(/\s+/g, " ").trim();

/** Which of a thread's items is this message: ours, with these words, since that time; undefined for none. */
export function foundAmong<I extends ThreadItem>(
  items: readonly I[],
  { text, channel, sentAt }: Pick<Outgoing, "text" | "channel" | "sentAt">,
): I | undefined {
  const since: Millis = (sentAt ?? 0) - about;
  const own = letters(channel === "email" ? plainOf(text) : text);
  return items.find(
    (item) =>
      item.kind === "message" &&
      item.direction === "outbound" &&
      item.channel === channel &&
      item.at >= since &&
      letters(item.text) === own,
  );
}
