import {
  type Endpoint,
  type EndpointName,
  type EndpointOf,
  endpoints,
  type HttpMethod,
} from "./endpoints.ts";

/** The names between braces in a path: `"/calls/{workitemId}/dtmf/{digit}"` → `"workitemId" | "digit"`. */
type ParamNames<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamNames<Rest>
  : never;
export type PathParams<N extends EndpointName> = Record<ParamNames<EndpointOf<N>["path"]>, string>;

/**
 * The path of an endpoint with its parameters filled in and URL-encoded (`#` → %23, `*` → %2A, `/` → %2F).
 * An empty, "." or ".." parameter would name another path once a URL parser has seen it: a RangeError.
 */
export function pathFor<N extends EndpointName>(name: N, params: PathParams<N>): string {
  return fillPath(endpoints[name].path, params);
}

export function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeSegment(name, params[name]));
}

function encodeSegment(name: string, value: string | undefined): string {
  if (value === undefined || value === "" || value === "." || value === "..") {
    throw new RangeError(`${name} cannot stand in a path`);
  }
  return encodeURIComponent(value.toWellFormed()).replaceAll("*", "%2A");
}

export interface FoundEndpoint {
  readonly name: EndpointName;
  readonly endpoint: Endpoint;
  readonly params: Readonly<Record<string, string>>;
}

const names = Object.keys(endpoints) as EndpointName[];

/** Which endpoint a request is for, with its parameters decoded; undefined for none. Its path is as it was sent. */
export type FindEndpoint = (method: string, path: string) => FoundEndpoint | undefined;

/** For servers (the sandbox) and for checks. @param endpointOf a row as the server has it */
export function endpointFinder(endpointOf: (name: EndpointName) => Endpoint): FindEndpoint {
  const rows = names
    .map((name) => ({ name, endpoint: endpointOf(name), parts: endpointOf(name).path.split("/") }))
    // A literal path goes before one with parameters: /data/api/types/workitem before /data/api/types/{type}.
    .sort((a, b) => holes(a.parts) - holes(b.parts));
  return (method, path) => {
    const parts = path.split("/");
    for (const row of rows) {
      if (row.endpoint.method !== (method as HttpMethod) || row.parts.length !== parts.length) continue;
      const params = matchParts(row.parts, parts);
      if (params) return { name: row.name, endpoint: row.endpoint, params };
    }
    return undefined;
  };
}

/** By the table as it is built in. */
export const findEndpoint: FindEndpoint = endpointFinder((name) => endpoints[name]);

function holes(parts: readonly string[]): number {
  return parts.filter((part) => part.startsWith("{")).length;
}

function matchParts(
  pattern: readonly string[],
  parts: readonly string[],
): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [i, want] of pattern.entries()) {
    const got = parts[i] ?? "";
    if (!want.startsWith("{")) {
      if (want !== got) return undefined;
    } else {
      const value = decodeSegment(got);
      if (value === undefined || value === "") return undefined;
      params[want.slice(1, -1)] = value;
    }
  }
  return params;
}

/** A part of a path as it is meant; undefined where its percent signs hide nothing readable. */
export function decodeSegment(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
