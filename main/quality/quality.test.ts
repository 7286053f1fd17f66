import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import type { Quality } from "../../shared/state/audio.ts";
import { type CallQuality, gradeOfCall } from "../../shared/state/call-quality.ts";
import { openKeptFile } from "../files/kept-file.ts";
import { createLog } from "../log/log.ts";
import { exported } from "./export.ts";
import { keptQualitySchema, openQualityFile } from "./file.ts";
import { emptyTally, summaryOf, tallied } from "./tally.ts";

const quality = (change: Partial<Quality> = {}): Quality => ({
  roundTrip: 40,
  jitter: 4,
  loss: 0,
  lossOut: 0,
  levelIn: 0,
  levelOut: 0,
  mos: 4.4,
  grade: "good",
  cause: null,
  ...change,
});
const call = (callId: string, change: Partial<CallQuality> = {}): CallQuality => ({
  callId,
  at: Date.UTC(2026, 0, 2, 3, 4, 5),
  seconds: 60,
  poorSeconds: 0,
  mosMedian: 4.4,
  mosMin: 4.1,
  roundTrip: 40,
  jitter: 4,
  lossIn: 0.1,
  lossOut: null,
  microphone: "Jabra",
  speaker: "Jabra",
  ...change,
});
const facts = { callId: "w1", at: 1, microphone: "m", speaker: "s" };

describe("one call added up", () => {
  test("median and worst score, means by time, poor seconds", () => {
    let tally = emptyTally;
    for (let second = 0; second < 8; second += 1) tally = tallied(tally, quality(), 1);
    tally = tallied(tally, quality({ mos: 2.9, grade: "poor", loss: 10, lossOut: null }), 2);
    expect(summaryOf(tally, facts)).toEqual({
      ...facts,
      seconds: 10,
      poorSeconds: 2,
      mosMedian: 4.4,
      mosMin: 2.9,
      roundTrip: 40,
      jitter: 4,
      lossIn: 2,
      lossOut: 0,
    });
  });
  test("an hour takes no more room than a second, and nothing known is nothing said", () => {
    let tally = emptyTally;
    for (let second = 0; second < 3_600; second += 1)
      tally = tallied(tally, quality({ mos: 1 + (second % 35) / 10 }), 1);
    expect(tally.scores).toHaveLength(emptyTally.scores.length);
    expect(summaryOf(emptyTally, facts)).toMatchObject({ mosMedian: null, mosMin: null, lossIn: null });
  });
});

test.each([
  [{}, "good"],
  [{ mosMedian: null }, null],
  [{ mosMedian: 3.9 }, "fair"],
  [{ poorSeconds: 7 }, "fair"],
  [{ mosMedian: 3.5 }, "poor"],
] as const)("a call of %j was %s", (change, grade) => expect(gradeOfCall(call("w", change))).toBe(grade));

describe("the file", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "hookswitch-quality-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const open = (lines: string[] = []) => {
    const clock = fakeClock();
    const log = createLog((level, line) => lines.push(`${level} ${line}`));
    const file = openKeptFile(join(folder, "call-quality.json"), keptQualitySchema, log);
    return { clock, file: openQualityFile(file, clock) };
  };

  test("what was added is there at the next start; a call is there once; only the last thousand are", async () => {
    const { file } = open();
    for (let count = 0; count < 1_002; count += 1) file.add(call(`w${count}`));
    file.add(call("w1001", { mosMin: 2 }));
    await file.flush();
    const again = open().file;
    expect(await again.all()).toHaveLength(1_000);
    expect(await again.of(["w0", "w1001"])).toEqual([call("w1001", { mosMin: 2 })]);
    expect(readdirSync(folder)).toEqual(["call-quality.json"]);
  });
  test("a call that ends while the file is read goes beside what is in it", async () => {
    const first = open().file;
    first.add(call("a"));
    await first.flush();
    const { file } = open();
    file.add(call("b"));
    await file.flush();
    expect((await open().file.all()).map(({ callId }) => callId)).toEqual(["a", "b"]);
  });
  test("nothing is written at once, one write for several calls", async () => {
    const { file, clock } = open();
    file.add(call("a"));
    file.add(call("b"));
    expect(clock.pending()).toBe(1);
    expect(readdirSync(folder)).toEqual([]);
    clock.advance(2_000);
    await file.flush();
    const { value } = JSON.parse(readFileSync(join(folder, "call-quality.json"), "utf8"));
    expect(value).toHaveLength(2);
  });
  test.each(["{ not json", '[{"callId":7}]', "null"])(
    "%s is set aside and named, and work goes on",
    async (text) => {
      writeFileSync(join(folder, "call-quality.json"), text);
      const lines: string[] = [];
      const { file } = open(lines);
      expect(await file.all()).toEqual([]);
      expect(lines.join()).toContain("set aside");
      file.add(call("a"));
      await file.flush();
      expect(await open().file.all()).toHaveLength(1);
      const aside = readdirSync(folder).filter((name) => name.includes("unreadable"));
      expect(aside.map((name) => readFileSync(join(folder, name), "utf8"))).toEqual([text]);
    },
  );
});

test("exported as CSV, with cells that no spreadsheet runs, and as JSON", () => {
  const calls = [call("w1", { microphone: '=A1,"x"' })];
  expect(exported(calls, "csv")).toBe(
    "at,callId,seconds,poorSeconds,mosMedian,mosMin,roundTrip,jitter,lossIn,lossOut,microphone,speaker\r\n" +
      '2026-01-02T03:04:05.000Z,w1,60,0,4.4,4.1,40,4,0.1,,"\'=A1,""x""",Jabra\r\n',
  );
  expect(JSON.parse(exported(calls, "json"))).toMatchObject([
    { callId: "w1", at: "2026-01-02T03:04:05.000Z" },
  ]);
});
