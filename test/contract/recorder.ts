import type { Mark } from "../../shared/wire/endpoints.ts";
import { findEndpoint } from "../../shared/wire/paths.ts";
import { assertMatchesContract } from "./contract.ts";

/** One exchange over HTTP, as it went over the wire. */
export interface Recorded {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly authorization: string;
  /** The JSON that was sent; undefined for none or for multipart. */
  readonly request: unknown;
  readonly status: number;
  /** The JSON that came; undefined for an empty body. */
  readonly response: unknown;
}

/** A fetch that keeps what went over it. */
export function recordingFetch(seen: Recorded[]): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    const url = new URL(String(input));
    const text = await response.clone().text();
    seen.push({
      method: init?.method ?? "GET",
      path: url.pathname + url.search,
      authorization: new Headers(init?.headers).get("authorization") ?? "",
      request: typeof init?.body === "string" ? JSON.parse(init.body) : undefined,
      status: response.status,
      response: text === "" ? undefined : JSON.parse(text),
    });
    return response;
  };
}

/** The endpoint an exchange was with. */
export function endpointOf(one: Recorded): { name: string; mark: Mark } | undefined {
  const found = findEndpoint(one.method, one.path.split("?")[0] ?? "");
  return found && { name: found.name, mark: found.endpoint.mark };
}

/**
 * Holds every recorded exchange with a documented endpoint against the published contracts, both ways.
 * @returns the names of the documented endpoints that were asked and answered with 2xx
 */
export function assertExchangesConform(seen: readonly Recorded[]): ReadonlySet<string> {
  const conforming = new Set<string>();
  for (const one of seen) {
    const endpoint = endpointOf(one);
    if (endpoint?.mark !== "documented") continue;
    assertMatchesContract(one.method, one.path, one.request, one.status, one.response);
    if (one.status >= 200 && one.status < 300) conforming.add(endpoint.name);
  }
  return conforming;
}
