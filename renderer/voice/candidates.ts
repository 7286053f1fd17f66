/** Where an address can be reached from: the two families, and those IPv6 addresses that hold on one network only. */
export type Reach = "ipv4" | "ipv6" | "localIpv6";

export interface Candidate {
  readonly transport: string;
  readonly address: string;
  readonly type: string;
}

const pattern = /candidate:\S+ \d+ (\S+) \d+ (\S+) \d+ typ (\S+)/i;

/** A candidate's line, with or without its `a=`; null for what is none (the end of the candidates is ""). */
export function readCandidate(line: string): Candidate | null {
  const [, transport = "", address = "", type = ""] = pattern.exec(line) ?? [];
  return address === "" ? null : { transport: transport.toLowerCase(), address, type };
}

/** Null for a name: mDNS (`.local`) stands where the browser hides its addresses. */
export function reachOf(address: string): Reach | null {
  if (/^\d+(\.\d+){3}$/.test(address)) return "ipv4";
  if (!address.includes(":")) return null;
  return /^(f[cd]|fe[89ab]|::1$)/i.test(address) ? "localIpv6" : "ipv6";
}

/** mod_verto takes UDP to an IP literal only (switch_core_media.c, check_ice). */
export function isUsable({ transport, address }: Candidate): boolean {
  return transport === "udp" && reachOf(address) !== null;
}

/** Whether a description holds a candidate that the server can use at all. */
export function hasUsable(sdp: string): boolean {
  return candidatesOf(sdp).some(isUsable);
}

/** From where the server can be reached, as its own description tells; empty where it does not say. */
export function reachesOf(sdp: string): ReadonlySet<Reach> {
  const own = candidatesOf(sdp).map(({ address }) => address);
  const lines = [...sdp.matchAll(/^c=IN IP[46] (\S+)/gm)].map(([, address = ""]) => address);
  return new Set([...own, ...lines].map(reachOf).filter((reach) => reach !== null));
}

function candidatesOf(sdp: string): readonly Candidate[] {
  return sdp
    .split(/\r?\n/)
    .filter((line) => line.startsWith("a=candidate:"))
    .map(readCandidate)
    .filter((candidate) => candidate !== null);
}
