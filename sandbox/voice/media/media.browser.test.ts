import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type BrowserFixture, type PageLeg, startBrowser } from "./browser-fixture.ts";
import { createMediaEngine } from "./engine.ts";
import type { Customer, MediaEngine, MediaPeer, MediaResult, PeerState } from "./types.ts";

const MICROPHONE = { hz: 600, within: 15 };
const TONE = { hz: 440, within: 15 };

function agreed<T>(result: MediaResult<T>): T {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.detail}`);
  return result.value;
}

function reaches(peer: MediaPeer, wanted: PeerState): Promise<void> {
  if (peer.state === wanted) return Promise.resolve();
  return new Promise((resolve) => {
    const undo = peer.onState((state) => {
      if (state !== wanted) return;
      undo();
      resolve();
    });
  });
}

describe("the audio engine and a real browser", () => {
  let fixture: BrowserFixture;
  let media: MediaEngine;
  let peer: MediaPeer;
  let customer: Customer;
  let leg: PageLeg;

  beforeAll(async () => {
    fixture = await startBrowser();
  }, 30_000);
  afterAll(() => fixture?.close());

  beforeEach(async () => {
    media = createMediaEngine();
    peer = media.createPeer();
    customer = media.createCustomer();
    const bridge = media.createBridge();
    bridge.join(peer.port);
    bridge.join(customer.port);
    leg = await fixture.newLeg();
  });
  afterEach(async () => {
    await leg.close();
    await media.close();
  });

  async function pageCalls() {
    const answer = agreed(await peer.answer(await leg.offer()));
    await leg.takeAnswer(answer);
    await reaches(peer, "connected");
  }

  /** The page's received energy over half a second of sound, counted in packets, not in time. */
  async function pageEnergy(packets = 25): Promise<number> {
    const before = await leg.inbound();
    for (;;) {
      const now = await leg.inbound();
      const came = now.packets - before.packets;
      // On a busy machine more have come by the time we look.
      if (came >= packets) return ((now.energy - before.energy) * packets) / came;
    }
  }

  async function bothWays() {
    customer.says("tone");
    const heard = await customer.hears.waitUntilHears({
      minDbfs: -23,
      maxDbfs: -17,
      nearHz: MICROPHONE,
      forMs: 300,
      timeoutMs: 8_000,
    });
    expect(heard).toMatchObject({ ok: true });
    const sent = await peer.heard.waitUntilHears({
      minDbfs: -23,
      maxDbfs: -17,
      nearHz: TONE,
      forMs: 300,
      timeoutMs: 5_000,
    });
    expect(sent).toMatchObject({ ok: true });
    // -20 dBFS is a tenth of full scale: 0.01 of energy a second, 0.005 in 25 packets of 20 ms.
    const energy = await pageEnergy();
    expect(energy).toBeGreaterThan(0.002);
    expect(energy).toBeLessThan(0.02);
  }

  test("a page answers an offer shaped like the server's: audio both ways", async () => {
    const offer = agreed(await peer.offer());
    expect(offer).toContain("RTP/SAVPF 102 0 8");
    const answer = await leg.answer(offer);
    expect(answer).toMatch(/^m=audio \d+ RTP\/SAVPF 102/m);
    agreed(await peer.acceptAnswer(answer));
    await reaches(peer, "connected");
    await bothWays();
  }, 30_000);

  test("a page's offer is answered: audio both ways", async () => {
    await pageCalls();
    await bothWays();
  }, 30_000);

  test("a muted microphone is silence while packets go on", async () => {
    await pageCalls();
    customer.says("silence");
    expect(await customer.hears.waitUntilHears({ minDbfs: -23, forMs: 200, timeoutMs: 8_000 })).toMatchObject(
      { ok: true },
    );
    await leg.setMicrophone(false);
    const silent = await customer.hears.waitUntilHears({ maxDbfs: -70, forMs: 500, timeoutMs: 8_000 });
    expect(silent).toMatchObject({ ok: true });
    const before = await peer.stats();
    await peer.said.waitUntilHears({ maxDbfs: -70, forMs: 1_000, timeoutMs: 5_000 });
    const after = await peer.stats();
    expect(after.packetsReceived - before.packetsReceived).toBeGreaterThan(40);
    await leg.setMicrophone(true);
    expect(
      await customer.hears.waitUntilHears({ minDbfs: -23, nearHz: MICROPHONE, forMs: 200, timeoutMs: 5_000 }),
    ).toMatchObject({ ok: true });
  }, 30_000);

  test("an ICE restart keeps the audio", async () => {
    await pageCalls();
    await bothWays();
    const again = await leg.restartOffer();
    const answer = agreed(await peer.restart(again));
    await leg.takeAnswer(answer);
    await bothWays();
    expect((await peer.stats()).state).toBe("connected");
  }, 30_000);

  test("a re-attached call: a fresh server offer, a new connection of the page, the same leg", async () => {
    await pageCalls();
    await bothWays();
    const offer = agreed(await peer.offer({ for: "attach" }));
    expect(offer).toMatch(/^m=audio \d+ UDP\/TLS\/RTP\/SAVPF 111 110\r$/m);
    const answer = await leg.answer(offer);
    agreed(await peer.acceptAnswer(answer));
    await reaches(peer, "connected");
    await bothWays();
    const stats = await peer.stats();
    expect(stats.packetsReceived).toBeGreaterThan(50);
  }, 30_000);

  test("an updateMedia from a new RTCPeerConnection is answered on a new connection", async () => {
    await pageCalls();
    const answer = agreed(await peer.restart(await leg.offer()));
    await leg.takeAnswer(answer);
    await reaches(peer, "connected");
    await bothWays();
  }, 30_000);

  test("a paused leg gets no packets, a resumed one does", async () => {
    await pageCalls();
    await bothWays();
    peer.setSending(false);
    await peer.said.waitUntilHears({ forMs: 200, timeoutMs: 2_000 });
    const paused = await leg.inbound();
    await peer.said.waitUntilHears({ forMs: 600, timeoutMs: 2_000 });
    expect((await leg.inbound()).packets - paused.packets).toBeLessThan(3);
    peer.setSending(true);
    await bothWays();
  }, 30_000);

  test("a leg in no bridge is sent silence", async () => {
    const alone = media.createPeer();
    await leg.takeAnswer(agreed(await alone.answer(await leg.offer())));
    await reaches(alone, "connected");
    const before = await leg.inbound();
    expect(
      await alone.said.waitUntilHears({ nearHz: MICROPHONE, forMs: 500, timeoutMs: 8_000 }),
    ).toMatchObject({
      ok: true,
    });
    expect((await leg.inbound()).packets - before.packets).toBeGreaterThan(10);
    expect(alone.heard.now()).toMatchObject({ dbfs: -100, dominantHz: null });
  }, 30_000);

  test("an offer without usable candidates is refused", async () => {
    const offer = await leg.offer();
    const bare = offer.replace(/a=candidate:.*\r\n/g, "");
    expect(await peer.answer(bare)).toMatchObject({ ok: false, error: { kind: "noCandidate" } });
    const local = offer.replace(/(a=candidate:\S+ 1 udp \d+) \S+/g, "$1 3b5a1f3c-0c1e.local");
    expect(await peer.answer(local)).toMatchObject({ ok: false, error: { kind: "noCandidate" } });
    expect(await peer.acceptAnswer(offer)).toMatchObject({ ok: false, error: { kind: "wrongState" } });
  }, 30_000);
});
