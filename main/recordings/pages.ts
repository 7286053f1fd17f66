import type { Result } from "../../shared/result.ts";
import { createNewest } from "../files/newest.ts";
import { type Piece, pieceBytes } from "./pieces.ts";

/** Gives the bytes of one recording from a place on: at most `count`, or all of it where no less can be had. */
export type ReadPiece = (start: number, count: number) => Promise<Result<Piece>>;

/** Recordings that windows play, each under an address that nobody can guess and no server has. */
export interface RecordingPages {
  /**
   * Answers its address: `recording://<uuid>/`.
   * @param first its first piece, which was read to see whether it can be played at all
   */
  show(recording: { readonly type: string; readonly first: Piece; readonly read: ReadPiece }): string;
  answer(request: Request): Promise<Response>;
  /** Whoever was signed in is gone: nothing of theirs is to be had any more. */
  clear(): void;
}

interface Shown {
  readonly type: string;
  readonly read: ReadPiece;
  /** The piece that was read last, or all of it. */
  piece: Piece;
  size: number | null;
}

/** What stands open keeps its address; an older one is asked for again by nobody. */
const mostShown = 20;

const scheme = "recording:";

/** From which byte on somebody wants it, and how many; null where that cannot be read. */
function rangeOf(
  header: string | null,
  size: number | null,
): { readonly start: number; readonly count: number } | null {
  if (header === null) return { start: 0, count: pieceBytes };
  const last = Number(/^bytes=-(\d+)$/.exec(header)?.[1] ?? Number.NaN);
  if (last > 0 && size !== null)
    return { start: Math.max(0, size - last), count: Math.min(last, pieceBytes) };
  const [, from = "", to = ""] = /^bytes=(\d+)-(\d*)$/.exec(header) ?? [];
  if (from === "") return null;
  const count = to === "" ? pieceBytes : Number(to) - Number(from) + 1;
  return { start: Number(from), count: Math.min(count, pieceBytes) };
}

/**
 * Serves recordings piece by piece, from the server as they are played: a window gets sound and never an address or a
 * token, and main holds no more than a piece of it.
 */
export function createRecordingPages(newId: () => string, origin: string): RecordingPages {
  const shown = createNewest<Shown>(newId, mostShown);

  async function pieceAt(of: Shown, start: number, count: number): Promise<Piece | null> {
    const { piece } = of;
    const end = piece.start + piece.bytes.length;
    if (start >= piece.start && start < end) return piece;
    const read = await of.read(start, count);
    if (!read.ok || start < read.value.start || start >= read.value.start + read.value.bytes.length)
      return null;
    of.piece = read.value;
    of.size = read.value.size ?? of.size;
    return read.value;
  }

  async function answerRange(of: Shown, start: number, count: number): Promise<Response> {
    const piece = await pieceAt(of, start, count);
    if (piece === null) return new Response("not to be had now", { status: 502 });
    const from = start - piece.start;
    const bytes = piece.bytes.slice(from, from + count);
    return new Response(bytes, {
      status: 206,
      headers: {
        "content-type": of.type,
        "content-range": `bytes ${start}-${start + bytes.length - 1}/${of.size ?? "*"}`,
        "content-length": String(bytes.length),
        "accept-ranges": "bytes",
        "access-control-allow-origin": origin,
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "cache-control": "no-store",
      },
    });
  }

  return {
    show({ type, first, read }) {
      return `${scheme}//${shown.keep({ type, read, piece: first, size: first.size })}/`;
    },
    async answer({ url, method, headers }) {
      const of = shown.get(URL.parse(url)?.hostname ?? "");
      if (of === undefined || method !== "GET") return new Response("not found", { status: 404 });
      const range = rangeOf(headers.get("range"), of.size);
      const isBeyond = range !== null && of.size !== null && range.start >= of.size;
      if (range === null || range.count <= 0 || isBeyond) {
        const total = { "content-range": `bytes */${of.size ?? "*"}` };
        return new Response("no such range", { status: 416, headers: total });
      }
      return answerRange(of, range.start, range.count);
    },
    clear: shown.clear,
  };
}
