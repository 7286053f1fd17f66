import { type HeadsetPress, type Lamps, lampsOff } from "../../../shared/state/headset.ts";
import type { HidInput } from "./hid.ts";
import { type ControlName, type Input, type Layout, readField } from "./layout.ts";

/** Some headsets report one press twice, up to 50 ms apart (WICG/webhid#61). */
const bounceMs = 150;

/**
 * So soon after an off-hook, a mute press or a lamp that changed, "on hook" is not a finger: a button that is let go,
 * or another program's word to the same headset (purecloudlabs/softphone-vendor-headsets#89, where mute ended calls).
 */
const suspectMs = 500;

/** What is remembered of one headset between its reports. Times in milliseconds of one clock. */
export interface Memory {
  /** On or off hook, muted or not, as headset and app last agreed. An echo of that is no press. */
  readonly offHook: boolean;
  readonly muted: boolean;
  /** The last value of every input, by its place in the layout. */
  readonly values: readonly number[];
  /** The last report under each id, byte by byte. */
  readonly reports: ReadonlyMap<number, string>;
  readonly pressedAt: Readonly<Partial<Record<ControlName, number>>>;
  readonly suspectUntil: number;
}

export function forgetful(layout: Layout): Memory {
  return {
    offHook: lampsOff.offHook,
    muted: lampsOff.muted,
    values: layout.inputs.map(() => 0),
    reports: new Map(),
    pressedAt: {},
    suspectUntil: Number.NEGATIVE_INFINITY,
  };
}

/** The lamps were set: from now on that is what the headset is expected to repeat. */
export function lit(memory: Memory, lamps: Lamps, at: number): Memory {
  const isNew = memory.offHook !== lamps.offHook || memory.muted !== lamps.muted;
  return {
    ...memory,
    offHook: lamps.offHook,
    muted: lamps.muted,
    suspectUntil: isNew ? at + suspectMs : memory.suspectUntil,
  };
}

function valueIn({ fields, value }: Input, data: DataView): number | null {
  const read = fields.map((field) => readField(data, field));
  if (read.some((each) => each === null)) return null;
  return value === null ? (read[0] ?? null) : Number(read.includes(value));
}

/** What a value that follows `was` says of the control: on, off, pressed, or nothing. */
function saidBy({ way, control }: Input, value: number, was: number): "on" | "off" | "pressed" | null {
  if (way === "change") {
    if (value < 0) return "off";
    // Below zero there is "off", so above it is "on"; a headset without that says only that it was pressed.
    return value > 0 && was <= 0 ? "pressed" : null;
  }
  // Many headsets forget to say that their hook switch stays where it is put: it is always read as one that does.
  if (way === "level" || control === "hook") return value !== 0 ? "on" : "off";
  return value !== 0 && was === 0 ? "pressed" : null;
}

function pressOf(
  input: Input,
  said: NonNullable<ReturnType<typeof saidBy>>,
  memory: Memory,
): HeadsetPress | null {
  const isTwoWay = input.fields.some((field) => field.signed);
  const heard = said === "pressed" && isTwoWay ? "on" : said;
  switch (input.control) {
    case "hook":
      if (heard === "pressed") return "hook";
      if ((heard === "on") === memory.offHook) return null;
      return heard === "on" ? "offHook" : "onHook";
    case "mute":
      if (heard === "pressed") return "mute";
      if ((heard === "on") === memory.muted) return null;
      return heard === "on" ? "muteOn" : "muteOff";
    case "flash":
    case "drop":
      return heard === "off" ? null : input.control;
  }
}

/**
 * A value that is as it was is no press: it came along with another button. Unless nothing at all is new and the
 * control is one that says what is: a headset that did not repeat our off-hook lamp hangs up in this way.
 * `flash` and `drop` are buttons whatever their flags say, so only their going down counts.
 */
function isNews(input: Input, value: number, was: number, isRepeat: boolean): boolean {
  if (input.control === "flash" || input.control === "drop") return value > 0 && was <= 0;
  return value !== was || (isRepeat && input.way === "level");
}

export interface Read {
  readonly memory: Memory;
  readonly presses: readonly HeadsetPress[];
  /** The headset's own state may differ from the app's now: its lamps are to be set again. */
  readonly moved: boolean;
}

/** `(memory, report) → presses`. A report that is too short or unknown says nothing. */
export function read(layout: Layout, memory: Memory, report: HidInput, at: number): Read {
  const { reportId, data } = report;
  if (!layout.inputs.some((input) => input.reportId === reportId))
    return { memory, presses: [], moved: false };
  const bytes = Array.from({ length: data.byteLength }, (_, index) => data.getUint8(index));
  const isRepeat = bytes.join() === (memory.reports.get(reportId) ?? bytes.map(() => 0).join());
  let now: Memory = { ...memory, reports: new Map(memory.reports).set(reportId, bytes.join()) };
  let moved = false;
  const presses: HeadsetPress[] = [];
  layout.inputs.forEach((input, index) => {
    if (input.reportId !== reportId) return;
    const value = valueIn(input, data);
    if (value === null) return;
    const was = now.values[index] ?? 0;
    now = { ...now, values: now.values.with(index, value) };
    const said = isNews(input, value, was, isRepeat) ? saidBy(input, value, was) : null;
    const press = said === null ? null : pressOf(input, said, now);
    if (press === null) return;
    moved = true;
    const isBounce = at - (now.pressedAt[input.control] ?? Number.NEGATIVE_INFINITY) < bounceMs;
    const isSuspect = press === "onHook" && at < now.suspectUntil;
    now = agreed(now, press);
    if (isBounce || isSuspect) return;
    const isWatched = input.control === "mute" || press === "offHook";
    now = {
      ...now,
      pressedAt: { ...now.pressedAt, [input.control]: at },
      suspectUntil: isWatched ? at + suspectMs : now.suspectUntil,
    };
    presses.push(press);
  });
  return { memory: now, presses, moved };
}

function agreed(memory: Memory, press: HeadsetPress): Memory {
  switch (press) {
    case "offHook":
    case "onHook":
      return { ...memory, offHook: press === "offHook" };
    case "muteOn":
    case "muteOff":
      return { ...memory, muted: press === "muteOn" };
    default:
      return memory;
  }
}
