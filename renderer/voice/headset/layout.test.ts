import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isTelephony, lampsOff } from "../../../shared/state/headset.ts";
import type { HidCollection } from "./hid.ts";
import { hasButtons, lampReports, readField, readLayout } from "./layout.ts";
import { naming, pushing, switching } from "./test-headsets.ts";

const view = (...bytes: number[]) => new DataView(Uint8Array.from(bytes).buffer);
const field = (bit: number, size: number, signed = false) => ({ bit, size, signed });

test.each([
  ["a bit", [0b100], field(2, 1), 1],
  ["a bit of the second byte", [0, 0b1], field(8, 1), 1],
  ["across bytes, the lowest first", [0b1100_0000, 0b0000_0001], field(6, 4), 0b0111],
  ["32 bits", [0xff, 0xff, 0xff, 0xff], field(0, 32), 0xffffffff],
  ["below zero", [0b11], field(0, 2, true), -1],
  ["above zero", [0b01], field(0, 2, true), 1],
  ["beyond the end", [0xff], field(8, 1), null],
  ["half beyond the end", [0xff], field(6, 4), null],
  ["of nothing", [], field(0, 1), null],
])("a field: %s", (_name, bytes, at, value) => {
  expect(readField(view(...bytes), at)).toBe(value);
});

describe("a layout", () => {
  test("takes bits from the descriptor, padding and foreign usages counted", () => {
    const { inputs, outputs } = readLayout(switching.collections);
    expect(inputs.map(({ control, way, fields }) => [control, way, fields[0]?.bit])).toEqual([
      ["hook", "level", 0],
      ["mute", "change", 2],
      ["flash", "change", 3],
      ["drop", "change", 5],
    ]);
    expect(outputs).toMatchObject([{ reportId: 2, bytes: 2 }]);
  });
  test("keeps reports and ways apart", () => {
    const { inputs, outputs } = readLayout(pushing.collections);
    expect(inputs.map(({ control, way, reportId }) => [control, way, reportId])).toEqual([
      ["hook", "change", 8],
      ["mute", "button", 8],
    ]);
    expect(outputs.map(({ reportId }) => reportId)).toEqual([9, 23, 24]);
  });
  test("reads arrays, ranges and devices without report ids", () => {
    expect(readLayout(naming.collections).inputs).toMatchObject([
      { control: "hook", value: 1, reportId: 0 },
      { control: "flash", value: 2 },
      { control: "drop", value: 7 },
      { control: "mute", value: null, way: "level", fields: [{ bit: 7 }] },
    ]);
  });
});

test.each([
  ["nothing", lampsOff, [[0, 0]]],
  ["a call", { ...lampsOff, offHook: true }, [[1, 0]]],
  ["a muted call", { ...lampsOff, offHook: true, muted: true }, [[0b101, 0]]],
  ["an offer", { ...lampsOff, ringing: true }, [[0b1000, 0]]],
  ["a held call", { ...lampsOff, offHook: true, held: true }, [[0b10001, 0]]],
])("lamps: %s", (_name, lamps, bytes) => {
  expect(lampReports(readLayout(switching.collections), lamps).map(({ data }) => [...data])).toEqual(bytes);
});

test("a lamp that a headset does not have is left out, a ringer stands in for the ring lamp", () => {
  const lamps = { offHook: true, ringing: true, muted: true, held: true };
  expect(lampReports(readLayout(naming.collections), lamps)).toEqual([
    { reportId: 0, data: Uint8Array.of(0b111) },
  ]);
});

test.each([
  ["a mute lamp and a microphone lamp: the one for mute", [0x80009, 0x80021], 0b01],
  ["a microphone lamp alone: that", [0x80017, 0x80021], 0b10],
])("%s", (_name, usages, byte) => {
  const items = [{ usages, reportSize: 1, reportCount: 2 }];
  const layout = readLayout([{ usagePage: 0x0b, usage: 5, outputReports: [{ reportId: 3, items }] }]);
  expect(lampReports(layout, { ...lampsOff, muted: true })).toEqual([
    { reportId: 3, data: Uint8Array.of(byte) },
  ]);
});

test.each([
  ["a headset", switching.collections, true],
  ["volume keys", [{ usagePage: 0x0c, usage: 1 }], false],
  ["a keyboard", [{ usagePage: 0x01, usage: 0x06 }], false],
  ["a telephone with a keyboard in it", [...switching.collections, { usagePage: 0x01, usage: 0x06 }], false],
  ["a telephone with a mouse in it", [...switching.collections, { usagePage: 0x01, usage: 0x02 }], false],
  ["nothing", [], false],
  ["what does not say", undefined, false],
])("a telephone and nothing that types: %s", (_name, collections, is) => {
  expect(isTelephony(collections)).toBe(is);
});

test("a telephone without hook and mute has no buttons for us", () => {
  expect(hasButtons(readLayout([{ usagePage: 0x0b, usage: 5, inputReports: [] }]))).toBe(false);
  expect(hasButtons(readLayout(pushing.collections))).toBe(true);
});

const number = fc.oneof(fc.nat(70), fc.integer(), fc.constant(Number.NaN), fc.double());
const item = fc.record(
  {
    usages: fc.array(fc.oneof(fc.constantFrom(0xb0020, 0xb002f, 0x80009, 0x80017), fc.nat()), {
      maxLength: 9,
    }),
    isArray: fc.boolean(),
    isRange: fc.boolean(),
    isConstant: fc.boolean(),
    isAbsolute: fc.boolean(),
    hasPreferredState: fc.boolean(),
    usageMinimum: number,
    usageMaximum: number,
    reportSize: number,
    reportCount: number,
    logicalMinimum: number,
  },
  { requiredKeys: [] },
);
const reports = fc.array(fc.record({ reportId: fc.nat(255), items: fc.array(item, { maxLength: 6 }) }), {
  maxLength: 3,
});

test("no descriptor makes it throw, and no report is longer than its descriptor says", () => {
  const lamps = { offHook: true, ringing: true, muted: true, held: true };
  fc.assert(
    fc.property(reports, reports, (inputReports, outputReports) => {
      const collections: HidCollection[] = [{ usagePage: 0x0b, usage: 5, inputReports, outputReports }];
      const layout = readLayout(collections);
      for (const { data } of lampReports(layout, lamps)) expect(data.length).toBeLessThanOrEqual(65_535);
    }),
  );
});
