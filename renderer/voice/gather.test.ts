import { describe, expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { gathered } from "./gather.ts";
import { FakePeerConnection } from "./test-peer-connection.ts";

const ipv4 = "candidate:1 1 udp 1 192.0.2.2 5000 typ host";
const ula = (n: number) => `candidate:${n} 1 udp 1 fd00::${n} 5000 typ host`;
const tcp = "candidate:3 1 tcp 1 192.0.2.2 9 typ host tcptype active";
const mdns = "candidate:4 1 udp 1 0a1b2c3d.local 5000 typ host";
const relay = "candidate:5 1 udp 1 203.0.113.9 5000 typ relay";
const server4 = "v=0\r\nc=IN IP4 203.0.113.1\r\na=candidate:1 1 udp 1 203.0.113.1 5000 typ host\r\n";
const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

async function setUp({ hasServers = false, remoteSdp = server4 } = {}) {
  const clock = fakeClock();
  const pc = new FakePeerConnection();
  await pc.setLocalDescription({ type: "answer", sdp: "v=0\r\n" });
  let outcome: string | null = null;
  void gathered(pc.asReal, { hasServers, remoteSdp, longest: 3_000, after: clock.after }).then((how) => {
    outcome = how;
  });
  return {
    pc,
    sdp: () => pc.localDescription?.sdp ?? "",
    async isAfter(ms: number) {
      clock.advance(ms);
      await settled();
      return outcome;
    },
  };
}

test("fourteen addresses of tunnels come 200 ms before the one the server can use: it is waited for", async () => {
  const { pc, isAfter, sdp } = await setUp();
  pc.finds(...Array.from({ length: 14 }, (_, n) => ula(n + 1)));
  expect(await isAfter(200)).toBeNull();
  pc.finds(ipv4);
  expect(await isAfter(120)).toBe("usable");
  expect(sdp()).toContain("192.0.2.2");
});

test("this computer's other networks have a moment, no more", async () => {
  const { pc, isAfter } = await setUp();
  pc.finds(ipv4);
  expect([await isAfter(119), await isAfter(1)]).toEqual([null, "usable"]);
});

test("complete: nothing more is waited for", async () => {
  const { pc, isAfter } = await setUp();
  pc.finds(ipv4);
  pc.completes();
  expect(await isAfter(0)).toBe("usable");
});

test("addresses of another family are sent when there are no others: the server may take them", async () => {
  const { pc, isAfter } = await setUp();
  pc.finds(ula(1));
  pc.completes();
  expect(await isAfter(0)).toBe("usable");
});

test("a server on the same local network is reached by a local address", async () => {
  const remoteSdp = "v=0\r\na=candidate:1 1 udp 1 fd00::9 5000 typ host\r\n";
  const { pc, isAfter } = await setUp({ remoteSdp });
  pc.finds(ula(1));
  expect(await isAfter(120)).toBe("usable");
});

describe("no path", () => {
  test.each([
    ["only TCP", [tcp]],
    ["only names", [mdns]],
    ["both", [mdns, tcp]],
    ["nothing at all", []],
  ])("%s: as soon as that is all", async (_, lines) => {
    const { pc, isAfter } = await setUp();
    pc.finds(...lines);
    expect(await isAfter(0)).toBeNull();
    pc.completes();
    expect(await isAfter(0)).toBe("noPath");
  });
  test("gathering that never ends is not waited for", async () => {
    const { pc, isAfter } = await setUp();
    pc.finds(tcp);
    expect([await isAfter(2_999), await isAfter(1)]).toEqual([null, "noPath"]);
  });
});

describe("with STUN and TURN servers", () => {
  test("theirs ends the wait, and they have less than a second", async () => {
    const first = await setUp({ hasServers: true });
    first.pc.finds(ipv4, relay);
    expect(await first.isAfter(0)).toBe("usable");
    const second = await setUp({ hasServers: true });
    second.pc.finds(ipv4);
    expect([await second.isAfter(799), await second.isAfter(1)]).toEqual([null, "usable"]);
  });
});
