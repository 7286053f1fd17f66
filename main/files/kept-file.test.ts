import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { createLog } from "../log/log.ts";
import { type Disk, systemDisk } from "./disk.ts";
import { type FileTrouble, openKeptFile } from "./kept-file.ts";

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

describe("a disk with its troubles", () => {
  const schema = v.object({ words: v.string() });
  const path = () => join(folder, "deep", "a.json");
  const trouble = (code: string) => Object.assign(new Error(code), { code });

  /** Fails as often as told, in the ways told, then does what the real disk does. */
  function setUp(fails: { read?: string[]; write?: string[]; setAside?: string[] } = {}) {
    const clock = fakeClock();
    const told: FileTrouble[] = [];
    const wanting = (which: keyof typeof fails) => {
      const code = fails[which]?.shift();
      if (code !== undefined) throw trouble(code);
    };
    const disk: Disk = {
      ...systemDisk,
      async read(at) {
        wanting("read");
        return systemDisk.read(at);
      },
      async write(at, text) {
        wanting("write");
        return systemDisk.write(at, text);
      },
      setAside(at) {
        wanting("setAside");
        return systemDisk.setAside(at);
      },
    };
    const file = openKeptFile(path(), schema, log, { clock, disk, report: (each) => told.push(each) });
    return { clock, told, file };
  }

  /** Lets time pass until it is done. */
  async function inTime<T>(clock: ReturnType<typeof fakeClock>, work: Promise<T>): Promise<T> {
    let isDone = false;
    const done = () => {
      isDone = true;
    };
    work.then(done, done);
    while (!isDone) {
      clock.advance(100);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return work;
  }

  const put = async (text: string) => {
    await mkdir(join(folder, "deep"), { recursive: true });
    await writeFile(path(), text);
  };
  const whole = (words: string) => JSON.stringify({ version: 1, value: { words } });

  it.each(["EBUSY", "EPERM", "EACCES"])(
    "%s for a moment is no empty file: what is in it is read",
    async (code) => {
      await put(whole("two notes"));
      const { clock, told, file } = setUp({ read: [code, code, code] });
      expect(await inTime(clock, file.read())).toEqual({ words: "two notes" });
      expect(told).toEqual([]);
    },
  );

  it("one that stays unreadable is set aside and said, and what comes is kept beside it", async () => {
    await put(whole("two notes"));
    const { clock, told, file } = setUp({ read: Array(9).fill("EBUSY") });
    expect(await inTime(clock, file.read())).toBeNull();
    file.keep({ words: "new" });
    await file.written();
    expect(told).toEqual([{ kind: "setAside", file: "a.unreadable.json" }]);
    expect(await readFile(join(folder, "deep", "a.unreadable.json"), "utf8")).toBe(whole("two notes"));
    expect(await readFile(path(), "utf8")).toBe(whole("new"));
  });

  it("one that can be neither read nor moved is never written over, until it can be moved", async () => {
    await put(whole("two notes"));
    const { clock, told, file } = setUp({ read: Array(9).fill("EBUSY"), setAside: ["EBUSY", "EBUSY"] });
    expect(await inTime(clock, file.read())).toBeNull();
    file.keep({ words: "new" });
    await inTime(clock, new Promise<void>((resolve) => void clock.after(500, resolve)));
    expect(await readFile(path(), "utf8")).toBe(whole("two notes"));
    await file.written();
    expect(told.map(({ kind }) => kind)).toEqual(["stuck", "notSaved", "setAside"]);
    expect(await readFile(join(folder, "deep", "a.unreadable.json"), "utf8")).toBe(whole("two notes"));
    expect(await readFile(path(), "utf8")).toBe(whole("new"));
  });

  it.each(["ENOSPC", "EROFS", "EDQUOT"])(
    "%s: said once, and tried again by itself until it is kept",
    async (code) => {
      const { clock, told, file } = setUp({ write: [code, code, code] });
      file.keep({ words: "one" });
      file.keep({ words: "two" });
      const kept = async () => {
        while ((await readFile(path(), "utf8").catch(() => "")) === "")
          await new Promise((resolve) => setImmediate(resolve));
      };
      await inTime(clock, kept());
      expect(await readFile(path(), "utf8")).toBe(whole("two"));
      expect(told).toEqual([{ kind: "notSaved", file: "a.json" }]);
      expect(clock.pending()).toBe(0);
    },
  );

  it.each(["read first", "not read"])(
    "a folder of that name, %s: set aside, said, and kept all the same",
    async (how) => {
      await mkdir(join(path(), "within"), { recursive: true });
      const { clock, told, file } = setUp();
      if (how === "read first") expect(await file.read()).toBeNull();
      file.keep({ words: "one" });
      await inTime(clock, file.written());
      expect(told).toEqual([{ kind: "setAside", file: "a.unreadable.json" }]);
      expect(await readFile(path(), "utf8")).toBe(whole("one"));
      expect(await readdir(join(folder, "deep", "a.unreadable.json"))).toEqual(["within"]);
    },
  );

  it("a byte order mark is none of its words", async () => {
    await put(`\uFEFF${whole("one")}`);
    expect(await setUp().file.read()).toEqual({ words: "one" });
  });

  it.each(["", "\u0000".repeat(200), whole("half").slice(0, -5), `${whole("one")}${whole("two")}`])(
    "%j is set aside, and a second one beside the first",
    async (text) => {
      for (const name of ["a.unreadable.json", "a.unreadable-2.json"]) {
        await put(text);
        const { file, told } = setUp();
        expect(await file.read()).toBeNull();
        expect(told).toEqual([{ kind: "setAside", file: name }]);
        expect(await readFile(join(folder, "deep", name), "utf8")).toBe(text);
      }
    },
  );

  it("a folder with a name outside ASCII is a folder like others", async () => {
    const file = openKeptFile(join(folder, "Jürgen Ł 日本 é🙂", "a.json"), schema, log);
    file.keep({ words: "naïve" });
    await file.written();
    expect(await file.read()).toEqual({ words: "naïve" });
    expect(lines).toEqual([]);
  });

  it("a folder or a half-written file in the place of the draft is no hindrance", async () => {
    await mkdir(join(`${path()}.new`, "within"), { recursive: true });
    const { file } = setUp();
    file.keep({ words: "one" });
    await file.written();
    expect(await readdir(join(folder, "deep"))).toEqual(["a.json"]);
  });
});
