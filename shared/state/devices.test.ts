import { describe, expect, test } from "vitest";
import type { AudioDevice } from "./audio.ts";
import { deviceLines, deviceName } from "./device-lines.ts";
import { defaultName, deviceInUse, pluggedIn } from "./devices.ts";

const device = (deviceId: string, label: string, kind: AudioDevice["kind"] = "input", group = deviceId) => ({
  deviceId,
  label,
  kind,
  group,
});
const builtIn = device("b", "Built-in microphone");
const jabra = device("j", "Jabra Evolve2 65 (0b0e:0305)");
const system = device("default", "Default - Built-in microphone", "input", "b");

test.each([
  ["Default - Jabra Evolve2 65 (0b0e:0305)", "Jabra Evolve2 65"],
  ["Communications - Headset", "Headset"],
  ["Microphone Array (Realtek(R) Audio)", "Microphone Array (Realtek(R) Audio)"],
  ["Headset (WH-1000XM3 Hands-Free AG Audio) (Bluetooth)", "WH-1000XM3"],
  ["Headphones (WH-1000XM3 Stereo) (Bluetooth)", "WH-1000XM3"],
  ["Headset (Jabra Evolve2 65 Hands-Free)", "Jabra Evolve2 65"],
  ["AirPods (2) (Bluetooth)", "AirPods (2)"],
  ["Speakers (USB Stereo)", "Speakers (USB Stereo)"],
  ["", ""],
])("the label %j reads %j", (label, name) => expect(deviceName(label)).toBe(name));

test("the system's default has a name where the system tells it", () => {
  expect(defaultName([system, builtIn], "input")).toBe("Built-in microphone");
  expect(defaultName([device("default", "Default")], "input")).toBe("");
  expect(defaultName([system], "output")).toBe("");
});

const choice = { deviceId: "j", name: "Jabra Evolve2 65" };
test.each([
  ["is there", [system, builtIn, jabra], "j", true],
  ["has another id since", [system, builtIn, { ...jabra, deviceId: "j2" }], "j2", true],
  ["is unplugged", [system, builtIn], "default", false],
  ["is not known of yet", [], "j", true],
  [
    "is only there as the other kind",
    [system, builtIn, { ...jabra, kind: "output" as const }],
    "default",
    false,
  ],
] as const)("a chosen device that %s", (_, devices, deviceId, isThere) => {
  expect(deviceInUse(devices, "microphone", choice)).toMatchObject({ deviceId, isThere });
});

test("the system's default is always there, by its name", () => {
  expect(deviceInUse([system, builtIn], "microphone", { deviceId: "default", name: "" })).toEqual({
    deviceId: "default",
    name: "Built-in microphone",
    isThere: true,
  });
});

describe("plugged in", () => {
  test("both ends of a headset are one thing, under the name they share", () => {
    const ends = [
      device("hm", "Headset Microphone (Jabra EVOLVE 65)", "input", "g"),
      device("he", "Headset Earphone (Jabra EVOLVE 65)", "output", "g"),
    ];
    expect(pluggedIn([builtIn], [builtIn, ...ends])).toEqual([{ group: "g", name: "Jabra EVOLVE 65" }]);
  });
  test("the first list is not news, nor are the system's stand-ins or what has no name", () => {
    expect(pluggedIn([], [jabra])).toEqual([]);
    expect(pluggedIn([builtIn], [builtIn, system, device("x", "")])).toEqual([]);
    expect(pluggedIn([builtIn, jabra], [builtIn])).toEqual([]);
  });
});

describe("several devices of one name", () => {
  const twin = (id: string, kind: AudioDevice["kind"] = "input", group = id) =>
    device(id, "Jabra Evolve2", kind, group);
  const chosen = { deviceId: "old", name: "Jabra Evolve2" };
  const labels = (devices: readonly AudioDevice[], kind: AudioDevice["kind"]) =>
    deviceLines(devices, kind).map((line) => [line.deviceId, line.label]);

  test("when the ids of both have changed, neither is taken", () => {
    const found = deviceInUse([system, builtIn, twin("x"), twin("y")], "microphone", chosen);
    expect(found).toMatchObject({ deviceId: "default", name: "Built-in microphone", isThere: false });
    expect(found.unsure?.map((line) => line.label)).toEqual(["Jabra Evolve2 (1)", "Jabra Evolve2 (2)"]);
  });
  test("by its id the chosen one is clear", () => {
    const found = deviceInUse([twin("x"), twin("y")], "microphone", { ...chosen, deviceId: "y" });
    expect(found).toEqual({ deviceId: "y", name: "Jabra Evolve2", isThere: true });
  });
  test("their numbers stay whatever the order, and are the same for both ends", () => {
    const outs = [twin("p", "output", "gy"), twin("q", "output", "gx")];
    const ins = [twin("x", "input", "gx"), twin("y", "input", "gy")];
    for (const all of [
      [...ins, ...outs],
      [...outs.toReversed(), ...ins.toReversed()],
    ]) {
      expect(labels(all, "input")).toEqual([
        ["x", "Jabra Evolve2 (1)"],
        ["y", "Jabra Evolve2 (2)"],
      ]);
      expect(labels(all, "output")).toEqual([
        ["q", "Jabra Evolve2 (1)"],
        ["p", "Jabra Evolve2 (2)"],
      ]);
    }
  });
});

describe("a Bluetooth headset", () => {
  const calls = (n: string) =>
    device(`hf${n}`, "Headset (WH-1000XM3 Hands-Free AG Audio) (Bluetooth)", "output", `g${n}`);
  const music = (n: string, group = `s${n}`) =>
    device(`st${n}`, "Headphones (WH-1000XM3 Stereo) (Bluetooth)", "output", group);
  const lines = (devices: readonly AudioDevice[]) =>
    deviceLines(devices, "output").map((line) => [line.deviceId, line.label, line.ids.length]);

  test("is one line, whichever end was chosen, and the end that calls use is used", () => {
    const both = [music("1"), calls("1")];
    expect(lines(both)).toEqual([["hf1", "WH-1000XM3", 2]]);
    for (const deviceId of ["hf1", "st1"]) {
      const found = deviceInUse(both, "speaker", { deviceId, name: "WH-1000XM3" });
      expect(found).toEqual({ deviceId: "hf1", name: "WH-1000XM3", isThere: true });
    }
    const named = { deviceId: "gone", name: "Headphones (WH-1000XM3 Stereo) (Bluetooth)" };
    expect(deviceInUse(both, "ringer", named)).toMatchObject({ deviceId: "hf1", isThere: true });
  });
  test("of newer systems' names, or beside its microphone alone, is one line too", () => {
    const named = (id: string, word: string) =>
      device(id, `${word} (AirPods) (Bluetooth)`, "output", `g${id}`);
    expect(lines([named("a", "Headphones"), named("b", "Headset")])).toEqual([["b", "AirPods", 2]]);
    const mic = device("m", "Mikrofon (AirPods) (Bluetooth)", "input", "ga");
    expect(lines([named("a", "Ecouteurs"), named("b", "Casque"), mic])).toEqual([["a", "AirPods", 2]]);
  });
  test("two of one name are two lines; a stereo end that could be either's asks", () => {
    const all = [music("1"), calls("1"), music("2"), calls("2")];
    expect(lines(all)).toEqual([
      ["hf1", "WH-1000XM3 (1)", 1],
      ["hf2", "WH-1000XM3 (2)", 1],
    ]);
    const chosen = { deviceId: "st1", name: "WH-1000XM3" };
    expect(deviceInUse(all, "speaker", chosen)).toMatchObject({ isThere: false, unsure: [{}, {}] });
    const paired = [music("1", "g1"), calls("1"), music("2", "g2"), calls("2")];
    expect(deviceInUse(paired, "speaker", chosen)).toMatchObject({ deviceId: "hf1", isThere: true });
  });
  test("with its stereo end alone can be chosen, and beside a wired speaker of its name both can", () => {
    expect(lines([music("1")])).toEqual([["st1", "WH-1000XM3", 1]]);
    const wired = device("w", "WH-1000XM3", "output");
    expect(lines([music("1"), calls("1"), wired]).map(([id]) => id)).toEqual(["hf1", "w"]);
  });
  test("is told once when it is connected", () => {
    const mic = device("m", "Headset (WH-1000XM3 Hands-Free AG Audio) (Bluetooth)", "input", "g1");
    expect(pluggedIn([builtIn], [builtIn, mic, music("1"), calls("1")])).toEqual([
      { group: "g1", name: "WH-1000XM3" },
    ]);
  });
});
