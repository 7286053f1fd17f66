/** One way to a server, as the system's proxy settings or a PAC script name it. */
export type Way =
  | { readonly kind: "direct" }
  | {
      readonly kind: "http" | "https" | "socks4" | "socks5";
      readonly host: string;
      readonly port: number;
    };

export type ProxyWay = Exclude<Way, { kind: "direct" }>;

const kinds = {
  PROXY: { kind: "http", port: 80 },
  HTTP: { kind: "http", port: 80 },
  HTTPS: { kind: "https", port: 443 },
  SOCKS: { kind: "socks4", port: 1080 },
  SOCKS4: { kind: "socks4", port: 1080 },
  SOCKS5: { kind: "socks5", port: 1080 },
} as const;

/**
 * "PROXY a:3128;SOCKS5 b;DIRECT" → the ways in their order. What is not known (QUIC, a word of the future) is left
 * out; a list that names nothing we know is the direct way.
 */
export function readWays(list: string): readonly Way[] {
  const ways = list.split(";").flatMap((entry): Way[] => {
    const [, name = "", place = ""] = /^\s*([a-z0-9]+)(?:\s+(\S+))?\s*$/i.exec(entry) ?? [];
    if (name.toUpperCase() === "DIRECT") return [{ kind: "direct" }];
    const known = Object.hasOwn(kinds, name.toUpperCase())
      ? kinds[name.toUpperCase() as keyof typeof kinds]
      : null;
    const at = known === null ? null : readPlace(place, known.port);
    return known === null || at === null ? [] : [{ kind: known.kind, ...at }];
  });
  return ways.length === 0 ? [{ kind: "direct" }] : ways;
}

/** "host", "host:port", "[::1]:port". */
function readPlace(text: string, usual: number): { host: string; port: number } | null {
  const [, ipv6, name, digits] = /^(?:\[([0-9a-f:.]+)\]|([^:/\s[\]]+))(?::(\d{1,5}))?$/i.exec(text) ?? [];
  const host = ipv6 ?? name;
  const port = digits === undefined ? usual : Number(digits);
  return host === undefined || port < 1 || port > 65_535 ? null : { host, port };
}

/** A proxy's name for people and for the keychain: "proxy.corp:3128". */
export function nameOf({ host, port }: ProxyWay): string {
  return `${host.includes(":") ? `[${host}]` : host}:${port}`;
}

/** A proxy that did not answer is tried last for this long (ms), as browsers do. */
const badForMs = 5 * 60_000;

/** Which ways did not answer of late: the same list is then gone through in another order. */
export function createRecall(clock: { monotonic(): number }) {
  const badSince = new Map<string, number>();
  const keyOf = (way: Way) => (way.kind === "direct" ? "direct" : `${way.kind} ${nameOf(way)}`);
  const isBad = (way: Way) => {
    const since = badSince.get(keyOf(way));
    return since !== undefined && clock.monotonic() - since < badForMs;
  };
  return {
    inOrder: (ways: readonly Way[]): readonly Way[] => [
      ...ways.filter((way) => !isBad(way)),
      ...ways.filter(isBad),
    ],
    failed: (way: Way) => void badSince.set(keyOf(way), clock.monotonic()),
    worked: (way: Way) => void badSince.delete(keyOf(way)),
    /** Another network, or the computer slept: what was true there is not true here. */
    forget: () => badSince.clear(),
  };
}
