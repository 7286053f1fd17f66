import { bytesUpTo } from "../mail/files.ts";
import { ServiceError } from "../nextiva/errors.ts";

/** A piece of a recording, and how long all of it is. */
export interface Piece {
  readonly bytes: Uint8Array;
  /** The place of its first byte. */
  readonly start: number;
  /** Bytes of the whole; null where the server does not say. */
  readonly size: number | null;
}

/** What is asked for at a time: some seconds of sound at the least, and never a whole recording of hours. */
export const pieceBytes = 1_000_000;
/** Of a recording that can only be had as a whole. */
const mostWhole = 200_000_000;

/** Reads a piece off an answer: the part that was asked for, or everything where the server gives nothing less. */
export async function pieceOf(response: Response): Promise<Piece> {
  if (response.status === 206) {
    const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get("content-range") ?? "");
    const bytes = await bytesUpTo(response, pieceBytes);
    if (range === null || bytes === null)
      throw new ServiceError("badAnswer", "recording: not the piece asked for");
    return { bytes, start: Number(range[1]), size: range[2] === "*" ? null : Number(range[2]) };
  }
  const bytes = await bytesUpTo(response, mostWhole);
  if (bytes === null) throw new ServiceError("badAnswer", "recording: too long to be had as a whole");
  return { bytes, start: 0, size: bytes.length };
}

type Sign = readonly [type: string, at: number, bytes: string];

/** What Chromium plays, by how it begins; bytes as Latin-1 letters. */
const signs: readonly Sign[] = [
  ["audio/wav", 8, "WAVE"],
  ["audio/mpeg", 0, "ID3"],
  ["audio/ogg", 0, "OggS"],
  ["audio/flac", 0, "fLaC"],
  ["audio/mp4", 4, "ftyp"],
  ["audio/webm", 0, "\x1aE\xdf\xa3"],
];

/** The media type of a recording by its first bytes, whatever the server calls it; null for what is none. */
export function soundTypeOf(head: Uint8Array): string | null {
  const text = Buffer.from(head.subarray(0, 16)).toString("latin1");
  const found = signs.find(([, at, bytes]) => text.startsWith(bytes, at));
  if (found !== undefined) return found[0];
  // An MPEG frame without a tag before it, or AAC in its own frames.
  const [first = 0, second = 0] = head;
  if (first !== 0xff || (second & 0xe0) !== 0xe0) return null;
  return (second & 0x06) === 0 ? "audio/aac" : "audio/mpeg";
}
