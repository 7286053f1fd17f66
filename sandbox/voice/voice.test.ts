/** Calls with sound: the agent's line is a real WebRTC leg, levels are measured at both ends. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { openLine, signIn, type TestAgent, type TestLine, until } from "../agent-fixture.ts";
import { createSandbox, type Sandbox } from "../server.ts";

const heardFor = { forMs: 300, timeoutMs: 8_000 };
const silent = { maxDbfs: -60, ...heardFor };
const tone = (hz: number) => ({ minDbfs: -35, nearHz: { hz, within: 15 }, ...heardFor });

let sandbox: Sandbox;
const open: { close(): unknown }[] = [];
beforeEach(async () => {
  sandbox = await createSandbox({ behaviour: { answerAfterMs: 50 }, detachTimeoutMs: 20_000 });
});
afterEach(async () => {
  for (const one of open.splice(0).reverse()) await one.close();
  await sandbox.close();
});

async function agent(
  name: string,
  statusId: string | null = "available",
): Promise<TestAgent & { line: TestLine }> {
  const signed = await signIn(sandbox, name, statusId);
  const line = await lineOf(signed);
  open.push(signed);
  return { ...signed, line };
}
async function lineOf(signed: TestAgent, sessid?: string): Promise<TestLine> {
  const { verto } = (await signed.ask("session")).body.telephony;
  const line = await openLine(verto, sessid);
  open.push(line);
  return line;
}
const world = () => sandbox.centre.world();
const stateOf = (workitemId: string) => world().items.get(workitemId)?.state;

/** Rings Ana, who accepts; the caller's tone is 440 Hz, hers 600 Hz. */
async function inCall(ana: TestAgent & { line: TestLine }, hz = 440) {
  const caller = sandbox.callers.placeCall({ agent: ana.userId, says: { tone: hz } });
  const { message } = await ana.feed.named("OfferNotification");
  ana.line.says({ tone: 600 });
  await ana.ask("connectToServer");
  await ana.ask("acceptOffer", { offerId: message.offer.offerId });
  await until(sandbox, () => stateOf(caller.workitemId) === "active");
  return caller;
}

it("carries a call both ways, holds it with music, mutes it at the server, and ends the leg after it", async () => {
  const ana = await agent("ana");
  const caller = await inCall(ana);
  const { workitemId } = caller;
  expect(await ana.line.hears.waitUntilHears(tone(440))).toMatchObject({ ok: true });
  expect(await caller.hears.waitUntilHears(tone(600))).toMatchObject({ ok: true });

  await ana.ask("muteCall", { workitemId });
  expect(await caller.hears.waitUntilHears(silent)).toMatchObject({ ok: true });
  expect(await ana.line.hears.waitUntilHears(tone(440))).toMatchObject({ ok: true });
  await ana.ask("unMute");
  expect(await caller.hears.waitUntilHears(tone(600))).toMatchObject({ ok: true });

  await ana.ask("hold", { workitemId });
  const music = await caller.hears.waitUntilHears({ minDbfs: -40, forMs: 500, timeoutMs: 5_000 });
  expect(music).toMatchObject({ ok: true });
  expect(await ana.line.hears.waitUntilHears(silent)).toMatchObject({ ok: true });
  await ana.ask("bridge", { workitemId });
  expect(await caller.hears.waitUntilHears(tone(600))).toMatchObject({ ok: true });

  caller.hangsUp();
  await ana.line.inbox.next((frame) => frame.method === "verto.bye");
  expect(ana.line.rings()).toBe(1);
  expect(world().agents.get(ana.userId)?.leg).toBe("none");
}, 30_000);

it("rings the leg once, however often it is asked for, and rings it by itself for an accepted call", async () => {
  const ana = await agent("ana");
  await Promise.all([ana.ask("connectToServer"), ana.ask("connectToServer")]);
  await until(sandbox, () => world().agents.get(ana.userId)?.leg === "up");
  await ana.ask("connectToServer");
  expect(ana.line.rings()).toBe(1);
  await ana.ask("disconnectFromServer");
  await ana.line.inbox.next((frame) => frame.method === "verto.bye");
  const caller = sandbox.callers.placeCall({ agent: "ana", says: { tone: 500 } });
  const { message } = await ana.feed.named("OfferNotification");
  await ana.ask("acceptOffer", { offerId: message.offer.offerId });
  expect(await ana.line.hears.waitUntilHears(tone(500))).toMatchObject({ ok: true });
  expect(stateOf(caller.workitemId)).toBe("active");
}, 30_000);

it("keeps a call whose socket dropped, and goes on when it comes back", async () => {
  const ana = await agent("ana", "available");
  const sessid = crypto.randomUUID();
  await ana.line.close();
  const line = await lineOf(ana, sessid);
  const caller = await inCall({ ...ana, line });
  expect(await caller.hears.waitUntilHears(tone(600))).toMatchObject({ ok: true });
  await fetch(`${sandbox.controlUrl}/faults/verto/drop`, {
    method: "POST",
    body: JSON.stringify({ user: "ana" }),
  });
  await until(sandbox, () => world().agents.get(ana.userId)?.leg === "detached");
  expect(stateOf(caller.workitemId)).toBe("active");
  const back = await lineOf(ana, sessid);
  back.says({ tone: 700 });
  expect(await caller.hears.waitUntilHears(tone(700))).toMatchObject({ ok: true });
  expect(await back.hears.waitUntilHears(tone(440))).toMatchObject({ ok: true });
  expect(world().agents.get(ana.userId)?.leg).toBe("up");
}, 30_000);

it("ends a call whose leg is lost for good, after a while, and says so", async () => {
  const ana = await agent("ana");
  const caller = await inCall(ana);
  sandbox.centre.do({ kind: "setBehaviour", behaviour: { legGraceMs: 300 } });
  sandbox.voice.verto?.faults.forgetSessions();
  await ana.line.close();
  const over = await ana.feed.next((frame) => frame.message?.workitem?.state === "terminated");
  expect(over.message.workitem).toMatchObject({
    workitemId: caller.workitemId,
    terminationReason: "LINE_FAILURE",
  });
}, 30_000);

/** A supervisor with a tone of 900 Hz, beside a call of Ana's. */
async function supervisorOf(ana: TestAgent & { line: TestLine }) {
  const sue = await agent("sue", null);
  const caller = await inCall(ana);
  sue.line.says({ tone: 900 });
  return { sue, caller };
}

it("[supervisor complaint 9] a supervisor who listens is heard by nobody, one who coaches by the agent alone, one who joins by both", async () => {
  const ana = await agent("ana");
  const { sue, caller } = await supervisorOf(ana);
  await sue.ask("listen", { userId: ana.userId });
  await until(sandbox, () => world().agents.get(sue.userId)?.leg === "up");
  // Both of them at once: louder than either, so that neither tone stands alone.
  expect((await sue.line.hears.waitUntilHears({ minDbfs: -35, ...heardFor })).ok).toBe(true);
  // Whoever hears a tone alone hears nobody else.
  expect((await caller.hears.waitUntilHears(tone(600))).ok).toBe(true);
  expect((await ana.line.hears.waitUntilHears(tone(440))).ok).toBe(true);
  ana.line.says("silence");
  caller.says("silence");
  expect((await caller.hears.waitUntilHears(silent)).ok).toBe(true);
  expect((await ana.line.hears.waitUntilHears(silent)).ok).toBe(true);

  await sue.ask("coach", { userId: ana.userId });
  expect((await ana.line.hears.waitUntilHears(tone(900))).ok).toBe(true);
  expect((await caller.hears.waitUntilHears(silent)).ok).toBe(true);

  await sue.ask("join", { userId: ana.userId });
  expect((await caller.hears.waitUntilHears(tone(900))).ok).toBe(true);
  expect((await ana.line.hears.waitUntilHears(tone(900))).ok).toBe(true);

  await sue.ask("mute");
  expect((await caller.hears.waitUntilHears(silent)).ok).toBe(true);
  expect((await ana.line.hears.waitUntilHears(silent)).ok).toBe(true);
  caller.says({ tone: 440 });
  expect((await sue.line.hears.waitUntilHears(tone(440))).ok).toBe(true);
  await sue.ask("unMute");
  expect((await ana.line.hears.waitUntilHears({ minDbfs: -35, ...heardFor })).ok).toBe(true);

  await sue.ask("listen", { userId: ana.userId });
  caller.says("silence");
  expect((await ana.line.hears.waitUntilHears(silent)).ok).toBe(true);
  expect((await caller.hears.waitUntilHears(silent)).ok).toBe(true);
}, 60_000);

it("[supervisor complaint 10] leaving ends the supervisor's leg and no other, and they can listen again", async () => {
  const ana = await agent("ana");
  const { sue, caller } = await supervisorOf(ana);
  for (const _ of [1, 2]) {
    await sue.ask("join", { userId: ana.userId });
    await until(sandbox, () => world().agents.get(sue.userId)?.leg === "up");
    expect((await sue.line.hears.waitUntilHears({ minDbfs: -35, ...heardFor })).ok).toBe(true);
    await sue.ask("disconnectFromServer");
    await until(sandbox, () => world().agents.get(sue.userId)?.leg === "none");
    expect(sandbox.voice.leg(sue.userId)).toBeUndefined();
    expect((await caller.hears.waitUntilHears(tone(600))).ok).toBe(true);
    expect((await ana.line.hears.waitUntilHears(tone(440))).ok).toBe(true);
  }
}, 60_000);

it("dials out: the far end answers and both are heard", async () => {
  const ana = await agent("ana");
  ana.line.says({ tone: 600 });
  const { body } = await ana.ask("dial", {}, { to: "+15551110150", campaignId: "campaign-123" });
  await until(sandbox, () => stateOf(body.workitemId) === "active");
  const callee = sandbox.callers.caller(body.workitemId);
  callee?.says({ tone: 480 });
  expect((await ana.line.hears.waitUntilHears(tone(480))).ok).toBe(true);
  expect((await callee?.hears.waitUntilHears(tone(600)))?.ok).toBe(true);
}, 30_000);

it("gives an agent with a telephone a leg without WebRTC", async () => {
  const dan = await signIn(sandbox, "dan");
  open.push(dan);
  expect((await dan.ask("session")).body.telephony).toMatchObject({ type: "PSTN", number: "+15550170104" });
  const caller = sandbox.callers.placeCall({ agent: "dan", says: { tone: 440 } });
  const { message } = await dan.feed.named("OfferNotification");
  await dan.ask("acceptOffer", { offerId: message.offer.offerId });
  await until(sandbox, () => stateOf(caller.workitemId) === "active");
  const phone = sandbox.voice.leg(dan.userId);
  expect((await phone?.heard?.waitUntilHears(tone(440)))?.ok).toBe(true);
}, 30_000);

it("rings a line directly, without a workitem", async () => {
  const ana = await agent("ana");
  const rung = sandbox.voice.ringDirectly(ana.userId, { name: "Ben", number: "1002" });
  rung?.customer.says({ tone: 650 });
  expect((await ana.line.hears.waitUntilHears(tone(650))).ok).toBe(true);
  expect(world().agents.get(ana.userId)?.leg).toBe("none");
  rung?.leg.end();
  await ana.line.inbox.next((frame) => frame.method === "verto.bye");
}, 30_000);
