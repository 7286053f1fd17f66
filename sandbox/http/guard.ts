import type { IncomingMessage } from "node:http";

/**
 * Whether a request comes from this computer's own programs. A page of the web that was resolved to loopback says
 * its own name in Host; one that posts across origins says it in Origin. Both are refused.
 */
export function isLocal({ headers }: Pick<IncomingMessage, "headers">): boolean {
  const { host, origin } = headers;
  if (host === undefined || !isLoopbackHost(host)) return false;
  return origin === undefined || origin === `http://${host}`;
}

function isLoopbackHost(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host);
}
