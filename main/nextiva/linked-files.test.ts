import { afterEach, describe, expect, test } from "vitest";
import { pieceOf } from "../recordings/pieces.ts";
import { ServiceError } from "./errors.ts";
import { FileService } from "./file-service.ts";
import { readFileUrl } from "./location.ts";
import { signedIn, startServer } from "./test-server.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function serving(answer: Parameters<typeof startServer>[0]) {
  const server = await startServer(answer);
  closing.push(server.close);
  return server;
}

const provider = "https://login.acme.com";
const location = "https://acme.thrio.io";

describe("where a file may be", () => {
  test.each([
    ["https://acme.thrio.io/files/a.wav?x=1", { url: "https://acme.thrio.io/files/a.wav?x=1", isOwn: true }],
    ["/files/a.wav", { url: "https://acme.thrio.io/files/a.wav", isOwn: true }],
    ["https://files.acme.com/a", { url: "https://files.acme.com/a", isOwn: true }],
    ["https://storage.example/a?signature=x", { url: "https://storage.example/a?signature=x", isOwn: false }],
  ])("%s", (text, value) => expect(readFileUrl(text, location, provider)).toEqual({ ok: true, value }));
  test.each([
    "http://acme.thrio.io/a",
    "https://ana:secret@acme.thrio.io/a",
    "http://127.0.0.1/a",
    "https://localhost/a",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "",
    "https://",
  ])("not %s", (text) => expect(readFileUrl(text, location, provider).ok).toBe(false));
});

const piece = { start: 0, count: 4 };

test("a piece is asked for with the token, at the tenant's own host", async () => {
  const server = await serving(() => ({
    status: 206,
    text: "RIFF",
    headers: { "Content-Range": "bytes 0-3/90" },
  }));
  const { http } = signedIn(server.url);
  const read = await new FileService(http).downloadPiece({ url: "/rec/1.wav" }, piece, pieceOf);
  expect([Buffer.from(read.bytes).toString(), read.start, read.size]).toEqual(["RIFF", 0, 90]);
  expect(server.heard.map(({ url, authorization }) => [url, authorization])).toEqual([["/rec/1.wav", "t1"]]);
});

test("a redirect is followed, and no token goes to another's host; what comes round and round is left", async () => {
  const seen: [string, string | null][] = [];
  const answers = [
    new Response(null, { status: 302, headers: { location: "https://storage.example/x?signature=1" } }),
    new Response("RIFF", { status: 206, headers: { "content-range": "bytes 0-3/4" } }),
  ];
  const { http } = signedIn("http://127.0.0.1:9", {
    fetch: async (url, init) => {
      seen.push([String(url), new Headers(init?.headers).get("authorization")]);
      return answers.shift() ?? new Response(null, { status: 302, headers: { location: "/again" } });
    },
  });
  const files = new FileService(http);
  const read = await files.downloadPiece({ url: "/rec" }, piece, pieceOf);
  expect(read.size).toBe(4);
  expect(seen).toEqual([
    ["http://127.0.0.1:9/rec", "t1"],
    ["https://storage.example/x?signature=1", null],
  ]);
  await expect(files.downloadPiece({ url: "/round" }, piece, pieceOf)).rejects.toMatchObject({
    code: "badAnswer",
  });
});

test.each([
  [403, "forbidden"],
  [404, "notFound"],
  [500, "serverError"],
])("%d at another's host is told as %s, and is no end of the session", async (status, code) => {
  const { http, lost } = signedIn("http://127.0.0.1:9", {
    fetch: async () => new Response("<Error/>", { status }),
  });
  const read = new FileService(http).downloadPiece({ url: "https://storage.example/x" }, piece, pieceOf);
  await expect(read).rejects.toSatisfy((error) => error instanceof ServiceError && error.code === code);
  expect(lost()).toBe(0);
});
