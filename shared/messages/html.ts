const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML that shows it as it stands, in an element and in an attribute's quotes. Line ends stay line ends. */
export function escapedHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign);
}

/** The same, with its lines under one another in a page as well. */
export function linesAsHtml(text: string): string {
  return escapedHtml(text).replaceAll("\n", "<br>");
}

const breaks = /<(?:br|\/p|\/div|\/li|\/h\d|\/tr|\/blockquote)\b[^>]*>/gi;
const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
  "#39": "'",
};

/** HTML as plain text: an email's own that goes beside it, or another's. What is shown on a line of its own is one. */
export function plainOf(html: string): string {
  return html
    .replace(breaks, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(#39|\w+);/g, (all, name: string) => entities[name] ?? all)
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
