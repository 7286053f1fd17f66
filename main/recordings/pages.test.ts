import { expect, test, vi } from "vitest";
import { fail, ok } from "../../shared/result.ts";
import { createRecordingPages, type ReadPiece } from "./pages.ts";
import { pieceBytes, pieceOf, soundTypeOf } from "./pieces.ts";

/** Two and a half pieces long; each byte tells where it stands. */
const size = Math.floor(pieceBytes * 2.5);
const byteAt = (place: number) => (place * 7) % 251;
const bytesFrom = (start: number, count: number) =>
  Uint8Array.from({ length: Math.max(0, Math.min(count, size - start)) }, (_, n) => byteAt(start + n));

function setUp(
  read: ReadPiece = async (start, count) => ok({ bytes: bytesFrom(start, count), start, size }),
) {
  let ids = 0;
  const pages = createRecordingPages(() => {
    ids += 1;
    return `id-${ids}`;
  }, "app://hookswitch");
  const reads = vi.fn(read);
  const url = pages.show({
    type: "audio/wav",
    first: { bytes: bytesFrom(0, pieceBytes), start: 0, size },
    read: reads,
  });
  const get = (range?: string, at = url) =>
    pages.answer(
      new Request(at.replace("recording:", "https:"), range === undefined ? {} : { headers: { range } }),
    );
  return { pages, reads, url, get };
}

test("the beginning is there at once, the rest as it is played, one piece in memory", async () => {
  const { get, reads, url } = setUp();
  expect(url).toBe("recording://id-1/");
  const first = await get("bytes=0-");
  expect([first.status, first.headers.get("content-range"), first.headers.get("content-type")]).toEqual([
    206,
    `bytes 0-${pieceBytes - 1}/${size}`,
    "audio/wav",
  ]);
  expect(reads).not.toHaveBeenCalled();
  const later = await get(`bytes=${pieceBytes}-`);
  expect(new Uint8Array(await later.arrayBuffer()).slice(0, 3)).toEqual(bytesFrom(pieceBytes, 3));
  expect(reads).toHaveBeenCalledWith(pieceBytes, pieceBytes);
  const last = await get(`bytes=${size - 2}-${size + 100}`);
  const end = `bytes ${size - 2}-${size - 1}/${size}`;
  expect(last.headers.get("content-range")).toBe(end);
  expect((await get("bytes=-2")).headers.get("content-range")).toBe(end);
});

test.each([`bytes=${size}-`, "bytes=-0", "bytes=5-2", "lines=1-2"])("%s is no range of it", async (range) =>
  expect((await setUp().get(range)).status).toBe(416),
);

test("a server that gives all or nothing is asked once", async () => {
  const { get, reads } = setUp(async () => ok({ bytes: bytesFrom(0, size), start: 0, size }));
  await get(`bytes=${pieceBytes + 5}-`);
  const back = await get("bytes=3-4");
  expect(new Uint8Array(await back.arrayBuffer())).toEqual(bytesFrom(3, 2));
  expect(reads).toHaveBeenCalledTimes(1);
});

test("what cannot be read on is an error, and can be tried again", async () => {
  let isThere = false;
  const { get } = setUp(async (start, count) =>
    isThere ? ok({ bytes: bytesFrom(start, count), start, size }) : fail("offline"),
  );
  expect((await get(`bytes=${pieceBytes}-`)).status).toBe(502);
  isThere = true;
  expect((await get(`bytes=${pieceBytes}-`)).status).toBe(206);
});

test("nobody guesses an address, an old one is forgotten, and all of them with the session", async () => {
  const { pages, get, url } = setUp();
  expect((await get("bytes=0-", "recording://id-2/")).status).toBe(404);
  for (let n = 0; n < 20; n += 1)
    pages.show({
      type: "audio/wav",
      first: { bytes: bytesFrom(0, 4), start: 0, size: 4 },
      read: async () => fail("gone"),
    });
  expect((await get("bytes=0-", url)).status).toBe(404);
  expect((await get("bytes=0-", "recording://id-21/")).status).toBe(206);
  pages.clear();
  expect((await get("bytes=0-", "recording://id-21/")).status).toBe(404);
});

test.each([
  ["RIFF\x24\0\0\0WAVE", "audio/wav"],
  ["ID3\x04", "audio/mpeg"],
  ["\xff\xfb\x90\x64", "audio/mpeg"],
  ["\xff\xf1\x50\x80", "audio/aac"],
  ["OggS", "audio/ogg"],
  ["\0\0\0\x20ftypM4A ", "audio/mp4"],
  ["\x1aE\xdf\xa3", "audio/webm"],
  ["<!doctype html>", null],
  ['{"error":1}', null],
  ["", null],
])("what begins with %j is %s", (head, type) => expect(soundTypeOf(Buffer.from(head, "latin1"))).toBe(type));

test("an answer that is not the piece that was asked for is none", async () => {
  const odd = new Response("abc", { status: 206 });
  await expect(pieceOf(odd)).rejects.toMatchObject({ code: "badAnswer" });
});
