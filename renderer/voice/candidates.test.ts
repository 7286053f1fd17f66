import { describe, expect, test } from "vitest";
import { hasUsable, isUsable, reachesOf, reachOf, readCandidate } from "./candidates.ts";

test.each([
  ["candidate:1 1 udp 2113937151 192.168.1.7 54400 typ host", true],
  ["candidate:1 1 UDP 1 203.0.113.9 1024 typ srflx", true],
  ["candidate:1 1 udp 1 fd00::2 1024 typ host", true],
  ["candidate:1 1 tcp 1518280447 192.168.1.7 9 typ host tcptype active", false],
  ["candidate:1 1 udp 1 0a1b2c3d.local 54400 typ host", false],
  ["", false],
])("%s can be used by mod_verto: %s", (line, usable) => {
  const candidate = readCandidate(line);
  expect(candidate !== null && isUsable(candidate)).toBe(usable);
});

test.each([
  ["192.0.2.2", "ipv4"],
  ["2001:db8::7", "ipv6"],
  ["fd00::2", "localIpv6"],
  ["fe80::1", "localIpv6"],
  ["::1", "localIpv6"],
  ["0a1b2c3d.local", null],
])("%s is reached by %s", (address, reach) => {
  expect(reachOf(address)).toBe(reach);
});

describe("a description", () => {
  const of = (...lines: string[]) => ["v=0", "m=audio 9 RTP/SAVPF 111", ...lines].join("\r\n");
  test("tells from where its end can be reached", () => {
    const sdp = of("c=IN IP4 203.0.113.9", "a=candidate:1 1 udp 1 2001:db8::9 5000 typ host");
    expect([...reachesOf(sdp)].sort()).toEqual(["ipv4", "ipv6"]);
    expect([...reachesOf(of())]).toEqual([]);
  });
  test.each([
    [of("a=candidate:1 1 tcp 1 192.0.2.2 9 typ host", "a=candidate:2 1 udp 1 x.local 9 typ host"), false],
    [of(), false],
    [of("a=candidate:1 1 udp 1 192.0.2.2 5000 typ host"), true],
  ])("with only TCP, only names or nothing has no path", (sdp, usable) => {
    expect(hasUsable(sdp)).toBe(usable);
  });
});
