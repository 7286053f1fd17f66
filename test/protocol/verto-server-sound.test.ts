/** The mod_verto server with the real audio engine: what is claimed about a call is heard. */
import { setTimeout as pass } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createMediaEngine } from "../../sandbox/voice/media/engine.ts";
import type {
  Bridge,
  Customer,
  MediaEngine,
  MediaPeer,
  MediaResult,
} from "../../sandbox/voice/media/types.ts";
import { createVertoServer } from "../../sandbox/voice/verto/server.ts";
import type { VertoServer } from "../../sandbox/voice/verto/types.ts";
import { TestClient } from "./verto-server-client.ts";

const realTime = { now: Date.now, moveTo: (time: number) => pass(time - Date.now()) };
const loud = { minDbfs: -40, nearHz: { hz: 440, within: 15 }, forMs: 300, timeoutMs: 5_000 };
const quiet = { maxDbfs: -60, forMs: 400, timeoutMs: 5_000 };

describe("the mod_verto server with sound", () => {
  let here: MediaEngine;
  /** The agent's computer. */
  let far: MediaEngine;
  let agent: Customer;
  let seats: Bridge;
  let server: VertoServer;
  let client: TestClient;
  let peer: MediaPeer;

  beforeAll(async () => {
    here = createMediaEngine({ seed: 1 });
    far = createMediaEngine({ seed: 2 });
    agent = far.createCustomer({ name: "agent" });
    seats = far.createBridge();
    seats.join(agent.port);
    agent.says("tone");
    server = await createVertoServer({ users: [{ login: "1000", passwd: "1234" }], media: here });
    client = await TestClient.ready(server.url, realTime, "1000", "s1");
  });
  afterAll(async () => {
    client.ws.terminate();
    await server.close();
    await Promise.all([here.close(), far.close()]);
  });

  function use(next: MediaPeer): void {
    seats.join(next.port);
    peer = next;
  }

  it("echoes, and sends nothing while the call is held", async () => {
    use(far.createPeer());
    const offer = must(await peer.offer({ for: "attach" }));
    await client.ask("verto.invite", {
      sdp: offer,
      dialogParams: { callID: "c1", destination_number: "9196" },
    });
    must(await peer.acceptAnswer(String((await client.toldOf("verto.answer")).sdp)));
    expect((await agent.hears.waitUntilHears(loud)).ok).toBe(true);
    const hold = (action: string) => client.ask("verto.modify", { action, dialogParams: { callID: "c1" } });
    expect((await hold("hold")).result.holdState).toBe("held");
    expect((await agent.hears.waitUntilHears(quiet)).ok).toBe(true);
    expect((await hold("unhold")).result.holdState).toBe("active");
    expect((await agent.hears.waitUntilHears(loud)).ok).toBe(true);
  });

  it("goes on after a lost socket, over a new connection for sound", async () => {
    server.faults.dropSockets("1000");
    peer.close();
    expect((await agent.hears.waitUntilHears(quiet)).ok).toBe(true);
    client = new TestClient(server.url, realTime);
    await client.login("1000", "s1");
    use(far.createPeer());
    const answer = must(await peer.answer(String((await client.toldOf("verto.attach")).sdp)));
    await client.ask("verto.attach", { sdp: answer, dialogParams: { callID: "c1" } });
    expect((await agent.hears.waitUntilHears(loud)).ok).toBe(true);
    await client.ask("verto.bye", { dialogParams: { callID: "c1" } });
    expect((await agent.hears.waitUntilHears(quiet)).ok).toBe(true);
  });

  it("carries both sides of a call to the agent", async () => {
    const leg = server.callAgent("1000", { callerName: "Ann", callerNumber: "5550100" });
    const invite = await client.toldOf("verto.invite");
    use(far.createPeer());
    const answer = must(await peer.answer(String(invite.sdp)));
    await client.ask("verto.answer", { sdp: answer, dialogParams: { callID: invite.callID } });
    const customer = here.createCustomer({ name: "Ann" });
    const bridge = here.createBridge();
    bridge.join(customer.port);
    if (leg.port) bridge.join(leg.port);
    customer.says({ tone: 1_000 });
    const hearsAnn = { ...loud, nearHz: { hz: 1_000, within: 15 } };
    expect((await agent.hears.waitUntilHears(hearsAnn)).ok).toBe(true);
    expect((await customer.hears.waitUntilHears(loud)).ok).toBe(true);
  });
});

function must<T>(result: MediaResult<T>): T {
  if (!result.ok) throw new Error(`${result.error.kind}: ${result.error.detail}`);
  return result.value;
}
