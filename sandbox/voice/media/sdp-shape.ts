import {
  attribute,
  type ClientAudio,
  isUsable,
  mediaLine,
  parseCandidate,
  parseSdp,
  printSdp,
  usableCandidates,
} from "./sdp.ts";

/**
 * Two dialects of one thing: what mod_verto says and what WebRTC wants to read. `for...` functions make
 * text for our own RTCPeerConnection, `server...` functions make the text that goes on the wire.
 * Shapes: verto-protocol.md section 13 and the frames of verto-transcript.jsonl.
 */

/** What stays the same over the SDPs of one leg. `version` rises with each of them. */
export type SdpIdentity = { session: number; version: number; stream: string };

/** The payload numbers of a leg. */
export type Payloads = { opus: number | undefined; telephoneEvent: number | undefined; fallbacks: (0 | 8)[] };

export const INVITE_PAYLOADS: Payloads = { opus: 102, telephoneEvent: undefined, fallbacks: [0, 8] };
export const ATTACH_PAYLOADS: Payloads = { opus: 111, telephoneEvent: 110, fallbacks: [] };

const WEBRTC_PROFILE = "UDP/TLS/RTP/SAVPF";
const CODEC_NAMES = { 0: "PCMU/8000", 8: "PCMA/8000" } as const;

/** The payloads an answer to this client agrees on: opus with its number and telephone-event, else one of G.711. */
export function agreedPayloads(client: ClientAudio): Payloads {
  return {
    opus: client.opus,
    telephoneEvent: client.telephoneEvent,
    fallbacks: client.opus === undefined && client.fallback !== undefined ? [client.fallback] : [],
  };
}

const numbersOf = ({ opus, telephoneEvent, fallbacks }: Payloads) =>
  [opus, ...fallbacks, telephoneEvent].filter((payload) => payload !== undefined);

/** Keeps the audio section only, with the lines our side agrees to, and gives back mid and BUNDLE. */
function webRtcText(client: ClientAudio, payloads: readonly number[], mid: string): string {
  const kept = client.section.slice(1).filter((line) => {
    const numbered = /^a=(?:rtpmap|fmtp):(\d+)/.exec(line);
    if (numbered) return payloads.includes(Number(numbered[1]));
    if (line.startsWith("a=candidate:")) return isUsable(parseCandidate(line.slice("a=candidate:".length)));
    return !/^a=(?:mid|extmap|rtcp-fb|remote-candidates)\b/.test(line);
  });
  const { kind, port } = mediaLine(client.section);
  const session = client.sdp.session.filter((line) => !/^a=(?:group|extmap|msid-semantic)/.test(line));
  return printSdp({
    session: [...session, `a=group:BUNDLE ${mid}`],
    sections: [[`m=${kind} ${port} ${WEBRTC_PROFILE} ${payloads.join(" ")}`, ...kept, `a=mid:${mid}`]],
  });
}

/** A client's offer as our RTCPeerConnection gets it: audio alone, opus (or G.711) and telephone-event alone. */
export function forWebRtcOffer(client: ClientAudio): string {
  return webRtcText(client, numbersOf(agreedPayloads(client)), attribute(client.section, "mid") ?? "0");
}

/** A client's answer to a server offer, for the RTCPeerConnection whose section is called `mid`. */
export function forWebRtcAnswer(client: ClientAudio, mid = "0"): string {
  return webRtcText(client, mediaLine(client.section).payloads, mid);
}

/** Our own offer before it is set locally: the payload numbers of the server's, no header extensions. */
export function withPayloads(localOffer: string, payloads: Payloads): string {
  const sdp = parseSdp(localOffer);
  const section = sdp?.sections[0];
  if (!sdp || !section) return localOffer;
  const kept = section
    .slice(1)
    .filter((line) => !/^a=(?:rtpmap|fmtp|rtcp-fb|extmap)\b/.test(line))
    .concat(codecLines(payloads, "minptime=10;useinbandfec=1"));
  const { kind, port } = mediaLine(section);
  return printSdp({
    session: sdp.session,
    sections: [[`m=${kind} ${port} ${WEBRTC_PROFILE} ${numbersOf(payloads).join(" ")}`, ...kept]],
  });
}

function codecLines(payloads: Payloads, fmtp: string): string[] {
  const { opus, telephoneEvent, fallbacks } = payloads;
  const lines: string[] = [];
  if (opus !== undefined) lines.push(`a=rtpmap:${opus} opus/48000/2`, `a=fmtp:${opus} ${fmtp}`);
  for (const payload of fallbacks) lines.push(`a=rtpmap:${payload} ${CODEC_NAMES[payload]}`);
  if (telephoneEvent !== undefined) {
    lines.push(`a=rtpmap:${telephoneEvent} telephone-event/${opus === undefined ? 8000 : 48000}`);
  }
  return lines;
}

/** What our RTCPeerConnection says of itself, taken from its local description. */
type Own = { ufrag: string; pwd: string; fingerprint: string; ssrc: string; cname: string; hosts: Host[] };
type Host = { foundation: string; address: string; port: number };

function ownOf(localSdp: string): Own {
  const sdp = parseSdp(localSdp);
  const section = sdp?.sections[0] ?? [];
  const both = [...section, ...(sdp?.session ?? [])];
  const [ssrc = "1", cname = "sandbox"] = (attribute(section, "ssrc") ?? "1 cname:sandbox").split(" cname:");
  const hosts = usableCandidates(section)
    // The loopback first: it is there whatever the network does.
    .sort((a, b) => Number(b.address.startsWith("127.")) - Number(a.address.startsWith("127.")))
    .map(({ address, port }) => ({ foundation: foundationOf(address, port), address, port }));
  return {
    ufrag: attribute(both, "ice-ufrag") ?? "",
    pwd: attribute(both, "ice-pwd") ?? "",
    fingerprint: attribute(both, "fingerprint") ?? "",
    ssrc,
    cname,
    hosts,
  };
}

/** Ten digits that differ from socket to socket, as the server's do. */
function foundationOf(address: string, port: number): string {
  let hash = port;
  for (const char of address) hash = (Math.imul(hash, 31) + char.charCodeAt(0)) >>> 0;
  return String(1_000_000_000 + (hash % 9_000_000_000));
}

function sessionLines(identity: SdpIdentity, address: string): string[] {
  return [
    "v=0",
    `o=FreeSWITCH ${identity.session} ${identity.version} IN IP4 ${address}`,
    "s=FreeSWITCH",
    `c=IN IP4 ${address}`,
    "t=0 0",
    `a=msid-semantic: WMS ${identity.stream}`,
  ];
}

const candidateLines = (own: Own, components: readonly number[]) =>
  own.hosts.flatMap((host, rank) =>
    components.map(
      (component) =>
        `a=candidate:${host.foundation} ${component} udp ${2130706431 - rank * 256} ${host.address} ${host.port} typ host generation 0`,
    ),
  );

const ssrcLines = (own: Own, stream: string) => [
  `a=ssrc:${own.ssrc} cname:${own.cname}`,
  `a=ssrc:${own.ssrc} msid:${stream} a0`,
  `a=ssrc:${own.ssrc} mslabel:${stream}`,
  `a=ssrc:${own.ssrc} label:${stream}a0`,
];

const PACE = ["a=silenceSupp:off - - - -", "a=ptime:20", "a=sendrecv"];

/** The offer of verto.invite: `RTP/SAVPF`, no end-of-candidates, candidates for components 1 and 2. */
export function serverInvite(localSdp: string, identity: SdpIdentity, payloads = INVITE_PAYLOADS): string {
  const own = ownOf(localSdp);
  const [host] = own.hosts;
  const fmtp =
    "useinbandfec=1; maxaveragebitrate=30000; maxplaybackrate=48000; ptime=20; minptime=10; maxptime=40";
  return printSdp({
    session: sessionLines(identity, host?.address ?? "127.0.0.1"),
    sections: [
      [
        `m=audio ${host?.port ?? 9} RTP/SAVPF ${numbersOf(payloads).join(" ")}`,
        ...codecLines(payloads, fmtp),
        `a=fingerprint:${own.fingerprint}`,
        "a=setup:actpass",
        "a=rtcp-mux",
        `a=rtcp:${host?.port ?? 9} IN IP4 ${host?.address ?? "127.0.0.1"}`,
        ...ssrcLines(own, identity.stream),
        `a=ice-ufrag:${own.ufrag}`,
        `a=ice-pwd:${own.pwd}`,
        ...candidateLines(own, [1, 2]),
        ...PACE,
      ],
    ],
  });
}

/** The same with the video of a caller who has a camera: a section of its own behind the audio, as the server makes it. */
export function withVideo(serverInviteSdp: string): string {
  const sdp = parseSdp(serverInviteSdp);
  const section = sdp?.sections[0];
  if (!sdp || !section) return serverInviteSdp;
  const { port } = mediaLine(section);
  const kept = section.slice(1).filter((line) => !/^a=(?:rtpmap|fmtp|ssrc|ptime|silenceSupp)/.test(line));
  const video = [`m=video ${port} RTP/SAVPF 96`, "a=rtpmap:96 VP8/90000", "a=rtcp-fb:96 nack pli", ...kept];
  return printSdp({ session: sdp.session, sections: [section, video] });
}

type AnswerLike = {
  identity: SdpIdentity;
  profile: string;
  payloads: Payloads;
  setup: "active" | "passive" | "actpass";
  /** Sections before and after ours that the client offered: refused. */
  around?: { index: number; sections: readonly (readonly string[])[] };
};

function answerLike(localSdp: string, { identity, profile, payloads, setup, around }: AnswerLike): string {
  const own = ownOf(localSdp);
  const [host] = own.hosts;
  const audio = [
    `m=audio ${host?.port ?? 9} ${profile} ${numbersOf(payloads).join(" ")}`,
    ...codecLines(payloads, "useinbandfec=1; minptime=10"),
    ...PACE,
    `a=fingerprint:${own.fingerprint}`,
    `a=setup:${setup}`,
    "a=rtcp-mux",
    `a=rtcp:${host?.port ?? 9} IN IP4 ${host?.address ?? "127.0.0.1"}`,
    `a=ice-ufrag:${own.ufrag}`,
    `a=ice-pwd:${own.pwd}`,
    ...candidateLines(own, setup === "actpass" ? [1, 2] : [1]),
    "a=end-of-candidates",
    ...ssrcLines(own, identity.stream),
  ];
  const sections = around?.sections.map((section, index) => {
    if (index === around.index) return audio;
    const line = mediaLine(section);
    return [`m=${line.kind} 0 ${line.profile} ${line.payloads[0] ?? 0}`];
  });
  return printSdp({
    session: sessionLines(identity, host?.address ?? "127.0.0.1"),
    sections: sections ?? [audio],
  });
}

/**
 * The answer to a client's offer: its profile copied, setup:active (passive to a client that says it is the active
 * one), one candidate a host, end-of-candidates.
 */
export function serverAnswer(localSdp: string, identity: SdpIdentity, client: ClientAudio): string {
  return answerLike(localSdp, {
    identity,
    profile: client.profile,
    payloads: agreedPayloads(client),
    setup: /^a=setup:passive/m.test(localSdp) ? "passive" : "active",
    around: { index: client.index, sections: client.sdp.sections },
  });
}

/** The offer of verto.attach: shaped like an answer, but actpass. */
export function serverAttach(localSdp: string, identity: SdpIdentity, payloads: Payloads): string {
  return answerLike(localSdp, { identity, profile: WEBRTC_PROFILE, payloads, setup: "actpass" });
}

/** The answer to a plain RTP/AVP offer; nobody listens at its port. */
export function plainAnswer(identity: SdpIdentity, client: ClientAudio, port: number): string {
  const payloads = agreedPayloads(client);
  return printSdp({
    session: sessionLines(identity, "127.0.0.1").slice(0, -1),
    sections: [
      [
        `m=audio ${port} ${client.profile} ${numbersOf(payloads).join(" ")}`,
        ...codecLines(payloads, "useinbandfec=1; minptime=10"),
        ...PACE,
      ],
    ],
  });
}
