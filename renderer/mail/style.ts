/**
 * Styles of a stranger's mail. Nothing is parsed as a browser would: a declaration passes when all of it is from lists
 * of what is known to load nothing and to stay in its place, and is dropped otherwise.
 */

/** Gives a picture's address as it may be loaded now, or null when it is held back or may never be. */
export type PictureSource = (url: string) => string | null;

const properties = new Set(
  [
    "color background background-color background-image background-position background-repeat background-size",
    "font font-family font-size font-style font-variant font-weight line-height letter-spacing word-spacing",
    "text-align text-decoration text-decoration-color text-decoration-line text-decoration-style text-indent",
    "text-transform vertical-align white-space word-break word-wrap overflow-wrap direction",
    "width min-width max-width height min-height max-height margin padding border border-radius border-collapse",
    "border-spacing border-color border-style border-width table-layout caption-side empty-cells box-sizing",
    "list-style list-style-type list-style-position display float clear overflow",
  ].flatMap((row) => row.split(" ")),
);
const sided =
  /^(?:margin|padding|border)-(?:top|right|bottom|left)(?:-(?:color|style|width))?$|^border-(?:top|bottom)-(?:left|right)-radius$/;
const functions = new Set(["", "rgb", "rgba", "hsl", "hsla", "calc", "min", "max", "clamp"]);
const value = /^[\p{L}\p{N}\s#%.,'"()+*/_-]*$/u;
const picture = /url\(\s*(["']?)([^"'()\s\\]+)\1\s*\)/i;

const isKnown = (name: string) => properties.has(name) || sided.test(name);

/** A value of signs and functions that load nothing. An escape (`u\72l(`) is in none of the lists. */
function isHarmless(text: string): boolean {
  const called = [...text.matchAll(/([\p{L}\p{N}_-]*)\(/gu)].map(([, name = ""]) => name.toLowerCase());
  return value.test(text) && called.every((name) => functions.has(name));
}

/** Parts a text at a sign that stands outside of quotes and brackets. */
function partedAt(text: string, sign: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  let quote = "";
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at] ?? "";
    if (quote !== "") quote = char === quote ? "" : quote;
    else if (char === '"' || char === "'") quote = char;
    else if (char === "(") depth += 1;
    else if (char === ")") depth = Math.max(0, depth - 1);
    else if (char === sign && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

const withoutComments = (css: string) =>
  css.replace(/\/\*[\s\S]*?(?:\*\/|$)/g, " ").replace(/<!--|-->/g, " ");

/**
 * What is left of a style attribute, or of a rule's inside.
 * @param source asked for each picture in a background; left out where none may be
 */
export function safeDeclarations(css: string, source: PictureSource = () => null): string {
  return partedAt(withoutComments(css), ";")
    .flatMap((declaration) => {
      const colon = declaration.indexOf(":");
      const name = declaration.slice(0, colon).trim().toLowerCase();
      const text = declaration
        .slice(colon + 1)
        .replace(/!\s*important\s*$/i, "")
        .trim();
      return isKnown(name) ? safeDeclaration(name, text, source) : [];
    })
    .join(";");
}

function safeDeclaration(name: string, text: string, source: PictureSource): readonly string[] {
  const url = /^background(?:-image)?$/.test(name) ? picture.exec(text) : null;
  const rest = (url === null ? text : text.replace(url[0], "")).trim();
  if (!isHarmless(rest)) return [];
  const kept = rest === "" ? [] : [`${name}:${rest}`];
  const shown = url === null ? null : source(url[2] ?? "");
  return shown === null ? kept : [...kept, `background-image:url("${shown}")`];
}

const longestSheet = 200_000;
/** Names of elements and classes. What is for all elements at once only serves to hide them. */
const selector = /^[\w\s.,>+~-]+$/;

/** What is left of a style sheet: plain rules, in which nothing is hidden and nothing loaded. */
export function safeSheet(css: string): string {
  const rules: string[] = [];
  let rest = withoutComments(css.slice(0, longestSheet));
  for (let open = rest.indexOf("{"); open !== -1; open = rest.indexOf("{")) {
    const close = closingOf(rest, open);
    // Statements such as @import end before the rule begins.
    const names = rest.slice(0, open).split(";").at(-1)?.trim() ?? "";
    const inside = partedAt(rest.slice(open + 1, close), ";").filter((each) => !/^\s*display\b/i.test(each));
    const declarations = selector.test(names) ? safeDeclarations(inside.join(";")) : "";
    if (declarations !== "") rules.push(`${names}{${declarations}}`);
    rest = rest.slice(close + 1);
  }
  return rules.join("\n");
}

/** Where the block that begins there ends; the text's end when it does not. */
function closingOf(css: string, open: number): number {
  let depth = 0;
  for (let at = open; at < css.length; at += 1) {
    if (css[at] === "{") depth += 1;
    else if (css[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  return css.length;
}
