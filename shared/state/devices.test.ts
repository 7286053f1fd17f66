import { describe, expect, test } from "vitest";
import type { AudioDevice } from "./audio.ts";
import { defaultName, deviceInUse, deviceName, pluggedIn } from "./devices.ts";

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
