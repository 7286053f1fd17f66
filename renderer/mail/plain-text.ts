/** Elements that stand on lines of their own. */
const blocks = new Set(
  "address article aside body center dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header main nav ol p pre section table tr ul".split(
    " ",
  ),
);
/** With an empty line before and behind. */
const spaced = new Set("dl h1 h2 h3 h4 h5 h6 ol p pre table ul".split(" "));
const unread = new Set(
  "head script style template title noscript svg math object iframe select textarea".split(" "),
);

const longestMail = 5_000_000;
/** A mail nested deeper than this is read no further in: no person wrote that. */
const deepest = 500;

/** Where a line must end, and where an empty one must follow: several in a row are one. No text has these signs. */
const line = "\ue000";
const gap = "\ue001";

/**
 * A mail's HTML as plain text: lines where its blocks end, quotes behind "> ", lists with dashes, and behind a link's
 * words the address it goes to. Nothing of it is loaded or run.
 */
export function plainTextOf(html: string): string {
  const { body } = new DOMParser().parseFromString(html.slice(0, longestMail), "text/html");
  return tidied(textOf(body, 0, false)).replace(/\u00a0/g, " ");
}

function textOf(node: Node, depth: number, isPre: boolean): string {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = (node.nodeValue ?? "").replace(/[\ue000\ue001]/g, "");
    return isPre ? text.replace(/ /g, "\u00a0") : text.replace(/[\t\n\f\r ]+/g, " ");
  }
  if (!(node instanceof Element) || depth > deepest || unread.has(node.localName)) return "";
  const name = node.localName;
  if (name === "br") return "\n";
  if (name === "hr") return `${line}---${line}`;
  if (name === "img") return node.getAttribute("alt") ?? "";
  const inside = [...node.childNodes].map((child) => textOf(child, depth + 1, isPre || name === "pre"));
  return around(node, inside.join(""));
}

function around(element: Element, inside: string): string {
  const name = element.localName;
  if (name === "a") return linked(inside, element.getAttribute("href") ?? "");
  if (name === "td" || name === "th") return `${tidied(inside)}\t`;
  if (name === "li") return `${line}- ${tidied(inside).replaceAll("\n", "\n\u00a0\u00a0")}${line}`;
  if (name === "blockquote")
    return (
      gap +
      tidied(inside)
        .replace(/^(?=.)/gm, "> ")
        .replace(/^$/gm, ">") +
      gap
    );
  const end = spaced.has(name) ? gap : blocks.has(name) ? line : "";
  return end + inside + end;
}

/** The address behind the words, unless the words are the address. */
function linked(words: string, href: string): string {
  const address = href.replace(/^mailto:/i, "");
  const isOut = /^(?:https?|mailto|tel|sms):/i.test(href);
  const isSaid = words.trim().replace(/\/$/, "") === address.replace(/\/$/, "");
  return !isOut || isSaid || words.trim() === "" ? words : `${words} <${address}>`;
}

/** One empty line at most, and no spaces that a page would not show. */
function tidied(text: string): string {
  return text
    .replace(/ {2,}/g, " ")
    .replace(/[ \t]*[\ue000\ue001][\ue000\ue001 \t]*/g, (ends) => (ends.includes(gap) ? "\n\n" : "\n"))
    .replace(/[ \t\u00a0]*\n[ \t]*/g, "\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
