import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { MessageFile } from "../../shared/state/outgoing.ts";
import { ServiceError } from "../nextiva/errors.ts";
import { createFetchedFiles } from "./fetched-files.ts";
import { createMessageFiles, type KeptFile } from "./files.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hookswitch-files-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const png = Buffer.from("\x89PNG\r\n\x1a\nrest", "latin1");

const passing = () => join(folder, "passing");
/** The server has one file. */
const server = {
  async downloadFile<T>(fileId: string, take: (response: Response) => Promise<T>): Promise<T> {
    if (fileId === "gone") throw new ServiceError("notFound", "no such file");
    if (fileId === "later") throw new ServiceError("offline", "no way out");
    return take(new Response(png));
  },
};

function setUp() {
  const kept = new Map<string, KeptFile>();
  const files = createMessageFiles(
    (id, file) => void kept.set(id, file),
    createFetchedFiles(server, passing()),
  );
  async function choose(name: string, content: string | Buffer): Promise<MessageFile> {
    const path = join(folder, name);
    await writeFile(path, content);
    const chosen = await files.choose(path);
    if (!chosen.ok) throw new Error(chosen.error.code);
    return chosen.value;
  }
  return { files, kept, choose };
}

describe("a file of the disk", () => {
  test("is what its bytes say, under a name that is safe, and windows are not told where it is", async () => {
    const { choose, kept } = setUp();
    const file = await choose("invoice\u202egpj.pdf", png);
    expect(file).toMatchObject({ name: "invoicegpj.pdf", type: "image/png", size: png.length });
    expect(JSON.stringify(file)).not.toContain(folder);
    expect([...kept.values()]).toMatchObject([{ at: "disk", path: join(folder, "invoice\u202egpj.pdf") }]);
  });
  test.each([
    ["two pages and their list", "%PDF-1.4 /Type /Pages /Type /Page /Type/Page\n", 2, false],
    ["none that can be seen", "%PDF-1.7 nothing", null, false],
    ["one behind a password", "%PDF-1.4 /Type /Page /Encrypt 5 0 R", 1, true],
    ["one across two readings", `%PDF-1.4 ${" ".repeat(65_526 - 9)}/Type /Page >>`, 1, false],
  ])("of a PDF its pages are counted: %s", async (_, content, pages, isLocked) => {
    const { choose } = setUp();
    expect(await choose("a.pdf", content)).toMatchObject({ type: "application/pdf", pages, isLocked });
  });
  test("a folder is none, and neither is what is not there", async () => {
    const { files } = setUp();
    await mkdir(join(folder, "sub"));
    for (const name of ["sub", "none"])
      expect(await files.choose(join(folder, name))).toMatchObject({ error: { code: "notFound" } });
  });
  test("is sent from the disk, unless it changed or went since it was chosen", async () => {
    const { files, choose } = setUp();
    const file = await choose("a.png", png);
    const opened = await files.open([file]);
    expect(opened).toMatchObject({ ok: true, files: [{ name: "a.png", contentType: "image/png" }] });
    await utimes(join(folder, "a.png"), 1, 1);
    expect(await files.open([file])).toEqual({ ok: false, name: "a.png", error: null });
    await rm(join(folder, "a.png"));
    expect(await files.open([file])).toEqual({ ok: false, name: "a.png", error: null });
  });
});

test("what is pasted is kept with us, and comes back in the next run", async () => {
  const first = setUp();
  const file = first.files.paste("picture.png", png);
  const next = setUp();
  expect(await next.files.open([file])).toMatchObject({ ok: false });
  next.files.found(first.kept);
  const opened = await next.files.open([file]);
  const [sent] = opened.ok ? opened.files : [];
  expect(sent).toBeDefined();
  expect(await new Response(sent?.data as Blob).text()).toContain("PNG");
});

test("a picture can be looked at, and nothing else", async () => {
  const { files, choose } = setUp();
  const picture = await choose("a.png", png);
  expect(await files.preview(picture.fileId)).toEqual({
    ok: true,
    value: `data:image/png;base64,${png.toString("base64")}`,
  });
  for (const content of ["<svg xmlns='x'><script/></svg>", "MZprogram"]) {
    const { fileId } = await choose("b.png", content);
    expect(await files.preview(fileId)).toMatchObject({ error: { code: "unsupported" } });
  }
});

describe("a file of an email that is passed on", () => {
  const whole = { fileId: "f1", name: "invoice\u202egpj.exe", size: null };
  test("is looked at where it is, and only where it is is kept", async () => {
    const { files, kept } = setUp();
    expect(await files.forward(whole)).toMatchObject({
      ok: true,
      value: { type: "image/png", size: png.length, name: "invoicegpj.exe", isForwarded: true },
    });
    expect([...kept.values()]).toEqual([{ at: "server", fileId: "f1" }]);
    expect(await files.forward({ ...whole, fileId: "gone" })).toMatchObject({ error: { code: "notFound" } });
  });
  test("lies on the disk while it goes out, and no longer", async () => {
    const { files } = setUp();
    const file = await files.forward(whole);
    if (!file.ok) throw new Error(file.error.code);
    const opened = await files.open([file.value]);
    if (!opened.ok) throw new Error(opened.name);
    const [{ data } = { data: png }] = opened.files;
    expect(Buffer.from(await (data as Blob).arrayBuffer())).toEqual(png);
    expect(await readdir(passing())).toHaveLength(1);
    await opened.close();
    expect(await readdir(passing())).toEqual([]);
  });
  test("that is gone when it goes out is named; without a connection it is had later", async () => {
    const { files } = setUp();
    files.found(
      new Map([
        ["a", { at: "server", fileId: "gone" }],
        ["b", { at: "server", fileId: "later" }],
      ]),
    );
    const named = {
      name: "a.pdf",
      type: "application/pdf",
      size: 1,
      pages: null,
      isLocked: false,
      isForwarded: true,
    };
    expect(await files.open([{ fileId: "a", ...named }])).toEqual({ ok: false, name: "a.pdf", error: null });
    expect(await files.open([{ fileId: "b", ...named }])).toMatchObject({ error: { code: "offline" } });
  });
  test("what a crash left on the disk is removed", async () => {
    await mkdir(passing());
    await writeFile(join(passing(), "left"), "x");
    const { files } = setUp();
    const file = await files.forward(whole);
    const opened = await files.open(file.ok ? [file.value] : []);
    expect(await readdir(passing())).toHaveLength(1);
    if (opened.ok) await opened.close();
  });
});
