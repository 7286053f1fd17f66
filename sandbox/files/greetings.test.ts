import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import type { RawReply } from "../http/types.ts";
import { SAMPLE_RATE } from "../voice/media/types.ts";
import { wavOf } from "../voice/media/wav.ts";
import { createGreetings, type Speak, withSizes } from "./greetings.ts";

const words = { text: "Hello, this is Ana.", languageCode: "en-US", voiceGender: "Female" } as const;
const get = { method: "GET" } as IncomingMessage;

async function made(speak: Speak, change: (path: string) => string = (path) => path) {
  const { add, route } = createGreetings(speak);
  return (await route(get, new URL(change(add(words)), "http://127.0.0.1"))) as RawReply | undefined;
}
const riff = (reply: RawReply | undefined) => Buffer.from(reply?.raw ?? []).toString("latin1", 0, 4);

test("words are spoken by the program that is installed, and are a tone where there is none", async () => {
  const spoken = await made(async ({ text }) => new TextEncoder().encode(`WAV of ${text}`));
  expect(new TextDecoder().decode(spoken?.raw)).toBe("WAV of Hello, this is Ana.");
  const tone = await made(async () => undefined);
  expect(riff(tone)).toBe("RIFF");
  expect(tone?.raw.length).toBeGreaterThan(40_000);
});

test("an address without its signature is refused", async () => {
  expect(
    (
      await made(
        async () => undefined,
        (path) => path.split("?")[0] ?? "",
      )
    )?.status,
  ).toBe(403);
  expect(
    (
      await made(
        async () => undefined,
        (path) => path.replace("greeting-", "other-"),
      )
    )?.status,
  ).toBe(404);
});

test("a file that came through a pipe is told its length", () => {
  const whole = wavOf(new Int16Array(SAMPLE_RATE / 10));
  const piped = Buffer.from(whole);
  piped.writeUInt32LE(0x7ffff024, 4);
  piped.writeUInt32LE(0x7ffff000, 40);
  expect(Buffer.from(withSizes(piped)).equals(Buffer.from(whole))).toBe(true);
});
