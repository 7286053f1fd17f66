import { expect, it } from "vitest";
import { candidates, isComplete, isUsable, isWebRtcAudio } from "./sdp.ts";

const usable = "a=candidate:1 1 UDP 2122260223 192.0.2.7 50000 typ host generation 0";
const unusable = [
  "a=candidate:2 1 tcp 1518280447 192.0.2.7 9 typ host tcptype active",
  "a=candidate:3 1 udp 2122260223 0b1c2d3e-1111-4222-8333-444455556666.local 50001 typ host",
  "a=candidate:4 1 udp 2122260223 192.0.2.7 0 typ host",
];
const withIce = (...lines: string[]) =>
  ["v=0", "m=audio 9 UDP/TLS/RTP/SAVPF 111", "a=ice-ufrag:x", ...lines].join("\r\n");

it("reads candidates", () => {
  expect(candidates(withIce(usable, "a=candidate:broken"))).toEqual([
    { transport: "udp", address: "192.0.2.7", port: 50000, type: "host" },
  ]);
  expect(candidates("a=candidate:1 1 udp 1 2001:db8::1 4000 typ srflx")[0]?.address).toBe("2001:db8::1");
});

it("knows which the server can use", () => {
  expect(candidates(withIce(...unusable)).map(isUsable)).toEqual([false, false, false]);
  expect(isComplete(withIce(...unusable))).toBe(false);
  expect(isComplete(withIce(...unusable, usable))).toBe(true);
  expect(isComplete(withIce())).toBe(false);
  expect(isComplete("v=0\r\nm=audio 9 RTP/AVP 0\r\n")).toBe(true);
});

it("takes both spellings of WebRTC's audio profile", () => {
  expect(isWebRtcAudio("v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n")).toBe(true);
  expect(isWebRtcAudio("v=0\r\nm=audio 9 RTP/SAVPF 102\r\n")).toBe(true);
  expect(isWebRtcAudio("v=0\r\nm=audio 9 RTP/AVP 0\r\n")).toBe(false);
});
