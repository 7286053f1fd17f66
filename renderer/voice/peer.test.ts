import { describe, expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import type { DesiredPeer } from "../../shared/state/line.ts";
import { createPeer } from "./peer.ts";
import { FakePeerConnection } from "./test-peer-connection.ts";

const ipv4 = "candidate:1 1 udp 1 192.0.2.2 5000 typ host";
const mdns = "candidate:4 1 udp 1 0a1b2c3d.local 5000 typ host";
const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
const servers: DesiredPeer["iceServers"] = [];
const wish: DesiredPeer = {
  peerId: "peer-1",
  role: "answer",
  remoteSdp: "v=0\r\nc=IN IP4 203.0.113.1\r\nm=audio 5000 RTP/SAVPF 102\r\n",
  restart: 0,
  restartSdp: null,
  iceServers: servers,
};

function setUp() {
  const clock = fakeClock();
  const made: FakePeerConnection[] = [];
  const told: string[] = [];
  let next: Partial<FakePeerConnection> = {};
  const peer = createPeer({
    create(config) {
      const pc = Object.assign(new FakePeerConnection(config), next);
      made.push(pc);
      return pc.asReal;
    },
    after: clock.after,
    onDescribed: (peerId) => void told.push(`described ${peerId}`),
    onFailed: (peerId, why) => void told.push(`${why} ${peerId}`),
    onRemote() {},
  });
  return {
    clock,
    peer,
    made,
    told,
    will: (how: Partial<FakePeerConnection>) => {
      next = how;
    },
    last: () => made.at(-1) ?? new FakePeerConnection(),
  };
}

test("no codec in common is told at once: a refused section gets no candidates", async () => {
  const { peer, told, will, clock } = setUp();
  will({ answer: "v=0\r\nm=audio 0 RTP/SAVPF 18\r\n" });
  peer.want(wish);
  await settled();
  expect(told).toEqual(["noCodec peer-1"]);
  clock.advance(10_000);
  await settled();
  expect(told).toHaveLength(1);
});

test("no address of use: nothing is sent, and that is told within five seconds", async () => {
  const { peer, told, last, clock } = setUp();
  peer.want(wish);
  await settled();
  last().finds(mdns);
  clock.advance(4_900);
  await settled();
  expect(told).toEqual(["noPath peer-1"]);
});

describe("prepared while it rings", () => {
  test("the answer goes from the connection that is ready, with the microphone that is there then", async () => {
    const { peer, made, told, last } = setUp();
    peer.prepare(servers);
    await settled();
    expect([made.length, last().config.iceCandidatePoolSize]).toEqual([1, 1]);
    expect([last().remoteDescription, last().localDescription, last().tracks]).toEqual([null, null, []]);
    const track = {} as MediaStreamTrack;
    peer.setTrack(track);
    peer.want(wish);
    // As the wish says it: with a far end nothing more is to be prepared.
    peer.prepare(null);
    await settled();
    last().finds(ipv4);
    last().completes();
    await settled();
    expect([made.length, last().tracks, last().isClosed]).toEqual([1, [track], false]);
    expect(told).toEqual(["described peer-1"]);
  });
  test("wished for again and again while it rings: made once", async () => {
    const { peer, made } = setUp();
    for (let round = 0; round < 3; round += 1) {
      peer.prepare([...servers]);
      await settled();
    }
    expect(made).toHaveLength(1);
  });
  test("not answered: it is let go", async () => {
    const { peer, last } = setUp();
    peer.prepare(servers);
    peer.prepare(null);
    await settled();
    expect(last().isClosed).toBe(true);
  });
  test("what is older than a minute is not used", async () => {
    const { peer, made, clock } = setUp();
    peer.prepare(servers);
    await settled();
    clock.advance(60_000);
    peer.want(wish);
    await settled();
    expect(made.map((pc) => pc.isClosed)).toEqual([true, false]);
  });
  test("its addresses are of no use: once more with fresh ones, and then it is told", async () => {
    const { peer, made, told, last, clock } = setUp();
    peer.prepare(servers);
    await settled();
    peer.want(wish);
    await settled();
    last().finds(mdns);
    last().completes();
    await settled();
    expect(made.map((pc) => pc.isClosed)).toEqual([true, false]);
    last().finds(mdns);
    clock.advance(3_000);
    await settled();
    expect(told).toEqual(["noPath peer-1"]);
  });
});
