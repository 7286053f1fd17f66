import { type Lamps, telephonyPage } from "../../../shared/state/headset.ts";
import type { HidCollection, HidItem, HidReport } from "./hid.ts";

/** Usages of the telephony page that are listened to. */
const controls = { 32: "hook", 33: "flash", 38: "drop", 47: "mute" } as const;
export type ControlName = (typeof controls)[keyof typeof controls];

const ledPage = 0x08;
/** Usages that are lit, page and usage together. Desk sets have the telephony page's ringer in place of a lamp. */
const lampsOfUsage: Readonly<Record<number, keyof Lamps>> = {
  [(ledPage << 16) | 0x09]: "muted",
  [(ledPage << 16) | 0x17]: "offHook",
  [(ledPage << 16) | 0x18]: "ringing",
  [(ledPage << 16) | 0x20]: "held",
  [(telephonyPage << 16) | 0x9e]: "ringing",
};
/** What some headsets have in place of the mute lamp: lit it means muted (WICG/webhid#72). */
const microphoneLamp = (ledPage << 16) | 0x21;

/** One field of a report: where its bits are, and what they may mean. */
export interface Field {
  readonly bit: number;
  readonly size: number;
  /** The field's lowest value is below zero. */
  readonly signed: boolean;
}

/**
 * A button in an input report. The way is what HUT 1.5, 3.4.1 makes of a control's flags:
 * `level` says what is (absolute, no preferred state), `button` goes back by itself (preferred state),
 * `change` says what changed (relative).
 */
export interface Input {
  readonly control: ControlName;
  readonly reportId: number;
  readonly way: "level" | "button" | "change";
  /** Several for an array: the control is on while one of them holds `value`. */
  readonly fields: readonly Field[];
  /** Null: the field's own value counts. */
  readonly value: number | null;
}

/** An output report: its length in bytes, and the bits that are lamps. The rest stays 0. */
export interface Output {
  readonly reportId: number;
  readonly bytes: number;
  readonly lamps: readonly { readonly lamp: keyof Lamps; readonly field: Field }[];
}

export interface Layout {
  readonly inputs: readonly Input[];
  readonly outputs: readonly Output[];
}

/** What Chromium itself takes for the most a report can hold. */
const mostBits = 65_535 * 8;

interface Placed {
  readonly item: HidItem;
  readonly fields: readonly Field[];
  readonly usages: readonly number[];
}

function usagesOf(item: HidItem, most: number): readonly number[] {
  if (item.isRange !== true) return item.usages ?? [];
  const from = item.usageMinimum ?? 0;
  const to = Math.min(item.usageMaximum ?? -1, from + most);
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}

/** The items of a report with the places of their fields; null for a report that cannot be. */
function placed(report: HidReport): { readonly items: readonly Placed[]; readonly bits: number } | null {
  let bits = 0;
  const items: Placed[] = [];
  for (const item of report.items ?? []) {
    const { reportSize: size = 0, reportCount: count = 0, logicalMinimum = 0 } = item;
    if (!Number.isInteger(size) || !Number.isInteger(count) || size < 0 || count < 0) return null;
    if (size * count > mostBits - bits) return null;
    if (item.isConstant !== true && size > 0 && size <= 32) {
      const fields = Array.from({ length: count }, (_, index) => ({
        bit: bits + index * size,
        size,
        signed: logicalMinimum < 0,
      }));
      items.push({ item, fields, usages: usagesOf(item, 0xff) });
    }
    bits += size * count;
  }
  return { items, bits };
}

function inputsOf(report: HidReport): readonly Input[] {
  return (placed(report)?.items ?? []).flatMap(({ item, fields, usages }) =>
    usages.flatMap((usage, index): Input[] => {
      const control =
        usage >>> 16 === telephonyPage ? controls[(usage & 0xffff) as keyof typeof controls] : undefined;
      const field = fields[index];
      if (control === undefined || (item.isArray !== true && field === undefined)) return [];
      const way =
        item.isAbsolute === false ? "change" : item.hasPreferredState === false ? "level" : "button";
      const at =
        item.isArray === true || field === undefined
          ? { fields, value: (item.logicalMinimum ?? 0) + index }
          : { fields: [field], value: null };
      return [{ control, reportId: report.reportId ?? 0, way, ...at }];
    }),
  );
}

function outputOf(report: HidReport, lamps: typeof lampsOfUsage): readonly Output[] {
  const read = placed(report);
  if (read === null) return [];
  const lit = read.items.flatMap(({ item, fields, usages }) =>
    item.isArray === true
      ? []
      : usages.flatMap((usage, index) => {
          const lamp = lamps[usage];
          const field = fields[index];
          return lamp === undefined || field === undefined ? [] : [{ lamp, field }];
        }),
  );
  return lit.length === 0
    ? []
    : [{ reportId: report.reportId ?? 0, bytes: Math.ceil(read.bits / 8), lamps: lit }];
}

/**
 * Where a headset's buttons and lamps are, by its own descriptor. Only its telephony collections are read: what else
 * the device is (volume keys, the vendor's own reports) stays unknown.
 */
export function readLayout(collections: readonly HidCollection[]): Layout {
  const telephony = collections.filter((each) => each.usagePage === telephonyPage);
  const outputs = telephony.flatMap((each) => each.outputReports ?? []);
  const lit = outputs.flatMap((report) => outputOf(report, lampsOfUsage));
  const hasMute = lit.some((output) => output.lamps.some(({ lamp }) => lamp === "muted"));
  return {
    inputs: telephony.flatMap((each) => (each.inputReports ?? []).flatMap(inputsOf)),
    outputs: hasMute
      ? lit
      : outputs.flatMap((report) => outputOf(report, { ...lampsOfUsage, [microphoneLamp]: "muted" })),
  };
}

/** A headset whose buttons can be heard: one of hook and mute at least. */
export function hasButtons(layout: Layout): boolean {
  return layout.inputs.some(({ control }) => control === "hook" || control === "mute");
}

/** The field's value; null where the report is too short to hold it. Bits count from the lowest of the first byte. */
export function readField(data: DataView, { bit, size, signed }: Field): number | null {
  if (bit + size > data.byteLength * 8) return null;
  let value = 0;
  for (let index = 0; index < size; index++) {
    const at = bit + index;
    if ((data.getUint8(at >> 3) >> (at & 7)) & 1) value += 2 ** index;
  }
  return signed && value >= 2 ** (size - 1) ? value - 2 ** size : value;
}

/** The reports that make the lamps show this. */
export function lampReports(
  { outputs }: Layout,
  wanted: Lamps,
): readonly { readonly reportId: number; readonly data: Uint8Array<ArrayBuffer> }[] {
  return outputs.map(({ reportId, bytes, lamps: at }) => {
    const data = new Uint8Array(bytes);
    for (const { lamp, field } of at) {
      if (wanted[lamp]) data[field.bit >> 3] = (data[field.bit >> 3] ?? 0) | (1 << (field.bit & 7));
    }
    return { reportId, data };
  });
}
