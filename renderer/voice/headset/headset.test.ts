import { expect, test } from "vitest";
import { type DesiredHeadset, type HeadsetPress, lampsOff } from "../../../shared/state/headset.ts";
import { createHeadset } from "./headset.ts";
import type { Hid, HidDevice, HidInput } from "./hid.ts";
import { type Model, pushing, switching } from "./test-headsets.ts";

const settled = () => new Promise<void>((resolve) => setTimeout(resolve));
const idle: DesiredHeadset = { known: "1:1:", ...lampsOff };
const inCall: DesiredHeadset = { ...idle, offHook: true };

function deviceOf(model: Model) {
  const sent: string[] = [];
  const heard = new Set<(input: HidInput) => void>();
  const device = {
    opened: false,
    productName: model.name,
    vendorId: model.vendorId,
    productId: model.productId,
    collections: model.collections,
    refuses: false,
    /** While it is set a report takes until it is resolved. */
    slow: null as Promise<void> | null,
    async open() {
      if (device.refuses) throw new DOMException("Failed to open the device.", "NotAllowedError");
      device.opened = true;
    },
    async close() {
      device.opened = false;
    },
    async sendReport(reportId: number, data: Uint8Array) {
      await device.slow;
      if (!device.opened) throw new DOMException("gone", "NotAllowedError");
      sent.push(`${reportId}:${[...data].join()}`);
    },
    addEventListener: (_name: string, hear: (input: HidInput) => void) => void heard.add(hear),
    removeEventListener: (_name: string, hear: (input: HidInput) => void) => void heard.delete(hear),
  };
  return {
    device,
    sent,
    listeners: () => heard.size,
    lamps: () => model.lamps(sent),
    reports(bytes: readonly number[]) {
      const data = new DataView(Uint8Array.from(bytes).buffer);
      for (const hear of heard) hear({ reportId: model.reportId, data });
    },
  };
}

function setUp(...models: Model[]) {
  const all = models.map(deviceOf);
  const there = new Set<HidDevice>(all.map(({ device }) => device));
  const listeners = {
    connect: [] as ((event: { device: HidDevice }) => void)[],
    disconnect: [] as ((event: { device: HidDevice }) => void)[],
  };
  const presses: HeadsetPress[] = [];
  const states: string[] = [];
  let at = 10_000;
  let decided = Promise.resolve();
  const headset = createHeadset({
    hid: {
      getDevices: async () => [...there],
      addEventListener: (name, heard) => void listeners[name].push(heard),
    } satisfies Hid,
    now: () => at,
    onPress: (press) => {
      presses.push(press);
      return decided;
    },
    onState: (state, name) => states.push(`${state} ${name}`.trim()),
  });
  return {
    all,
    headset,
    presses,
    states,
    later: (ms: number) => (at += ms),
    decides: (when: Promise<void>) => (decided = when),
    async unplug(index: number) {
      const device = all[index]?.device as HidDevice;
      there.delete(device);
      all[index]?.device.close();
      for (const heard of listeners.disconnect) heard({ device });
      await settled();
    },
    async plug(index: number) {
      const device = all[index]?.device as HidDevice;
      there.add(device);
      for (const heard of listeners.connect) heard({ device });
      await settled();
    },
  };
}

test("nothing is opened before the user connected a headset, and it is let go when it is forgotten", async () => {
  const { all, headset, states } = setUp(switching);
  const [one] = all;
  headset.want({ ...inCall, known: "" });
  await settled();
  expect([one?.device.opened, states]).toEqual([false, []]);
  headset.want(inCall);
  await settled();
  expect([one?.device.opened, states]).toEqual([true, ["ready Level 40"]]);
  headset.want({ ...inCall, known: "" });
  await settled();
  // Not left in a call that it knows nothing of.
  expect(one?.lamps()).toEqual({ offHook: false, muted: false, ringing: false });
  expect([one?.device.opened, one?.listeners(), states.at(-1)]).toEqual([false, 0, "none"]);
});

test("a press is told, and the lamps are set again once main has decided, also where nothing came of it", async () => {
  const { all, headset, presses, decides } = setUp(switching);
  headset.want(idle);
  await settled();
  const before = all[0]?.sent.length ?? 0;
  const deciding = Promise.withResolvers<void>();
  decides(deciding.promise);
  all[0]?.reports(switching.bytes(true, false));
  await settled();
  expect([presses, all[0]?.sent.length]).toEqual([["offHook"], before]);
  deciding.resolve();
  await settled();
  expect(all[0]?.sent.slice(before)).toEqual(["2:0,0"]);
});

test("a word that is not believed sets the headset right", async () => {
  const { all, headset, presses, later } = setUp(switching);
  headset.want(inCall);
  await settled();
  all[0]?.reports(switching.bytes(true, false));
  later(5_000);
  all[0]?.reports(switching.bytes(true, true));
  headset.want({ ...inCall, muted: true });
  await settled();
  const before = all[0]?.sent.length ?? 0;
  all[0]?.reports(switching.bytes(false, true));
  await settled();
  expect(presses).toEqual(["mute"]);
  expect(all[0]?.sent.slice(before)).toEqual(["2:5,0"]);
});

test("while a slow headset takes one report, of the newer wishes only the newest follows", async () => {
  const { all, headset } = setUp(switching);
  headset.want(idle);
  await settled();
  const slow = Promise.withResolvers<void>();
  if (all[0] !== undefined) all[0].device.slow = slow.promise;
  headset.want(inCall);
  for (const muted of [true, false, true]) headset.want({ ...inCall, muted });
  slow.resolve();
  await settled();
  expect(all[0]?.sent.slice(1)).toEqual(["2:1,0", "2:5,0"]);
});

test("unplugged in a call nothing breaks; plugged in again the lamps are in step", async () => {
  const { all, headset, states, unplug, plug } = setUp(pushing);
  headset.want(inCall);
  await settled();
  await unplug(0);
  headset.want({ ...inCall, muted: true });
  await settled();
  expect([states.at(-1), all[0]?.listeners()]).toEqual(["none", 0]);
  await plug(0);
  expect(states.at(-1)).toBe("ready Push 20");
  expect(all[0]?.lamps()).toEqual({ offHook: true, muted: true, ringing: false });
});

test("a second headset is left alone while the first is in use, and takes its place", async () => {
  const { all, headset, states, unplug, plug } = setUp(switching, pushing);
  headset.want(idle);
  await settled();
  await plug(1);
  expect(all.map(({ device }) => device.opened)).toEqual([true, false]);
  await unplug(0);
  expect(all.map(({ device }) => device.opened)).toEqual([false, true]);
  expect(states).toEqual(["ready Level 40", "ready Push 20"]);
});

test("of two that are there the one that was connected last is used, also in the middle of a call", async () => {
  const { all, headset, states } = setUp(switching, pushing);
  const [level, push] = [switching, pushing].map(
    (each) => `${each.vendorId}:${each.productId}:${each.serial}`,
  );
  headset.want({ ...inCall, known: `${level},${push}` });
  await settled();
  expect(all.map(({ device }) => device.opened)).toEqual([true, false]);
  headset.want({ ...inCall, known: `${push},${level}` });
  await settled();
  expect(all.map(({ device }) => device.opened)).toEqual([false, true]);
  expect(all.map(({ lamps }) => lamps().offHook)).toEqual([false, true]);
  expect(states).toEqual(["ready Level 40", "ready Push 20"]);
});

test("one that cannot be opened is told, the next is tried, and it is tried again when it is plugged in", async () => {
  const { all, headset, states, unplug, plug } = setUp(switching);
  if (all[0] !== undefined) all[0].device.refuses = true;
  headset.want(idle);
  await settled();
  expect(states).toEqual(["busy Level 40"]);
  if (all[0] !== undefined) all[0].device.refuses = false;
  await unplug(0);
  expect(states.at(-1)).toBe("none");
  await plug(0);
  expect(states.at(-1)).toBe("ready Level 40");
});

test("a device that is no telephone, or has no button for us, is not opened", async () => {
  const keyboard = { ...switching, collections: [...switching.collections, { usagePage: 1, usage: 6 }] };
  const dumb = { ...switching, collections: [{ usagePage: 0x0b, usage: 5 }] };
  const { all, headset, states } = setUp(keyboard, dumb);
  headset.want(idle);
  await settled();
  expect([all.map(({ device }) => device.opened), states]).toEqual([[false, false], ["none"]]);
});

test("lamps that cannot be set break nothing", async () => {
  const { all, headset, presses } = setUp(switching);
  headset.want(idle);
  await settled();
  await all[0]?.device.close();
  headset.want(inCall);
  await settled();
  all[0]?.reports(switching.bytes(false, true));
  await settled();
  expect(presses).toEqual(["mute"]);
});

test("without WebHID there is nothing to do and nothing breaks", async () => {
  const states: string[] = [];
  const headset = createHeadset({
    hid: undefined,
    now: () => 0,
    onPress: async () => {},
    onState: (state) => states.push(state),
  });
  headset.want(inCall);
  await settled();
  headset.leave();
  expect(states).toEqual(["none"]);
});
