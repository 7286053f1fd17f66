/** Pictures that are in the mail itself, as `data:` addresses, by their Content-ID without its brackets. */
export type Inline = ReadonlyMap<string, string>;

/** Decides for each picture of a mail, and counts those that are held back. */
export interface Pictures {
  /** The address to load it from now; null when it is held back, or never to be shown. */
  source(url: string): string | null;
  heldBack(): number;
}

/** Pictures that Chromium only draws. SVG is a document, with links of its own. */
const drawn = /^data:image\/(?:png|jpe?g|gif|webp|bmp|avif);base64,[a-z\d+/=\s]*$/i;

export function createPictures(remote: "held" | "shown", inline: Inline): Pictures {
  let held = 0;
  return {
    source(url) {
      const text = url.trim();
      if (drawn.test(text)) return text;
      if (/^cid:/i.test(text)) return inlineOf(text, inline);
      const found = remoteOf(text);
      if (found === null || remote === "shown") return found;
      held += 1;
      return null;
    },
    heldBack: () => held,
  };
}

function inlineOf(url: string, inline: Inline): string | null {
  const id = url.slice("cid:".length);
  const found = inline.get(id) ?? inline.get(unescapedOf(id));
  return found !== undefined && drawn.test(found) ? found : null;
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
