import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { bytesUpTo, headOf, saveBody } from "./files.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hookswitch-mail-files-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A body that says how much of it was asked for, and breaks off where it is told to. */
function body(chunks: number, { breaks = false } = {}) {
  let given = 0;
  let isCancelled = false;
  const stream = new ReadableStream({
    pull(controller) {
      if (given === chunks) return breaks ? controller.error(new Error("reset")) : controller.close();
      given += 1;
      controller.enqueue(new Uint8Array(1_000).fill(given));
    },
    cancel() {
      isCancelled = true;
    },
  });
  return { response: new Response(stream), given: () => given, isCancelled: () => isCancelled };
}

test("a head is read, and the rest is not waited for", async () => {
  const { response, given, isCancelled } = body(1_000_000);
  expect((await headOf(response, 1_500)).length).toBe(1_500);
  expect(isCancelled()).toBe(true);
  expect(given()).toBeLessThan(10);
});

test("what is larger than may be shown is not read to its end", async () => {
  expect((await bytesUpTo(body(3).response, 3_000))?.length).toBe(3_000);
  const large = body(1_000_000);
  expect(await bytesUpTo(large.response, 3_000)).toBeNull();
  expect(large.given()).toBeLessThan(10);
  expect(await headOf(new Response(null))).toEqual(new Uint8Array());
});

test("a file is written as it comes, and has its name once it is whole", async () => {
  const place = join(folder, "a.bin");
  await saveBody(body(5).response, place, false);
  expect((await stat(place)).size).toBe(5_000);
  expect(await readdir(folder)).toEqual(["a.bin"]);
});

test("one that breaks off leaves nothing, and what stood there before", async () => {
  const place = join(folder, "a.bin");
  await saveBody(body(1).response, place, false);
  await expect(saveBody(body(3, { breaks: true }).response, place, false)).rejects.toThrow("reset");
  expect(await readdir(folder)).toEqual(["a.bin"]);
  expect((await readFile(place)).length).toBe(1_000);
});

test("a place that cannot be written is said so", async () => {
  const place = join(folder, "missing", "a.bin");
  await expect(saveBody(body(1).response, place, false)).rejects.toMatchObject({ code: "notSaved" });
});

test("on Windows a file carries that it came from elsewhere", async () => {
  const place = join(folder, "a.exe");
  await saveBody(body(1).response, place, true);
  expect(await readFile(`${place}:Zone.Identifier`, "utf8")).toContain("ZoneId=3");
});
