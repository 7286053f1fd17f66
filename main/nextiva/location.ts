import { fail, ok, type Result } from "../../shared/result.ts";

/** Where a tenant's API and sockets may live, besides the provider's own domain. */
const trustedDomains = ["nextiva.io", "thrio.io", "nextiva.com", "thrio.com"];

/**
 * The provider's address as the user typed it: a URL or a bare host → base URL without trailing slash.
 * Any host goes (it is the user's word), but only over https, or http to this computer.
 */
export function normaliseProvider(text: string): Result<string> {
  const url = parse(text, "https:");
  if (url === undefined) return fail("invalid", "the provider's address is not a URL or host name");
  if (!isSafe(url)) return fail("untrustedAddress", `${url.origin} is not https`);
  return ok(base(url));
}

/**
 * Login's `location`: a URL or a bare host → base URL without trailing slash. https only, http to this computer;
 * the host must be one of Nextiva's or of the provider's own domain, because the token goes there.
 */
export function normaliseLocation(text: string, provider: string): Result<string> {
  const home = new URL(provider);
  const url = parse(text, home.protocol);
  if (url === undefined) return fail("badAnswer", "the server's location is not a URL or host name");
  if (!isSafe(url)) return fail("untrustedAddress", `location ${url.origin} is not https`);
  if (!isExpected(url.hostname, home.hostname)) {
    return fail(
      "untrustedAddress",
      `location ${url.hostname} is not a host of Nextiva or of ${home.hostname}`,
    );
  }
  return ok(base(url));
}

/**
 * Whether a ws: or wss: address that the server handed out may be connected to, by the same rules. A provider on
 * this computer is the user's own (the sandbox): it may name a voice server anywhere, a FreeSWITCH on the bench say.
 */
export function checkSocketUrl(text: string, provider: string): Result<string> {
  if (!/^wss?:\/\//i.test(text)) return fail("untrustedAddress", "not a ws: or wss: address");
  if (isLoopback(new URL(provider).hostname)) {
    const url = parse(text.replace(/^ws/i, "http"), "http:");
    return url === undefined ? fail("badAnswer", "not an address") : ok(base(url).replace(/^http/, "ws"));
  }
  const checked = normaliseLocation(text.replace(/^ws/i, "http"), provider);
  return checked.ok ? ok(checked.value.replace(/^http/, "ws")) : checked;
}

function parse(text: string, homeProtocol: string): URL | undefined {
  const trimmed = text.trim();
  const hasScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed);
  const bare = hasScheme ? undefined : tryUrl(`https://${trimmed}`);
  // A bare host is https, but a sandbox on this computer is reached as its provider is.
  const url =
    bare && isLoopback(bare.hostname) ? tryUrl(`${homeProtocol}//${trimmed}`) : (bare ?? tryUrl(trimmed));
  if (url === undefined || url.hostname === "" || url.username || url.password || url.search || url.hash) {
    return undefined;
  }
  return url;
}

function tryUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function base(url: URL): string {
  return (url.origin + url.pathname).replace(/\/+$/, "");
}

function isSafe(url: URL): boolean {
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
}

function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
}

function isExpected(hostname: string, home: string): boolean {
  if (isLoopback(hostname)) return isLoopback(home);
  const own = ownDomain(home);
  return (
    trustedDomains.some((domain) => isWithin(hostname, domain)) ||
    hostname === home ||
    (own !== undefined && isWithin(hostname, own))
  );
}

function isWithin(hostname: string, domain: string): boolean {
  return hostname === domain || hostname.endsWith(`.${domain}`);
}

/**
 * The domain that the provider's owner holds: login.example.com → example.com, login.example.co.uk →
 * example.co.uk. Careful rather than complete: an IP address or a lone name has none.
 */
function ownDomain(hostname: string): string | undefined {
  if (isLoopback(hostname) || hostname.startsWith("[") || /^[\d.]+$/.test(hostname)) return undefined;
  const labels = hostname.split(".");
  if (labels.length < 2) return undefined;
  const [second = "", top = ""] = labels.slice(-2);
  const isSharedSuffix = top.length === 2 && /^(co|com|net|org|ac|gov|edu|or|ne|go)$/.test(second);
  const size = isSharedSuffix ? 3 : 2;
  return labels.length < size ? undefined : labels.slice(-size).join(".");
}
