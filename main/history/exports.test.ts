import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type HistoryExport, type PastItem, wholeToday } from "../../shared/contract/history.ts";
import { silentLog } from "../../shared/log.ts";
import type { Failure } from "../../shared/result.ts";
import { samplePast } from "../collections/test-history.ts";
import { createHistoryExports } from "./exports.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hookswitch-export-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A list that is read by and by. */
function fakeList() {
  let rows: readonly PastItem[] = [];
  let isLoading = true;
  let failure: Failure | null = null;
  let told = () => {};
  return {
    open: (_query: unknown, changed: () => void) => {
      told = changed;
      return {
        rows: ({ start, count }: { start: number; count: number }) => rows.slice(start, start + count),
        head: () => ({ total: rows.length, isMore: false, isLoading, failure }),
        want() {},
        retry() {},
        close() {},
      };
    },
    has(now: readonly PastItem[], more: { isLoading?: boolean; failure?: Failure } = {}) {
      rows = now;
      isLoading = more.isLoading ?? false;
      failure = more.failure ?? null;
      told();
    },
  };
}

function setUp(place: string | null = join(folder, "out.csv")) {
  const list = fakeList();
  const exports = createHistoryExports({
    list: () => list.open,
    zone: () => "Europe/Berlin",
    askForPlace: async () => place,
    fileName: () => "history.csv",
    newId: () => "x-1",
    log: silentLog,
  });
  const seen: HistoryExport[] = [];
  exports.watch(() => seen.push(exports.last() as HistoryExport));
  return { list, exports, seen };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Reads a file as a spreadsheet does: quotes, then cells; the marks that keep a cell a text are looked at. */
function readBack(path: string): string[][] {
  const text = readFileSync(path, "utf8");
  expect(text.startsWith("\ufeff")).toBe(true);
  const rows: string[][] = [[]];
  let cell = "";
  let isQuoted = false;
  for (let at = 1; at < text.length; at += 1) {
    const char = text[at] as string;
    if (isQuoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else isQuoted = false;
    } else if (char === '"') isQuoted = true;
    else if (char === ",") {
      rows.at(-1)?.push(cell);
      cell = "";
    } else if (char === "\n") {
      rows.at(-1)?.push(cell.replace(/\r$/, ""));
      cell = "";
      rows.push([]);
    } else cell += char;
  }
  expect(rows.pop()).toEqual([]);
  return rows;
}

describe("a history as a file", () => {
  test("[supervisor complaint 12] numbers keep plus and zeros, formulas are texts, letters are UTF-8, times have their zone", async () => {
    const { list, exports } = setUp();
    const hostile = [
      samplePast({
        key: "1",
        number: "+14155552671",
        name: 'Jürgen Müller, "JM"',
        at: Date.parse("2026-10-25T00:30:00Z"),
        lastedMs: 61_400,
        end: "agentHungUp",
        notes: '=HYPERLINK("http://evil.example")\nline two',
        workitemId: "00012345678901234567",
      }),
      samplePast({ key: "2", number: "0049301234", name: "@cmd", at: Date.parse("2026-10-25T01:30:00Z") }),
      samplePast({ key: "3", number: "", name: "-2+3", at: null, disposition: "+1", queue: "\t=1" }),
    ];
    const done = exports.run(wholeToday);
    await settled();
    list.has(hostile);
    expect(await done).toEqual({ ok: true, value: 3 });
    const [head, ...rows] = readBack(join(folder, "out.csv"));
    const cells = (name: string) => rows.map((row) => row[(head ?? []).indexOf(name)]);
    expect(cells("Number or address")).toEqual(["\t+14155552671", "\t0049301234", ""]);
    expect(cells("Name")).toEqual(['Jürgen Müller, "JM"', "'@cmd", "'-2+3"]);
    expect(cells("Notes")[0]).toBe('\'=HYPERLINK("http://evil.example")\nline two');
    expect(cells("Disposition")[2]).toBe("'+1");
    expect(cells("Queue")[2]).toBe("'\t=1");
    expect(cells("Workitem")[0]).toBe("\t00012345678901234567");
    expect(cells("Seconds")).toEqual(["61", "", ""]);
    // The hour that comes twice is told apart by the first, and read by people in the second.
    expect(cells("Time (ISO 8601)")).toEqual(["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00", ""]);
    expect(cells("Time in Europe/Berlin")).toEqual(["2026-10-25 02:30:00", "2026-10-25 02:30:00", ""]);
    // No cell begins as a formula does, but for the tab of a number.
    const formulas = rows.flat().filter((cell) => /^[=+\-@\r]/.test(cell));
    expect(formulas).toEqual([]);
  });

  test("waits until all of it was read, and says how far it is", async () => {
    const { list, exports, seen } = setUp();
    const many = Array.from({ length: 2_500 }, (_, n) => samplePast({ key: `${n}` }));
    const done = exports.run(wholeToday);
    await settled();
    list.has(many.slice(0, 500), { isLoading: true });
    await settled();
    list.has(many);
    expect(await done).toEqual({ ok: true, value: 2_500 });
    expect(readBack(join(folder, "out.csv"))).toHaveLength(2_501);
    const stages = seen.map(({ state, done: count }) => `${state} ${count}`);
    expect(stages).toContain("reading 500");
    expect(stages).toContain("writing 1000");
    expect(stages.at(-1)).toBe("done 2500");
  });

  test("can be stopped while it is read, and leaves no file", async () => {
    const { list, exports } = setUp();
    const done = exports.run(wholeToday);
    await settled();
    list.has([samplePast()], { isLoading: true });
    await settled();
    exports.stop();
    expect(await done).toEqual({ ok: true, value: null });
    expect(exports.last()).toMatchObject({ state: "cancelled" });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("can be stopped while it is written", async () => {
    const { list, exports } = setUp();
    exports.watch(() => {
      if (exports.last()?.state === "writing") exports.stop();
    });
    const done = exports.run(wholeToday);
    await settled();
    list.has(Array.from({ length: 5_000 }, (_, n) => samplePast({ key: `${n}` })));
    expect(await done).toEqual({ ok: true, value: null });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a failed reading is told, and so is a disk that takes nothing", async () => {
    const { list, exports } = setUp();
    const done = exports.run(wholeToday);
    await settled();
    list.has([], { failure: { code: "offline" } });
    expect(await done).toMatchObject({ error: { code: "offline" } });
    const full = setUp(join(folder, "no", "such", "folder.csv"));
    const failing = full.exports.run(wholeToday);
    await settled();
    full.list.has([samplePast()]);
    expect(await failing).toMatchObject({ error: { code: "notSaved" } });
    expect(full.exports.last()).toMatchObject({ state: "failed" });
  });

  test("one at a time, and none where the agent thinks better", async () => {
    const { exports } = setUp();
    void exports.run(wholeToday);
    expect(await exports.run(wholeToday)).toMatchObject({ error: { code: "busy" } });
    exports.stop();
    const none = setUp(null);
    expect(await none.exports.run(wholeToday)).toEqual({ ok: true, value: null });
    expect(none.exports.last()).toBeNull();
  });
});
