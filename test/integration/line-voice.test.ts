import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { findHeadlessChromium } from "../../build/machine/chromium.ts";
import { createPublisher } from "../../main/bridge/publish.ts";
import type { Line } from "../../main/line/api.ts";
import { createLine } from "../../main/line/line.ts";
import { createVertoClient } from "../../main/line/verto/client.ts";
import type { WorkitemFacts } from "../../main/state/events.ts";
import { createStore, type Store } from "../../main/state/store.ts";
import { workitem } from "../../main/state/test-samples.ts";
import { createMediaEngine } from "../../sandbox/voice/media/engine.ts";
import type { Customer } from "../../sandbox/voice/media/types.ts";
import { createVertoServer } from "../../sandbox/voice/verto/server.ts";
import type { Leg, VertoServer } from "../../sandbox/voice/verto/types.ts";
import { silentLog } from "../../shared/log.ts";
import { systemClock } from "../../shared/time.ts";
import { createGate } from "./gate.ts";
import { createMediaRelay } from "./media-relay.ts";

/** The real line, the real voice page in a real Chromium, and the sandbox's mod_verto with real audio. */
const renderer = fileURLToPath(new URL("../../dist/renderer/", import.meta.url));
const executablePath = findHeadlessChromium();
const clock = systemClock(globalThis);

// Real sound takes real seconds, more of them on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
let origin: string;
const pages = createServer((request, response) => {
  const path = new URL(request.url ?? "/", "http://localhost").pathname;
  const type = { ".html": "text/html", ".js": "text/javascript" }[extname(path)] ?? "text/plain";
  readFile(join(renderer, path)).then(
    (body) => response.writeHead(200, { "content-type": type }).end(body),
    () => response.writeHead(404).end(),
  );
});

beforeAll(async () => {
  await new Promise<void>((resolve) => pages.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
  browser = await chromium.launch({
    ...(executablePath === null ? {} : { executablePath }),
    args: [
      "--no-sandbox",
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      "--allow-loopback-in-peer-connection",
      "--autoplay-policy=no-user-gesture-required",
      "--disable-features=WebRtcHideLocalIpsWithMdns",
    ],
  });
});
afterAll(async () => {
  await browser?.close();
  pages.close();
});

interface Story {
  readonly store: Store;
  readonly line: Line;
  readonly verto: VertoServer;
  readonly customer: Customer;
  page: Page;
  openVoice(): Promise<Page>;
  /** A workitem of the agent, as the feed would tell it. */
  workitem(state: WorkitemFacts["state"]): void;
  callsAgent(how?: { readonly video: boolean }): Leg;
  readonly gate: Awaited<ReturnType<typeof createGate>>;
  /** Media of legs from now on goes through it. */
  relay: Awaited<ReturnType<typeof createMediaRelay>> | null;
  /** Answers of ours, as sent. */
  readonly said: string[];
}
let story: Story;
/** What was made, the newest last. */
let made: (() => unknown)[] = [];
let lost = 0;

beforeEach(async () => {
  lost = 0;
  made = [];
  const media = createMediaEngine({ seed: 1 });
  made.push(() => media.close());
  const verto = await createVertoServer({ users: [{ login: "1000", passwd: "secret" }], media });
  made.push(() => verto.close());
  const store = createStore(clock.now);
  const line = createLine({
    store,
    clock,
    log: silentLog,
    newId: randomUUID,
    onSession() {},
    createClient(config, emit) {
      const client = createVertoClient({
        ...config,
        clock,
        log: silentLog,
        emit(event) {
          const { relay } = story;
          emit(
            event.kind === "invited" && relay !== null ? { ...event, sdp: relay.offer(event.sdp) } : event,
          );
        },
        socket: { backoff: { firstMs: 100, maxMs: 500 } },
      });
      const answer: typeof client.answer = (callId, sdp) => {
        story.said.push(sdp);
        return client.answer(callId, story.relay?.answer(sdp) ?? sdp);
      };
      return { ...client, answer };
    },
    onLegLost: (_fault) => {
      lost += 1;
    },
  });
  const customer = media.createCustomer({ name: "Maria" });
  const bridge = media.createBridge();
  bridge.join(customer.port);
  const publisher = createPublisher(store, clock);
  made.push(() => publisher.close());

  const openVoice = async (): Promise<Page> => {
    const page = await browser.newPage();
    made.push(() => page.close());
    let id = 0;
    await page.exposeFunction("askMain", async (path: string, input: never) => {
      if (path === "voice.described") await line.described(input);
      if (path === "voice.peerFailed") line.peerFailed(input);
      if (path === "voice.stats") line.sampled({ ...(input as object), at: clock.monotonic() } as never);
      if (path === "voice.microphone") {
        const { state, open, label } = input as { state: "granted"; open: boolean; label: string };
        store.dispatch({ kind: "microphoneReported", microphone: state, open, using: label });
      }
      return { ok: true };
    });
    await page.exposeFunction("snapshotMain", () => {
      id += 1;
      return publisher.snapshot(id, {
        kind: "voice",
        send: (piece) =>
          void page
            .evaluate((each) => (window as never as { seen(p: unknown): void }).seen(each), piece)
            .catch(() => {}),
      });
    });
    await page.addInitScript(() => {
      const world = window as never as Record<string, (...all: unknown[]) => unknown>;
      const area = (name: string) =>
        new Proxy(
          {},
          { get: (_, command) => (input: unknown) => world.askMain?.(`${name}.${String(command)}`, input) },
        );
      const bridge = {
        ask: { voice: area("voice"), desktop: area("desktop") },
        snapshot: () => world.snapshotMain?.(),
        watch(seen: (piece: unknown) => void) {
          world.seen = seen as never;
          return () => {};
        },
      };
      (window as never as { hookswitch: unknown }).hookswitch = bridge;
    });
    await page.goto(`${origin}/voice.html`);
    return page;
  };

  let modified = 0;
  const gate = await createGate(verto.url);
  made.push(() => gate.close());
  story = {
    gate,
    relay: null,
    said: [],
    store,
    line,
    verto,
    customer,
    page: await openVoice(),
    openVoice,
    workitem(state) {
      modified += 1;
      store.dispatch({
        kind: "workitemReported",
        workitem: workitem("w1", { state, name: "Maria", createdAt: clock.now(), modifiedAt: modified }),
      });
    },
    callsAgent(how = { video: false }) {
      const leg = verto.callAgent("1000", { callerName: "Hookswitch", callerNumber: "0", ...how });
      leg.on("legUp", () => leg.port !== undefined && bridge.join(leg.port));
      return leg;
    },
  };
  made.push(
    () => story.relay?.close(),
    () => line.stop(),
  );
  line.start({ url: gate.url, login: "1000", passwd: "secret", iceServers: [] });
  await until(() => verto.isReachable("1000"));
});
afterEach(async () => {
  for (const end of made.reverse()) await end();
});

const until = (isTrue: () => boolean, timeout = 20_000) =>
  vi.waitFor(() => expect(isTrue()).toBe(true), { timeout, interval: 10 });
const leg = () => story.store.get().line.leg.phase;

/** The agent has an active workitem and its leg is up, answered by the app itself. */
async function talking(how?: { readonly video: boolean }): Promise<Leg> {
  story.workitem("active");
  story.store.dispatch({ kind: "legAsked" });
  const serverLeg = story.callsAgent(how);
  await until(() => leg() === "up");
  return serverLeg;
}

/** Audio judged at both ends: the customer hears the fake microphone, the page hears the customer's tone. */
async function bothHear(): Promise<void> {
  story.customer.says("tone");
  await story.customer.hears.waitUntilHears({ minDbfs: -45, forMs: 200, timeoutMs: 8_000 });
  await until(() => story.store.get().line.media === "good");
  const level = () =>
    story.page.evaluate(async () => {
      const element = document.querySelector("audio");
      const stream = element?.srcObject as MediaStream | null;
      if (!stream) return 0;
      const context = new AudioContext();
      const meter = context.createAnalyser();
      context.createMediaStreamSource(stream).connect(meter);
      const samples = new Float32Array(meter.fftSize);
      let loudest = 0;
      for (let n = 0; n < 30; n += 1) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        meter.getFloatTimeDomainData(samples);
        loudest = Math.max(loudest, ...samples.map(Math.abs));
      }
      await context.close();
      return loudest;
    });
  expect(await level()).toBeGreaterThan(0.02);
}

test("the leg that was asked for is answered by itself, and both sides hear each other", async () => {
  await talking();
  await bothHear();
});

test("mute silences the customer's side while packets go on, and unmute opens it", async () => {
  await talking();
  await bothHear();
  story.store.dispatch({ kind: "muteAsked", muted: true });
  await story.customer.hears.waitUntilHears({ maxDbfs: -70, forMs: 500, timeoutMs: 5_000 });
  expect(story.store.get().line.media).toBe("good");
  story.store.dispatch({ kind: "muteAsked", muted: false });
  await story.customer.hears.waitUntilHears({ minDbfs: -45, forMs: 200, timeoutMs: 5_000 });
});

test("a dropped signalling socket reattaches the running call", async () => {
  await talking();
  await bothHear();
  story.verto.faults.dropSockets("1000");
  await until(() => leg() === "reattaching");
  await until(() => leg() === "up");
  await bothHear();
  expect(lost).toBe(0);
});

test("a voice page that dies is rebuilt and the call reattached", async () => {
  await talking();
  await bothHear();
  await story.page.close();
  story.line.voiceLost();
  story.page = await story.openVoice();
  await until(() => leg() === "up");
  await bothHear();
});

test("two seconds without a packet restart ICE, and the sound comes back", async () => {
  const serverLeg = await talking();
  await bothHear();
  const restarts: string[] = [];
  const untap = story.verto.tap(({ direction, text }) => {
    if (direction === "fromClient" && text.includes("updateMedia")) restarts.push(text);
  });
  serverLeg.peer?.setSending(false);
  await until(() => story.store.get().line.media === "reconnecting");
  await until(() => restarts.length > 0);
  serverLeg.peer?.setSending(true);
  await until(() => story.store.get().line.media === "good");
  await bothHear();
  untap();
});

/** What audio was judged to be while `during` went on. */
async function judged(during: () => Promise<unknown>): Promise<Set<string>> {
  const seen = new Set<string>();
  const undo = story.store.watch((now) => void seen.add(now.line.media));
  await during();
  undo();
  return seen;
}

test("our end of the socket alone is lost: sound goes on both ways, and nothing else is said of it", async () => {
  await talking();
  await bothHear();
  story.gate.shuts("ours");
  await until(() => leg() === "reattaching");
  const said = await judged(() =>
    story.customer.hears.waitUntilHears({ minDbfs: -45, forMs: 2_500, timeoutMs: 10_000 }),
  );
  expect([leg(), [...said]]).toEqual(["reattaching", ["good"]]);
  await bothHear();
  story.gate.opens();
  await until(() => leg() === "up");
  await bothHear();
});

test("the server sees the socket lost too and stops its sound: that nothing is heard is known by packets, until it is back", async () => {
  await talking();
  await bothHear();
  story.gate.shuts("both");
  await until(() => story.store.get().line.media === "reconnecting");
  expect(leg()).toBe("reattaching");
  story.gate.opens();
  await until(() => leg() === "up");
  await bothHear();
});

test("a caller with video: it is refused, nothing of it is loaded, and both hear each other", async () => {
  await talking({ video: true });
  await bothHear();
  expect(story.said.at(-1)?.match(/^m=\S+ \d+/gm)).toEqual([
    expect.stringMatching(/^m=audio [1-9]/),
    "m=video 0",
  ]);
});

test("nearly all our sound is lost on its way: the far end's reports tell it, and another way is tried", async () => {
  const relay = await createMediaRelay();
  story.relay = relay;
  await talking();
  await bothHear();
  let restarts = 0;
  story.verto.tap(({ direction, text }) => {
    if (direction === "fromClient" && text.includes("updateMedia")) restarts += 1;
  });
  relay.losesOurSound();
  await until(() => story.store.get().line.media === "cannotBeHeard", 60_000);
  expect(relay.lost()).toBeGreaterThan(0);
  await until(() => restarts > 0);
});

test("an empty reattach list is a lost leg, told at once", async () => {
  await talking();
  story.verto.faults.forgetSessions();
  story.verto.faults.dropSockets("1000");
  await until(() => lost > 0);
  expect(leg()).toBe("none");
});

test("a ring that nobody asked for is an offer; taken, it is a call with audio", async () => {
  const serverLeg = story.callsAgent();
  await until(() => story.store.get().offers.open.length === 1);
  expect(leg()).toBe("none");
  const [offer] = story.store.get().offers.open;
  if (offer === undefined) throw new Error("no offer");
  expect(story.line.answerDirect(offer.offerId).ok).toBe(true);
  story.store.dispatch({ kind: "offerEnded", offerId: offer.offerId, end: "accepted" });
  story.store.dispatch({ kind: "callAccepted", offer });
  await until(() => leg() === "up");
  await bothHear();
  expect(await story.line.holdDirect(offer.offerId, true)).toEqual({ ok: true, value: undefined });
  await until(() => serverLeg.held);
  expect((await story.line.endDirect(offer.offerId)).ok).toBe(true);
  await until(() => serverLeg.state === "ended");
});

test("the microphone is released when the line is idle", async () => {
  const serverLeg = await talking();
  await until(() => story.store.get().audio.open);
  story.workitem("terminated");
  await until(() => !story.store.get().audio.open);
  serverLeg.end();
  await until(() => leg() === "none");
});
