import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import type { ExtraRoute } from "../http/serve.ts";
import { SAMPLE_RATE } from "../voice/media/types.ts";
import { toneLoop } from "../voice/media/voices.ts";
import { wavOf } from "../voice/media/wav.ts";

export interface Words {
  readonly text: string;
  readonly languageCode: string;
  readonly voiceGender: "Male" | "Female";
}

/** Texts that were turned into speech, each at an address that holds its own leave. */
export interface Greetings {
  /** Answers the path with its signature. */
  add(words: Words): string;
  readonly route: ExtraRoute;
}

/** What a program that speaks gives back; undefined: it is not installed, or does not know the language. */
export type Speak = (words: Words) => Promise<Uint8Array | undefined>;

export function createGreetings(speak: Speak = espeak): Greetings {
  const kept = new Map<string, { readonly words: Words; readonly signature: string }>();
  return {
    add(words) {
      const file = `greeting-${randomUUID()}.wav`;
      const signature = randomUUID();
      kept.set(file, { words, signature });
      return `/speech/${file}?signature=${signature}`;
    },
    async route(request, url) {
      const [, file] = /^\/speech\/([\w-]+\.wav)$/.exec(url.pathname) ?? [];
      if (request.method !== "GET" || file === undefined) return undefined;
      const found = kept.get(file);
      if (found === undefined) return { status: 404, body: { message: "no such file" } };
      if (url.searchParams.get("signature") !== found.signature) {
        return { status: 403, body: { message: "the signature does not match" } };
      }
      return { status: 200, raw: (await speak(found.words)) ?? toneFor(found.words), type: "audio/wav" };
    },
  };
}

/** A tenth of a second for each word, so that a longer text can be told from a shorter one. */
function toneFor({ text, voiceGender }: Words): Uint8Array {
  const second = toneLoop(voiceGender === "Female" ? 330 : 220);
  const samples = Math.round(Math.max(5, text.split(/\s+/).length) * 0.1 * SAMPLE_RATE);
  return wavOf(Int16Array.from({ length: samples }, (_, n) => second[n % second.length] ?? 0));
}

/** What is written to a pipe could not know its own length when it began. */
export function withSizes(wav: Buffer): Uint8Array {
  const sized = Buffer.from(wav);
  sized.writeUInt32LE(wav.length - 8, 4);
  sized.writeUInt32LE(wav.length - 44, 40);
  return new Uint8Array(sized);
}

/** Debian's espeak-ng. The text goes in as it is: nothing of it is an argument. */
const espeak: Speak = ({ text, languageCode, voiceGender }) =>
  new Promise((resolve) => {
    const voice = `${languageCode.toLowerCase()}+${voiceGender === "Female" ? "f3" : "m3"}`;
    const options = { encoding: "buffer", timeout: 10_000, maxBuffer: 20_000_000 } as const;
    const program = execFile("espeak-ng", ["-v", voice, "--stdin", "--stdout"], options, (error, wav) =>
      resolve(error === null && wav.length > 44 ? withSizes(wav) : undefined),
    );
    // It is not there, or did not want to listen: both are said above.
    program.stdin?.on("error", () => {});
    program.stdin?.end(text);
  });
