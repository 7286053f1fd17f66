import type { Recordings } from "../files/recordings.ts";
import { SAMPLE_RATE } from "../voice/media/types.ts";
import { speechLoop } from "../voice/media/voices.ts";
import { wavOf } from "../voice/media/wav.ts";
import { failed } from "./answers.ts";
import type { Authentication, ExtraRoute } from "./serve.ts";
import type { RawReply, Reply } from "./types.ts";

/** `bytes=5-` and `bytes=5-9`; null for none. */
function rangeOf(header: string | undefined): { readonly start: number; readonly end: number } | null {
  const [, from, to = ""] = /^bytes=(\d+)-(\d*)$/.exec(header ?? "") ?? [];
  return from === undefined
    ? null
    : { start: Number(from), end: to === "" ? Number.POSITIVE_INFINITY : Number(to) + 1 };
}

function recording(recordings: Recordings, id: string, header: string | undefined): Reply | RawReply {
  const kind = recordings.kindOf(id);
  if (kind === "missing") return failed(404, "no such recording");
  if (kind === "forbidden") return failed(403, "not for this user");
  const size = recordings.sizeOf(id);
  const range = kind === "whole" ? null : rangeOf(header);
  const type = "audio/wav";
  if (range === null) return { status: 200, raw: recordings.bytes(id, 0, size), type };
  if (range.start >= size)
    return { status: 416, raw: new Uint8Array(), type, headers: { "content-range": `bytes */${size}` } };
  const end = Math.min(range.end, size);
  return {
    status: 206,
    raw: recordings.bytes(id, range.start, end - range.start),
    type,
    headers: { "content-range": `bytes ${range.start}-${end - 1}/${size}`, "accept-ranges": "bytes" },
  };
}

/**
 * What answers name by its address: recordings of calls, in ranges and for those who are signed in; any other is two
 * seconds of speech-like sound, the same for all.
 */
export function createFiles(recordings: Recordings, authenticate: Authentication): ExtraRoute {
  return (request, url) => {
    const [, folder, id = ""] = /^\/files\/([a-z]+)\/([\w-]+)\.wav$/.exec(url.pathname) ?? [];
    if (request.method !== "GET" || folder === undefined) return undefined;
    if (folder !== "recording")
      return {
        status: 200,
        raw: wavOf(speechLoop(1).subarray(0, SAMPLE_RATE * 2)),
        type: "audio/wav",
      } satisfies RawReply;
    if (authenticate.token(request.headers.authorization) === undefined)
      return failed(401, "the token is not valid");
    return recording(recordings, id, request.headers.range);
  };
}
