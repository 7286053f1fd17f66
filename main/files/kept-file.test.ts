import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createLog } from "../log/log.ts";
import { openKeptFile } from "./kept-file.ts";

let folder = "";
const lines: string[] = [];
const log = createLog((level, line) => lines.push(`${level} ${line}`));
const open = (name = "a.json") =>
  openKeptFile(join(folder, "deep", name), v.object({ words: v.string() }), log);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "kept-"));
  lines.length = 0;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("a kept file", () => {
  it("gives back what was kept last, to this user only", async () => {
    const file = open();
    file.keep({ words: "one" });
    file.keep({ words: "two" });
    file.keep({ words: "three" });
    await file.written();
    expect(await open().read()).toEqual({ words: "three" });
    expect(await readdir(join(folder, "deep"))).toEqual(["a.json"]);
    if (process.platform !== "win32")
      expect((await stat(join(folder, "deep", "a.json"))).mode & 0o777).toBe(0o600);
  });

  it("is gone after null, and reads as null where there is none", async () => {
    const file = open();
    expect(await file.read()).toBeNull();
    file.keep({ words: "one" });
    file.keep(null);
    await file.written();
    expect(await readdir(join(folder, "deep"))).toEqual([]);
    expect(lines).toEqual([]);
  });

  it.each(["", "{", '{"version":1,"value":{"words":3}}', '{"version":2,"value":{"words":"x"}}'])(
    "does not believe %j, says so and sets it aside",
    async (text) => {
      await mkdir(join(folder, "deep"));
      await writeFile(join(folder, "deep", "a.json"), text);
      expect(await open().read()).toBeNull();
      expect(lines.length).toBe(1);
      expect(await readdir(join(folder, "deep"))).toEqual(["a.unreadable.json"]);
      expect(await readFile(join(folder, "deep", "a.unreadable.json"), "utf8")).toBe(text);
    },
  );

  it("goes on without where nothing can be written", async () => {
    await writeFile(join(folder, "deep"), "in the way");
    const file = open();
    file.keep({ words: "one" });
    await file.written();
    expect(lines[0]).toMatch(/^warn/);
  });
});
