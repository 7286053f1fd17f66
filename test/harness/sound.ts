import { expect } from "@playwright/test";
import type { Hearing, HearingGoal } from "../../sandbox/voice/media/types.ts";
import type { Agent } from "./agent.ts";
import type { App } from "./app.ts";
import { audible, type Centre } from "./story.ts";

/** Waits until this is heard there, and fails with what was heard instead. */
export async function isHeard(hearing: Hearing, goal: HearingGoal = audible): Promise<void> {
  const met = await hearing.waitUntilHears(goal);
  expect(met, `what is heard, wanted ${JSON.stringify(goal)}`).toMatchObject({ ok: true });
}

/** This tone is heard there. */
export function hearsTone(hearing: Hearing, hz: number): Promise<void> {
  return isHeard(hearing, { ...audible, nearHz: { hz, within: 20 } });
}

/** What the server sends to the agent's program. */
export function sentTo(centre: Centre, short: string): Hearing {
  const heard = centre.sandbox.voice.leg(centre.user(short).userId)?.heard;
  if (heard === undefined) throw new Error(`no leg of ${short}`);
  return heard;
}

/** What the agent's program sends to the server. */
export function sentBy(centre: Centre, short: string): Hearing {
  const said = centre.sandbox.voice.leg(centre.user(short).userId)?.said;
  if (said === undefined) throw new Error(`no leg of ${short}`);
  return said;
}

/**
 * The peak of the last two thirds of a second of what the voice window plays, 0 to 1; null while it was not listened
 * to that long. Nothing to play is 0.
 */
export async function earLevel(app: App): Promise<number | null> {
  const page = await app.page("voice");
  return page.evaluate(() => {
    interface Ear {
      readonly stream: MediaStream;
      readonly context: AudioContext;
      readonly meter: AnalyserNode;
    }
    const held = window as unknown as { ear?: Ear };
    const stream = document.querySelector("audio")?.srcObject as MediaStream | null | undefined;
    if (held.ear !== undefined && held.ear.stream !== stream) {
      void held.ear.context.close();
      delete held.ear;
    }
    if (!stream) return 0;
    if (held.ear === undefined) {
      const context = new AudioContext();
      const meter = context.createAnalyser();
      meter.fftSize = 32_768;
      context.createMediaStreamSource(stream).connect(meter);
      held.ear = { stream, context, meter };
    }
    const { context, meter } = held.ear;
    if (context.currentTime < meter.fftSize / context.sampleRate) return null;
    const samples = new Float32Array(meter.fftSize);
    meter.getFloatTimeDomainData(samples);
    return Math.max(...samples.map(Math.abs));
  });
}

/** The agent's ear hears something, or nothing at all; null, too young to say, is neither. */
export async function agentHears({ app }: Agent, what: "sound" | "silence"): Promise<void> {
  const heard = async () => {
    const level = await earLevel(app);
    return level === null ? "not known yet" : level > 0.02 ? "sound" : level < 0.002 ? "silence" : `${level}`;
  };
  await expect.poll(heard, { timeout: 10_000, message: "what the agent hears" }).toBe(what);
}

/** Sound both ways, each by its level. */
export async function talkBothWays(agent: Agent, hearing: Hearing): Promise<void> {
  await Promise.all([isHeard(hearing), agentHears(agent, "sound")]);
}

/** Watches what the voice window holds of the computer: microphones, and what it sounds through. */
export interface VoiceProbe {
  /** Contexts that draw sounds (ringing, tones) and are not closed. */
  sounding(): Promise<number>;
  /** How many sounds were begun since the probe was set. */
  rungSince(): Promise<number>;
  /** Microphone tracks that are not ended. */
  openMicrophones(): Promise<number>;
}

/** Sets the probe into the voice window that is there now. */
export async function probeVoice(app: App): Promise<VoiceProbe> {
  const page = await app.page("voice");
  await page.evaluate(() => {
    const contexts = new Set<BaseAudioContext>();
    const tracks = new Set<MediaStreamTrack>();
    let begun = 0;
    const draw = AudioContext.prototype.createOscillator;
    AudioContext.prototype.createOscillator = function (this: AudioContext) {
      contexts.add(this);
      begun += 1;
      return draw.call(this);
    };
    const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wish) => {
      const stream = await ask(wish);
      for (const track of stream.getTracks()) tracks.add(track);
      return stream;
    };
    Reflect.set(window, "probe", {
      sounding: () => [...contexts].filter((each) => each.state !== "closed").length,
      rungSince: () => begun,
      openMicrophones: () => [...tracks].filter((each) => each.readyState === "live").length,
    });
  });
  const read = (what: keyof VoiceProbe) => () =>
    page.evaluate((name) => Reflect.get(Reflect.get(window, "probe"), name)() as number, what);
  return {
    sounding: read("sounding"),
    rungSince: read("rungSince"),
    openMicrophones: read("openMicrophones"),
  };
}
