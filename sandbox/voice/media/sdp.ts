import { isIPv4 } from "node:net";
import type { MediaResult } from "./types.ts";

/** An SDP as lines: those of the session, then one list for each media section, its m-line first. */
export type Sdp = { session: string[]; sections: string[][] };

/** Reads the text of an SDP; null when it is none. */
export function parseSdp(text: string): Sdp | null {
  const lines = text.split(/\r?\n/).filter((line) => line !== "");
  if (!lines[0]?.startsWith("v=0") || !lines.every((line) => /^[a-z]=/.test(line))) return null;
  if (!lines.some((line) => line.startsWith("o="))) return null;
  const sdp: Sdp = { session: [], sections: [] };
  for (const line of lines) {
    if (line.startsWith("m=")) sdp.sections.push([line]);
    else (sdp.sections.at(-1) ?? sdp.session).push(line);
  }
  return sdp;
}

/** The text again, with the line ends the wire has. */
export function printSdp(sdp: Sdp): string {
  return `${[...sdp.session, ...sdp.sections.flat()].join("\r\n")}\r\n`;
}

/** The value of `a=name:value`, or undefined. */
export function attribute(lines: readonly string[], name: string): string | undefined {
  const prefix = `a=${name}:`;
  return lines.find((line) => line.startsWith(prefix))?.slice(prefix.length);
}

/** `m=audio 9 UDP/TLS/RTP/SAVPF 111 0` in parts. */
export function mediaLine(section: readonly string[]): {
  kind: string;
  port: number;
  profile: string;
  payloads: number[];
} {
  const [kind = "", port = "0", profile = "", ...payloads] = (section[0] ?? "").slice(2).split(" ");
  return { kind, port: Number(port), profile, payloads: payloads.map(Number) };
}

export type Candidate = {
  component: number;
  protocol: string;
  priority: number;
  address: string;
  port: number;
};

/** The value of an `a=candidate` line; null when malformed. */
export function parseCandidate(value: string): Candidate | null {
  const [, component, protocol, priority, address, port] = value.split(" ");
  if (!address || !port || !protocol) return null;
  return {
    component: Number(component),
    protocol: protocol.toLowerCase(),
    priority: Number(priority),
    address,
    port: Number(port),
  };
}

/** UDP and an IPv4 literal: the only address family that the sandbox, like the recorded server, has a media IP for. */
export function isUsable(candidate: Candidate | null): candidate is Candidate {
  return candidate?.protocol === "udp" && isIPv4(candidate.address) && candidate.port > 0;
}

export function usableCandidates(section: readonly string[]): Candidate[] {
  return section
    .filter((line) => line.startsWith("a=candidate:"))
    .map((line) => parseCandidate(line.slice("a=candidate:".length)))
    .filter(isUsable);
}

/** The payload number of a codec, such as `opus/48000`, among those the m-line lists. */
export function payloadOf(section: readonly string[], codec: string): number | undefined {
  const { payloads } = mediaLine(section);
  for (const line of section) {
    const match = /^a=rtpmap:(\d+) (\S+)/.exec(line);
    const payload = Number(match?.[1]);
    if (match?.[2]?.toLowerCase().startsWith(codec.toLowerCase()) && payloads.includes(payload))
      return payload;
  }
  // 0 and 8 are PCMU and PCMA without a word.
  const fixed = { "PCMU/8000": 0, "PCMA/8000": 8 }[codec];
  return fixed !== undefined && payloads.includes(fixed) ? fixed : undefined;
}

/** What matters of a client's offer or answer. */
export type ClientAudio = {
  sdp: Sdp;
  /** Position of the audio section. */
  index: number;
  section: string[];
  profile: string;
  /** RTP/AVP without security: carried by nobody here, but answered. */
  plain: boolean;
  opus: number | undefined;
  /** As offered, or undefined. */
  opusFmtp: string | undefined;
  telephoneEvent: number | undefined;
  /** PCMU or PCMA, by payload number, when there is no opus. */
  fallback: 0 | 8 | undefined;
  fingerprint: string | undefined;
  ufrag: string | undefined;
};

const failed = (kind: Extract<MediaResult<never>, { ok: false }>["error"]["kind"], detail: string) => ({
  ok: false as const,
  error: { kind, detail },
});

/** Judges a client's SDP as the real server does (verto-protocol.md section 13); pure. */
export function readClientSdp(text: string): MediaResult<ClientAudio> {
  const sdp = parseSdp(text);
  if (!sdp) return failed("garbled", "not an SDP");
  const index = sdp.sections.findIndex((lines) => {
    const line = mediaLine(lines);
    return line.kind === "audio" && line.port !== 0;
  });
  const section = sdp.sections[index];
  if (!section) return failed("noAudio", "no active audio section");
  const { profile } = mediaLine(section);
  const opus = payloadOf(section, "opus/48000");
  const fallback =
    payloadOf(section, "PCMU/8000") !== undefined
      ? 0
      : payloadOf(section, "PCMA/8000") !== undefined
        ? 8
        : undefined;
  if (opus === undefined && fallback === undefined)
    return failed("noCodec", "neither opus nor PCMU nor PCMA");
  const both = [...section, ...sdp.session];
  const audio: ClientAudio = {
    sdp,
    index,
    section,
    profile,
    plain: !profile.includes("SAVP"),
    opus,
    opusFmtp: opus === undefined ? undefined : fmtpOf(section, opus),
    telephoneEvent: payloadOf(section, opus === undefined ? "telephone-event/8000" : "telephone-event/48000"),
    fallback,
    fingerprint: attribute(both, "fingerprint"),
    ufrag: attribute(both, "ice-ufrag"),
  };
  if (audio.plain) return { ok: true, value: audio };
  if (!audio.fingerprint || !audio.ufrag || !attribute(both, "ice-pwd")) {
    return failed("notSecure", `${profile} without ICE credentials or fingerprint`);
  }
  if (usableCandidates(section).length === 0) {
    return failed("noCandidate", "no UDP candidate with an IPv4 literal");
  }
  return { ok: true, value: audio };
}

function fmtpOf(section: readonly string[], payload: number): string | undefined {
  const prefix = `a=fmtp:${payload} `;
  return section.find((line) => line.startsWith(prefix))?.slice(prefix.length);
}
