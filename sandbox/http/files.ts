import { SAMPLE_RATE } from "../voice/media/types.ts";
import { speechLoop } from "../voice/media/voices.ts";
import { wavOf } from "../voice/media/wav.ts";
import type { ExtraRoute } from "./serve.ts";
import type { RawReply } from "./types.ts";

/** What `recordingURL` and `signedURL` point to: two seconds of speech-like sound, the same for all. */
export const files: ExtraRoute = (request, url) => {
  if (request.method !== "GET" || !/^\/files\/[a-z]+\/[\w-]+\.wav$/.test(url.pathname)) return undefined;
  return {
    status: 200,
    raw: wavOf(speechLoop(1).subarray(0, SAMPLE_RATE * 2)),
    type: "audio/wav",
  } satisfies RawReply;
};
