import { createEar } from "./hearing.ts";
import { type Customer, type CustomerOptions, FRAME_SAMPLES, type Frame, type Utterance } from "./types.ts";
import { createVoices, dtmfSound, type Loop } from "./voices.ts";

/** An echo answers what was heard 200 ms before. */
const ECHO_FRAMES = 20;

type Pressing = { sound: Int16Array; at: number; done(): void };

/** A party without a network: it says what it is told and measures what it hears. */
export function createCustomer(
  options: CustomerOptions = {},
  now: () => number = Date.now,
  voices = createVoices(),
): Customer {
  const ear = createEar(now);
  const echo: Frame[] = [];
  const pressing: Pressing[] = [];
  let saying: Utterance = "silence";
  let loop: Loop | null = null;
  let at = 0;
  let closed = false;

  function loopFor(what: Utterance): Loop | null {
    if (what === "silence" || what === "echo") return null;
    if (what === "tone") return voices.tone(440);
    if (what === "speech") return voices.speech(options.seed ?? 1);
    if ("tone" in what) return voices.tone(what.tone, what.dbfs);
    return voices.speech(options.seed ?? 1, what.speech.dbfs);
  }

  function readDigits(press: Pressing): Frame {
    const frame = press.sound.subarray(press.at, press.at + FRAME_SAMPLES);
    press.at += FRAME_SAMPLES;
    if (press.at >= press.sound.length) {
      pressing.shift();
      press.done();
    }
    return frame;
  }

  function read(): Frame | null {
    if (closed) return null;
    const press = pressing[0];
    if (press) return readDigits(press);
    if (saying === "echo") return echo.length >= ECHO_FRAMES ? (echo.shift() ?? null) : null;
    if (!loop) return null;
    const frame = loop.subarray(at, at + FRAME_SAMPLES);
    at = (at + FRAME_SAMPLES) % loop.length;
    return frame;
  }

  function write(frame: Frame) {
    if (closed) return;
    ear.hears(frame);
    if (saying !== "echo") return;
    echo.push(frame);
    if (echo.length > ECHO_FRAMES) echo.shift();
  }

  return {
    port: { name: options.name ?? "customer", read, write },
    hears: ear.hearing,
    get saying() {
      return saying;
    },
    says(what) {
      saying = what;
      loop = loopFor(what);
      at = 0;
      echo.length = 0;
    },
    presses(digits) {
      const sound = dtmfSound(digits);
      if (sound.length === 0 || closed) return Promise.resolve();
      return new Promise((done) => {
        pressing.push({ sound, at: 0, done });
      });
    },
    close() {
      closed = true;
      ear.close();
      for (const press of pressing.splice(0)) press.done();
    },
  };
}
