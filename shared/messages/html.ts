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
