import { getDomain } from "tldts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { type Address, isLoopback, type NoAddress, readAddress } from "./address.ts";

/** Where a tenant's API and sockets may live, besides the provider's own domain. */
const trustedDomains = ["nextiva.io", "thrio.io", "nextiva.com", "thrio.com"];

/** The provider, and whether more stood in what was typed than is used. */
export interface Provider {
  /** Without a slash at its end. */
  readonly url: string;
  readonly host: string;
  /** A path, a query or a fragment was left out. */
  readonly isShortened: boolean;
}

/**
 * The provider's address as the user typed it, or pasted it from a browser. Any host goes (it is the user's word), but
 * only over https, or http to this computer; of a page's address only the host is taken.
 */
export function readProvider(text: string): Result<Provider> {
  const address = readAddress(text);
  if (typeof address === "string") return refused(address, "the provider's address", "badAddress");
  const { origin, host, path, hasMore } = address;
  return ok({ url: origin, host, isShortened: path !== "" || hasMore });
}

/**
 * Login's `location`: a URL or a bare host → base URL without trailing slash. https only, http to this computer;
 * the host must be one of Nextiva's or of the provider's own domain, because the token goes there.
 */
export function normaliseLocation(text: string, provider: string): Result<string> {
  const home = new URL(provider);
  const address = readAddress(text, { bareLocal: home.protocol === "http:" ? "http:" : "https:" });
  if (typeof address === "string") return refused(address, "the server's location", "badAnswer");
  if (address.hasMore) return fail("badAnswer", "the server's location has a query or a fragment");
  if (!isExpected(address.hostname, home.hostname)) {
    return fail(
      "untrustedAddress",
      `location ${address.hostname} is not a host of Nextiva or of ${home.hostname}`,
    );
  }
  return ok(base(address));
}

/**
 * Whether a ws: or wss: address that the server handed out may be connected to, by the same rules. A provider on
 * this computer is the user's own (the sandbox): it may name a voice server anywhere, a FreeSWITCH on the bench say.
 */
export function checkSocketUrl(text: string, provider: string): Result<string> {
  if (!/^wss?:\/\//i.test(text)) return fail("untrustedAddress", "not a ws: or wss: address");
  const asHttp = text.replace(/^ws/i, "http");
  if (isLoopback(new URL(provider).hostname)) {
    const address = readAddress(asHttp, { isOpen: true });
    if (typeof address === "string" || address.hasMore) return fail("badAnswer", "not an address");
    return ok(base(address).replace(/^http/, "ws"));
  }
  const checked = normaliseLocation(asHttp, provider);
  return checked.ok ? ok(checked.value.replace(/^http/, "ws")) : checked;
}

/**
 * The address of a file as an answer named it, in full or from the location's root, and whether its host is the
 * tenant's own: only there the token goes along. https, or http on this computer where the provider is on it.
 */
export function readFileUrl(
  text: string,
  location: string,
  provider: string,
): Result<{ readonly url: string; readonly isOwn: boolean }> {
  const url = URL.parse(text, `${location}/`);
  const home = new URL(provider).hostname;
  if (url === null || text === "") return fail("badAnswer", "a file's address is not a URL");
  const { hostname, protocol, username, password } = url;
  const isHere = isLoopback(hostname);
  const isAllowed = isHere ? isLoopback(home) && /^https?:$/.test(protocol) : protocol === "https:";
  if (!isAllowed || username !== "" || password !== "")
    return fail("untrustedAddress", `a file at ${protocol}//${hostname}`);
  return ok({ url: url.href, isOwn: isExpected(hostname, home) });
}

function refused(why: NoAddress, what: string, unreadable: "badAddress" | "badAnswer") {
  return why === "notHttps"
    ? fail("untrustedAddress", `${what} is not https`)
    : fail(unreadable, `${what} is not a URL or host name`);
}

function base(address: Address): string {
  return address.origin + address.path;
}

function isExpected(hostname: string, home: string): boolean {
  if (isLoopback(hostname)) return isLoopback(home);
  if (hostname === home) return true;
  const domain = ownDomain(hostname);
  return domain !== null && (trustedDomains.includes(domain) || domain === ownDomain(home));
}

/** Names for everybody that the public suffix list does not have (yet). Nobody's host trusts its neighbour there. */
const sharedDomains =
  /(?:^|\.)(?:azure\.com|azurecontainerapps\.io|devtunnels\.ms|loca\.lt|nip\.io|serveo\.net|sslip\.io)$/;

/**
 * The domain that a host's owner holds, by the public suffix list: login.example.co.uk → example.co.uk,
 * acme.github.io → itself, because everybody may have a name under github.io. An IP address or a suffix has none.
 */
function ownDomain(hostname: string): string | null {
  return isLoopback(hostname) || sharedDomains.test(hostname)
    ? null
    : getDomain(hostname, { allowPrivateDomains: true });
}
