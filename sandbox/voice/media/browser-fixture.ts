import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { toneLoop } from "./voices.ts";
import { wavOf } from "./wav.ts";

/** A real browser whose microphone plays a tone, for the tests of this folder. */
export type BrowserFixture = { browser: Browser; newLeg(): Promise<PageLeg>; close(): Promise<void> };

export type PageLeg = {
  page: Page;
  /** A complete offer of a new RTCPeerConnection with the microphone. */
  offer(): Promise<string>;
  takeAnswer(sdp: string): Promise<void>;
  /** Answers a server offer on a new RTCPeerConnection. */
  answer(sdp: string): Promise<string>;
  restartOffer(): Promise<string>;
  setMicrophone(enabled: boolean): Promise<void>;
  inbound(): Promise<{ packets: number; energy: number; level: number; sent: number }>;
  close(): Promise<void>;
};

/** What runs in the page: one RTCPeerConnection at a time and the microphone. */
const PAGE = `
let pc, stream;
async function fresh() {
  pc?.close();
  stream ??= await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
  pc = new RTCPeerConnection();
  pc.addTrack(stream.getAudioTracks()[0], stream);
  pc.ontrack = (event) => {
    const audio = new Audio();
    audio.srcObject = event.streams[0] ?? new MediaStream([event.track]);
    audio.play();
    pc.audio = audio;
  };
}
function gathered() {
  // Right after a restart the state is still "complete", of the candidates before it.
  const ready = () => pc.iceGatheringState === "complete" && pc.localDescription.sdp.includes("a=candidate:");
  if (ready()) return pc.localDescription.sdp;
  return new Promise((done) => {
    pc.onicegatheringstatechange = () => ready() && done(pc.localDescription.sdp);
  });
}
window.leg = {
  async offer() { await fresh(); await pc.setLocalDescription(await pc.createOffer()); return gathered(); },
  async takeAnswer(sdp) { await pc.setRemoteDescription({ type: "answer", sdp }); },
  async answer(sdp) {
    await fresh();
    await pc.setRemoteDescription({ type: "offer", sdp });
    await pc.setLocalDescription(await pc.createAnswer());
    return gathered();
  },
  async restartOffer() { await pc.setLocalDescription(await pc.createOffer({ iceRestart: true })); return gathered(); },
  setMicrophone(enabled) { stream.getAudioTracks()[0].enabled = enabled; },
  async inbound() {
    const found = { packets: 0, energy: 0, level: 0, sent: 0 };
    for (const report of (await pc.getStats()).values()) {
      if (report.type === "inbound-rtp") Object.assign(found, { packets: report.packetsReceived, energy: report.totalAudioEnergy, level: report.audioLevel });
      if (report.type === "outbound-rtp") found.sent = report.packetsSent;
    }
    return found;
  },
};`;

export async function startBrowser(): Promise<BrowserFixture> {
  const folder = mkdtempSync(join(tmpdir(), "media-"));
  const file = join(folder, "tone.wav");
  // 600 Hz for one second, which Chromium repeats.
  writeFileSync(file, wavOf(toneLoop(600, -20)));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--use-fake-device-for-media-stream",
      "--use-fake-ui-for-media-stream",
      `--use-file-for-fake-audio-capture=${file}`,
      "--allow-loopback-in-peer-connection",
      "--autoplay-policy=no-user-gesture-required",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--test-type",
    ],
  });

  async function newLeg(): Promise<PageLeg> {
    const page = await browser.newPage();
    // The microphone needs a secure origin; nothing is fetched.
    await page.route("https://leg.invalid/", (route) =>
      route.fulfill({ contentType: "text/html", body: "<p>leg" }),
    );
    await page.goto("https://leg.invalid/");
    await page.addScriptTag({ content: PAGE });
    const call = <T>(name: string, argument?: unknown) =>
      page.evaluate(
        ([method, value]) =>
          // biome-ignore lint/suspicious/noExplicitAny: the page's own object, defined above as text
          (globalThis as any).leg[method as string](value) as Promise<T>,
        [name, argument] as const,
      );
    return {
      page,
      offer: () => call("offer"),
      takeAnswer: (sdp) => call("takeAnswer", sdp),
      answer: (sdp) => call("answer", sdp),
      restartOffer: () => call("restartOffer"),
      setMicrophone: (enabled) => call("setMicrophone", enabled),
      inbound: () => call("inbound"),
      close: () => page.close(),
    };
  }

  return {
    browser,
    newLeg,
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
