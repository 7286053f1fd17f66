/**
 * The browser cannot navigate to a scheme of ours, so `app://HOST/path` is `https://HOST.app.invalid/path`
 * inside it (.invalid never resolves) and is turned back in everything main sees.
 */
const inside = /^https:\/\/([a-z0-9-]+)\.([a-z][a-z0-9-]*)\.invalid(?=[/?#]|$)/;

/** The pattern by which the browser asks us for such URLs. */
export const insidePattern = "https://*.invalid/*";

/** As the browser knows it. Other URLs stay as they are. */
export function toBrowser(url: string, schemes: ReadonlySet<string>): string {
  const [, scheme = "", host = "", rest = ""] = /^([a-z][a-z0-9-]*):\/\/([^/?#]*)(.*)$/s.exec(url) ?? [];
  return schemes.has(scheme) ? `https://${host}.${scheme}.invalid${rest === "" ? "/" : rest}` : url;
}

/** As main knows it. Other URLs stay as they are. */
export function toMain(url: string, schemes: ReadonlySet<string>): string {
  return url.replace(inside, (all, host: string, scheme: string) =>
    schemes.has(scheme) ? `${scheme}://${host}` : all,
  );
}

/** A header such as Content-Security-Policy, with our schemes as the browser knows them. */
export function headerToBrowser(value: string, schemes: ReadonlySet<string>): string {
  let text = value;
  for (const scheme of schemes) {
    text = text.replaceAll(new RegExp(`\\b${scheme}://([a-z0-9-]+)`, "g"), `https://$1.${scheme}.invalid`);
    text = text.replaceAll(
      new RegExp(`(^|[\\s;])${scheme}:(?=[\\s;]|$)`, "g"),
      `$1https://*.${scheme}.invalid`,
    );
  }
  return text;
}
