/** What became of a text that another program handed over. */
export type ReadLink =
  /** `extension` is told and never dialled: how it is asked for differs from place to place. */
  | { readonly kind: "number"; readonly number: string; readonly extension: string }
  /** A telephone link without a number that could be called. */
  | { readonly kind: "unreadable" };

/** Whoever wrote a longer one did not mean a telephone number. */
const longest = 300;

/**
 * Reads a `tel:` or `callto:` link (RFC 3966, and what people write instead). Decoded once; visual separators,
 * parameters and pauses are dropped. Null for every other scheme: nothing but these two is followed.
 */
export function readLink(text: string): ReadLink | null {
  const scheme = /^(tel|callto):(\/\/)?/i.exec(text.trim());
  if (scheme === null) return null;
  const unreadable = { kind: "unreadable" } as const;
  const coded = text.trim().slice(scheme[0].length);
  if (coded.length > longest) return unreadable;
  let rest: string;
  try {
    rest = decodeURIComponent(coded);
  } catch {
    return unreadable;
  }
  const [dialled = "", ...parameters] = rest.split(/[;?,&]/);
  const number = dialled.replace(/[\s().\-/\u00a0\u2010-\u2015]/g, "");
  if (!/^(\+?\d{2,20}|[*#][\d*#]{1,20})$/.test(number)) return unreadable;
  const extension = parameters.map((each) => /^ext=(\d{1,10})$/i.exec(each.trim())?.[1]).find(Boolean) ?? "";
  return { kind: "number", number, extension };
}

/**
 * The link on a command line: Windows and Linux hand it over as an argument. The first argument is the program;
 * switches are nobody's link, whatever they hold.
 */
export function linkInArguments(argv: readonly string[]): string | null {
  const links = argv.slice(1).filter((each) => !each.startsWith("--") && readLink(each) !== null);
  return links[0] ?? null;
}
