/** Pictures that are in the mail itself, as `data:` addresses, by their Content-ID without its brackets. */
export type Inline = ReadonlyMap<string, string>;

/** Decides for each picture of a mail, and counts those that are held back. */
export interface Pictures {
  /** The address to load it from now; null when it is held back, or never to be shown. */
  source(url: string): string | null;
  heldBack(): number;
  /** Content-IDs of the mail's own pictures that stand in its text: the rest of its files are to be listed below. */
  inText(): readonly string[];
}

/** Pictures that Chromium only draws. SVG is a document, with links of its own. */
const drawn = /^data:image\/(?:png|jpe?g|gif|webp|bmp|avif);base64,[a-z\d+/=\s]*$/i;

export function createPictures(remote: "held" | "shown", inline: Inline): Pictures {
  let held = 0;
  const used = new Set<string>();
  return {
    source(url) {
      const text = url.trim();
      if (drawn.test(text)) return text;
      if (/^cid:/i.test(text)) {
        const id = idOf(text, inline);
        if (id !== null) used.add(id);
        return id === null ? null : (inline.get(id) ?? null);
      }
      const found = remoteOf(text);
      if (found === null || remote === "shown") return found;
      held += 1;
      return null;
    },
    heldBack: () => held,
    inText: () => [...used],
  };
}

/** Which of the mail's own pictures an address means; null for none that can be drawn. */
function idOf(url: string, inline: Inline): string | null {
  const id = url.slice("cid:".length);
  const found = [id, unescapedOf(id)].find((each) => drawn.test(inline.get(each) ?? ""));
  return found ?? null;
}

function unescapedOf(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    // A percent sign that is one: ids are any text.
    return id;
  }
}

/** The address of a picture elsewhere, as the platform writes it; null for every other scheme, and for relative ones. */
function remoteOf(text: string): string | null {
  const url = URL.parse(/^[/\\]{2}/.test(text) ? `https:${text}` : text);
  if ((url?.protocol !== "http:" && url?.protocol !== "https:") || url.hostname === "") return null;
  url.username = "";
  url.password = "";
  // They would end the address in a style.
  return url.href
    .replace(/["'()\\\s]/g, encodeURIComponent)
    .replace(/['()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
}
