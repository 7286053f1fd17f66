import { expect, test } from "vitest";
import { keepRole } from "./role.ts";

const sdp = (role: string) => `v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=setup:${role}\r\na=mid:0\r\n`;

test.each([
  ["we answered their offer", sdp("active"), sdp("actpass"), "active"],
  ["they answered our offer", sdp("actpass"), sdp("active"), "passive"],
  ["after a restart of ours, which they answered", sdp("actpass"), sdp("passive"), "active"],
])("%s", (_, local, remote, role) => {
  expect(keepRole(sdp("actpass"), local, remote)).toBe(sdp(role));
});

test("a first offer stays open to both", () => {
  expect(keepRole(sdp("actpass"), null, null)).toBe(sdp("actpass"));
});
