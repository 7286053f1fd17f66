import type { HidCollection, HidItem } from "./hid.ts";

/**
 * Three kinds of headset as they are common, described by the usage tables: made up, of no maker. Items stand in the
 * order of the wire, from the lowest bit on.
 */
const telephony = (usage: number) => (0x0b << 16) | usage;
const led = (usage: number) => (0x08 << 16) | usage;
const bits = (usages: readonly number[], flags: Partial<HidItem> = {}): HidItem => ({
  usages,
  reportSize: 1,
  reportCount: usages.length,
  logicalMinimum: 0,
  logicalMaximum: 1,
  isAbsolute: true,
  isArray: false,
  isConstant: false,
  isRange: false,
  hasPreferredState: true,
  ...flags,
});
const padding = (count: number): HidItem => bits([], { isConstant: true, reportCount: count });
const volume: HidCollection = {
  usagePage: 0x0c,
  usage: 1,
  inputReports: [{ reportId: 1, items: [bits([0xc00e9, 0xc00ea]), padding(6)] }],
  outputReports: [],
};

/** A model: what it says of itself, and the bytes of its reports. */
export interface Model {
  readonly name: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly serial: string;
  readonly collections: readonly HidCollection[];
  readonly reportId: number;
  /** The input bytes for hook and mute. */
  bytes(hook: boolean, mute: boolean): number[];
  /** Lamps by the last output reports, as "reportId:byte,byte". */
  lamps(sent: readonly string[]): { offHook: boolean; muted: boolean; ringing: boolean };
  /** Buttons that stay where they are put; they follow their lamps. */
  readonly rests: "hook" | "mute" | "none";
  /** What follows a lamp is reported back. */
  readonly echoes: boolean;
}

const last = (sent: readonly string[], reportId: number): number =>
  Number(sent.findLast((each) => each.startsWith(`${reportId}:`))?.split(/[:,]/)[1] ?? 0);

/** The hook switch says what is, mute is a button of changes; one report each way; repeats the lamp. */
export const switching: Model = {
  name: "Level 40",
  vendorId: 0x1111,
  productId: 0x0040,
  serial: "A1",
  rests: "hook",
  echoes: true,
  reportId: 2,
  collections: [
    volume,
    {
      usagePage: 0x0b,
      usage: 5,
      inputReports: [
        {
          reportId: 2,
          items: [
            bits([telephony(0x20), telephony(0x97)], { hasPreferredState: false }),
            bits([telephony(0x2f), telephony(0x21), telephony(0x24), telephony(0x26)], { isAbsolute: false }),
            padding(10),
          ],
        },
      ],
      outputReports: [
        {
          reportId: 2,
          items: [
            bits([led(0x17), led(0x1e), led(0x09), led(0x18), led(0x20)], { hasPreferredState: false }),
            padding(11),
          ],
        },
      ],
    },
    { usagePage: 0xff30, usage: 1, inputReports: [{ reportId: 4, items: [padding(8)] }] },
  ],
  bytes: (hook, mute) => [Number(hook) | (Number(mute) << 2), 0],
  lamps(sent) {
    const byte = last(sent, 2);
    return { offHook: (byte & 1) > 0, muted: (byte & 4) > 0, ringing: (byte & 8) > 0 };
  },
};

/** Everything is a button that goes back by itself; lamps in reports of their own; repeats nothing. */
export const pushing: Model = {
  name: "Push 20",
  vendorId: 0x2222,
  productId: 0x0020,
  serial: "",
  rests: "none",
  echoes: false,
  reportId: 8,
  collections: [
    {
      usagePage: 0x0b,
      usage: 5,
      inputReports: [
        {
          reportId: 8,
          items: [bits([telephony(0x20)], { isAbsolute: false }), bits([telephony(0x2f)]), padding(6)],
        },
      ],
      outputReports: [
        { reportId: 9, items: [bits([led(0x09)]), padding(7)] },
        { reportId: 23, items: [bits([led(0x17)]), padding(7)] },
        { reportId: 24, items: [bits([led(0x18)]), padding(7)] },
      ],
    },
    volume,
  ],
  bytes: (hook, mute) => [Number(hook) | (Number(mute) << 1)],
  lamps: (sent) => ({ offHook: last(sent, 23) > 0, muted: last(sent, 9) > 0, ringing: last(sent, 24) > 0 }),
};

/** Without report ids: an array names the buttons held down, mute stays where it is put. */
export const naming: Model = {
  name: "Array 10",
  vendorId: 0x3333,
  productId: 0x0010,
  serial: "C3",
  rests: "mute",
  echoes: false,
  reportId: 0,
  collections: [
    {
      usagePage: 0x0b,
      usage: 1,
      inputReports: [
        {
          reportId: 0,
          items: [
            {
              isArray: true,
              isAbsolute: true,
              isConstant: false,
              hasPreferredState: true,
              isRange: true,
              usageMinimum: telephony(0x20),
              usageMaximum: telephony(0x26),
              logicalMinimum: 1,
              logicalMaximum: 7,
              reportSize: 4,
              reportCount: 1,
            },
            padding(3),
            bits([telephony(0x2f)], { hasPreferredState: false }),
          ],
        },
      ],
      outputReports: [{ reportId: 0, items: [bits([led(0x09), led(0x17), telephony(0x9e)]), padding(5)] }],
    },
  ],
  bytes: (hook, mute) => [Number(hook) | (Number(mute) << 7)],
  lamps(sent) {
    const byte = last(sent, 0);
    return { offHook: (byte & 2) > 0, muted: (byte & 1) > 0, ringing: (byte & 4) > 0 };
  },
};
