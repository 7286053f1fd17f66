/** An address as it was typed, pasted or sent: where it leads, without what must not travel with it. */
export interface Address {
  readonly protocol: "https:" | "http:";
  /** Lower case, ASCII, without the root's dot and without a port. */
  readonly hostname: string;
  /** With the port where it is not the protocol's own. */
  readonly host: string;
  readonly origin: string;
  /** From "/" on, without a slash at its end; "" where there is none. */
  readonly path: string;
  /** A query or a fragment stood behind it. */
  readonly hasMore: boolean;
}

/** Why a text is no address: it is none at all, or it is one that is not reached over https. */
export type NoAddress = "unreadable" | "notHttps";

/**
 * A URL or a bare host → an address. What people do to a scheme is understood (`https:/host`, `https//host`). Refused
 * are names that lead nowhere: empty labels, a lone word that is not this computer, signs that no host has; and what
 * hides where it leads: anything before an @, a % in the host, white space inside. Plain http is for this computer only.
 *
 * @param how.bareLocal how a bare host of this computer is reached, default https
 * @param how.isOpen plain http to anywhere is let pass
 */
export function readAddress(
  text: string,
  how: { readonly bareLocal?: Address["protocol"]; readonly isOpen?: boolean } = {},
): Address | NoAddress {
  const { scheme, rest } = split(text);
  if (scheme === "other") return "notHttps";
  const url = tryUrl(`https://${rest}`);
  if (url === null || /^[^\\/?#]*[@%]/.test(rest)) return "unreadable";
  const hostname = url.hostname.replace(/\.$/, "");
  if (!isName(hostname, rest)) return "unreadable";
  const isHere = isLoopback(hostname);
  if (scheme === "http:" && !isHere && how.isOpen !== true) return "notHttps";
  const protocol = scheme ?? (isHere ? (how.bareLocal ?? "https:") : "https:");
  // Read again under its own protocol, whose port is left out.
  const port = tryUrl(`${protocol}//${hostname}${portOf(rest)}`)?.port ?? "";
  const host = hostname + (port === "" ? "" : `:${port}`);
  return {
    protocol,
    hostname,
    host,
    origin: `${protocol}//${host}`,
    path: url.pathname.replace(/\/+$/, ""),
    hasMore: url.search !== "" || url.hash !== "",
  };
}

/** This computer, by the names and numbers that never lead elsewhere. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** The scheme as it is meant, null for none, and all that stands behind it. */
function split(text: string): { scheme: Address["protocol"] | "other" | null; rest: string } {
  // Mail programs and chats put invisible characters, quotes and brackets around what is copied from them.
  const bare = text.replace(
    /^[\s\p{Default_Ignorable_Code_Point}<("'“„«]+|[\s\p{Default_Ignorable_Code_Point}>)"'”»,;!]+$/gu,
    "",
  );
  const known = /^(https?)(?::[\\/]*|[\\/]{2,})(.*)$/is.exec(bare);
  if (known !== null)
    return { scheme: known[1]?.toLowerCase() === "http" ? "http:" : "https:", rest: known[2] ?? "" };
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(bare)) return { scheme: "other", rest: "" };
  return { scheme: null, rest: bare.replace(/^[\\/]{2,}/, "") };
}

/** What URL makes of it: null also for white space, which URL would take out without a word. */
function tryUrl(text: string): URL | null {
  return /\s/.test(text) || !URL.canParse(text) ? null : new URL(text);
}

/** What a part of a host's name is made of (RFC 1123, and the _ that some have). URL lets more pass. */
const label = /^(?!-)[a-z\d_-]{1,63}(?<!-)$/;

function isName(hostname: string, typed: string): boolean {
  if (hostname.startsWith("[") || isLoopback(hostname))
    return hostname.startsWith("[") || typed.toLowerCase().startsWith(hostname);
  const labels = hostname.split(".");
  if (labels.length < 2 || hostname.length > 253 || !labels.every((each) => label.test(each))) return false;
  // URL reads "8443" and "0x7f.1" as numbers of a computer. Nobody types them so.
  return !/^\d+$/.test(labels.at(-1) ?? "") || typed.startsWith(hostname);
}

function portOf(rest: string): string {
  return /^(?:\[[^\]]*\]|[^\\/?#:]*)(:\d+)/.exec(rest)?.[1] ?? "";
}
