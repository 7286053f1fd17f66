import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parseSdp, readClientSdp } from "./sdp.ts";
import {
  agreedPayloads,
  forWebRtcAnswer,
  forWebRtcOffer,
  plainAnswer,
  serverAnswer,
  serverAttach,
  serverInvite,
  withPayloads,
} from "./sdp-shape.ts";

/** SDPs that Chromium and a real server exchanged. */
const recorded = (name: string) => readFileSync(new URL(`./fixtures/${name}.sdp`, import.meta.url), "utf8");
const identity = { session: 1795467796, version: 1795467797, stream: "RLDIMawnG3mVJXMxjwNxFtd37YSRwlbO" };

function client(text: string) {
  const read = readClientSdp(text);
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
}

/** Line names in order, without values that differ from call to call: the shape. */
const shape = (text: string) =>
  text
    .trim()
    .split(/\r?\n/)
    .map((line) =>
      line
        .replace(/^(o=FreeSWITCH) .*/, "$1")
        .replace(/^(m=audio) \d+/, "$1 PORT")
        .replace(/^(a=rtcp:)\d+/, "$1PORT")
        .replace(/^(a=(?:msid-semantic: WMS|fingerprint:sha-256)) .*/, "$1")
        .replace(/^(a=ice-(?:ufrag|pwd)):.*/, "$1")
        .replace(/^(a=candidate:)\d+( \d udp )\d+ (\S+) \d+/, "$1F$2P $3 PORT")
        .replace(/^(a=ssrc:)\d+ (\w+):.*/, "$1N $2"),
    );

describe("a client's SDP is read", () => {
  test("Chromium's offer", () => {
    expect(client(recorded("chromium-offer"))).toMatchObject({
      profile: "UDP/TLS/RTP/SAVPF",
      plain: false,
      opus: 111,
      opusFmtp: "minptime=10;useinbandfec=1",
      telephoneEvent: 110,
    });
  });
  test("Chromium's answer", () => {
    expect(client(recorded("chromium-answer"))).toMatchObject({ profile: "RTP/SAVPF", opus: 102 });
  });
  const offer = recorded("chromium-offer");
  test.each([
    ["nothing", "", "garbled"],
    ["a page", "<html>", "garbled"],
    ["half a line", "v=0\r\no=- 1 1 IN IP4 1.1.1.1\r\nm", "garbled"],
    ["no media", "v=0\r\no=- 1 1 IN IP4 1.1.1.1\r\ns=-\r\n", "noAudio"],
    ["audio refused", offer.replace(/m=audio \d+/, "m=audio 0"), "noAudio"],
    ["video alone", offer.replace("m=audio", "m=video"), "noAudio"],
    ["G.722 alone", offer.replace(/(m=audio \d+ \S+) .*/, "$1 9"), "noCodec"],
    ["no fingerprint", offer.replace(/a=fingerprint.*\r?\n/, ""), "notSecure"],
    ["no candidates", offer.replace(/a=candidate.*\r?\n/g, ""), "noCandidate"],
    ["names only", offer.replace(/(a=candidate:\S+ 1 udp \d+) \S+/g, "$1 x.local"), "noCandidate"],
    ["TCP only", offer.replace(/a=candidate:\S+ 1 udp.*\r?\n/g, ""), "noCandidate"],
    ["IPv6 only", offer.replace(/(a=candidate:\S+ 1 udp \d+) [\d.]+ /g, "$1 ::1 "), "noCandidate"],
  ])("%s is refused", (_name, text, kind) => {
    expect(readClientSdp(text)).toMatchObject({ ok: false, error: { kind } });
  });
});

describe("our answer has the shape of the server's", () => {
  const local = recorded("webrtc-local");
  test("to Chromium's offer", () => {
    const ours = serverAnswer(local, identity, client(recorded("chromium-offer")));
    const first = shape(ours).filter((line) => !line.includes("192.0.2.2"));
    expect(first).toEqual(shape(recorded("server-answer")));
  });
  test("to a plain RTP offer", () => {
    const plain =
      "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n";
    expect(plainAnswer(identity, client(plain), 16454)).toBe(
      [
        "v=0",
        "o=FreeSWITCH 1795467796 1795467797 IN IP4 127.0.0.1",
        "s=FreeSWITCH",
        "c=IN IP4 127.0.0.1",
        "t=0 0",
        "m=audio 16454 RTP/AVP 0",
        "a=rtpmap:0 PCMU/8000",
        "a=silenceSupp:off - - - -",
        "a=ptime:20",
        "a=sendrecv",
        "",
      ].join("\r\n"),
    );
  });
  test("a video section beside the audio is refused, in its place", () => {
    const both = `${recorded("chromium-offer").trim()}\r\nm=video 9 UDP/TLS/RTP/SAVPF 96 97\r\na=mid:1\r\n`;
    const ours = parseSdp(serverAnswer(local, identity, client(both)));
    expect(ours?.sections.map((section) => section[0]?.replace(/\d+ UDP/, "N UDP"))).toEqual([
      "m=audio N UDP/TLS/RTP/SAVPF 111 110",
      "m=video N UDP/TLS/RTP/SAVPF 96",
    ]);
    expect(ours?.sections[1]?.[0]).toContain("m=video 0 ");
  });
});

describe("our offers have the shape of the server's", () => {
  const local = recorded("webrtc-local");
  const here = (text: string) => shape(text).filter((line) => !line.includes("192.0.2.2"));
  test("verto.invite", () => {
    expect(here(serverInvite(local, identity))).toEqual(shape(recorded("server-invite")));
  });
  test("verto.attach", () => {
    const payloads = agreedPayloads(client(recorded("chromium-offer")));
    expect(here(serverAttach(local, identity, payloads))).toEqual(shape(recorded("server-attach")));
  });
});

describe("what our RTCPeerConnection gets", () => {
  test("Chromium's offer, audio codecs cut to those agreed, extensions gone", () => {
    const text = forWebRtcOffer(client(recorded("chromium-offer")));
    expect(text).toContain("UDP/TLS/RTP/SAVPF 111 110\r\n");
    expect(text).not.toMatch(/extmap|red\/48000|\btcp\b|::1|rtcp-fb/);
    expect(text).toContain("a=group:BUNDLE 0\r\n");
    expect(text.match(/^a=mid:0\r$/gm)).toHaveLength(1);
  });
  test("Chromium's answer with profile, mid and BUNDLE restored", () => {
    const text = forWebRtcAnswer(client(recorded("chromium-answer")), "audio");
    expect(text).toMatch(/^m=audio \d+ UDP\/TLS\/RTP\/SAVPF 102 0 8\r$/m);
    expect(text).toContain("a=group:BUNDLE audio\r\n");
    expect(text.match(/^a=mid:.*\r$/gm)).toEqual(["a=mid:audio\r"]);
  });
  test("its own offer under the server's payload numbers", () => {
    const text = withPayloads(recorded("webrtc-local"), {
      opus: 102,
      telephoneEvent: undefined,
      fallbacks: [0, 8],
    });
    expect(text).toMatch(/^m=audio \d+ UDP\/TLS\/RTP\/SAVPF 102 0 8\r$/m);
    expect(text.match(/^a=rtpmap:.*\r$/gm)).toEqual([
      "a=rtpmap:102 opus/48000/2\r",
      "a=rtpmap:0 PCMU/8000\r",
      "a=rtpmap:8 PCMA/8000\r",
    ]);
  });
});
