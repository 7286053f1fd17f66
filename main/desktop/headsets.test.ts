import { EventEmitter } from "node:events";
import type { DevicePermissionHandlerHandlerDetails, HIDDevice, Session } from "electron";
import { describe, expect, test } from "vitest";
import { silentLog } from "../../shared/log.ts";
import { defaultSettings, type Settings } from "../../shared/state/settings.ts";
import type { SettingsFile } from "../settings/settings.ts";
import { createStore } from "../state/store.ts";
import { mayUse, watchHeadsets } from "./headsets.ts";

const telephone = { usagePage: 0x0b, usage: 5 } as HIDDevice["collections"][number];
const keyboard = { usagePage: 0x01, usage: 6 } as HIDDevice["collections"][number];
const device = (deviceId: string, more: Partial<HIDDevice> = {}): HIDDevice => ({
  deviceId,
  name: `Headset ${deviceId}`,
  vendorId: 1,
  productId: Number(deviceId),
  serialNumber: "S",
  collections: [telephone],
  ...more,
});
const remembered = { vendorId: 1, productId: 7, serial: "S", name: "Headset 7" };

describe("which device a page may use", () => {
  const asks = (more: object = {}, of: Partial<HIDDevice> = {}) =>
    ({
      deviceType: "hid",
      origin: "app://hookswitch",
      device: device("7", of),
      ...more,
    }) as DevicePermissionHandlerHandlerDetails;
  test.each([
    ["the one that was connected", asks(), true],
    ["an origin written with its slash", asks({ origin: "app://hookswitch/" }), true],
    ["another product", asks({}, { productId: 8 }), false],
    ["another maker", asks({}, { vendorId: 2 }), false],
    ["another of the same kind", asks({}, { serialNumber: "T" }), false],
    [
      "one that tells no serial number",
      { ...asks(), device: { ...device("7"), serialNumber: undefined } },
      false,
    ],
    ["another interface of it, without telephony", asks({}, { collections: [] }), false],
    ["one that also types", asks({}, { collections: [telephone, keyboard] }), false],
    ["somebody else's page", asks({ origin: "https://evil.example" }), false],
    ["an origin that begins like ours", asks({ origin: "app://hookswitch.evil" }), false],
    ["USB", asks({ deviceType: "usb" }), false],
    ["serial", asks({ deviceType: "serial" }), false],
  ])("%s", (_name, details, is) => {
    expect(mayUse(details as DevicePermissionHandlerHandlerDetails, [remembered])).toBe(is);
  });
  test("none while none was connected", () => expect(mayUse(asks(), [])).toBe(false));
});

describe("connecting", () => {
  function setUp() {
    const session = new EventEmitter();
    const store = createStore(() => 0);
    let held: Settings = defaultSettings;
    const settings = {
      get: () => held,
      change: (part: object) => {
        held = { ...held, ...part };
        return held;
      },
    } as unknown as SettingsFile;
    const headsets = watchHeadsets({
      session: session as unknown as Session,
      store,
      settings,
      log: silentLog,
    });
    return {
      headsets,
      choices: () => store.get().headset.choices,
      known: () => store.get().settings.headsets,
      emit: (name: string, one: HIDDevice) => session.emit(name, {}, { device: one, frame: null }),
      asks(deviceList: HIDDevice[], url = "app://hookswitch/settings.html") {
        const answers: (string | undefined)[] = [];
        let isPrevented = false;
        const event = { preventDefault: () => (isPrevented = true) };
        session.emit("select-hid-device", event, { deviceList, frame: { url } }, (id?: string) =>
          answers.push(id),
        );
        expect(isPrevented).toBe(true);
        return answers;
      },
    };
  }

  test("a single headset is taken and remembered", () => {
    const { asks, known, choices } = setUp();
    expect(asks([device("7")])).toEqual(["7"]);
    expect(known()).toEqual([remembered]);
    expect(choices()).toEqual([]);
  });
  test("one that was known before is remembered once, and is the newest", () => {
    const { asks, known } = setUp();
    for (const id of ["7", "8", "7"]) asks([device(id)]);
    expect(known().map((each) => each.productId)).toEqual([7, 8]);
  });
  test("no more than eight are remembered", () => {
    const { asks, known } = setUp();
    for (let id = 1; id <= 12; id++) asks([device(`${id}`)]);
    expect(known().map((each) => each.productId)).toEqual([12, 11, 10, 9, 8, 7, 6, 5]);
  });
  test("none is no choice", () => {
    const { asks, known } = setUp();
    expect(asks([])).toEqual([undefined]);
    expect(asks([device("7", { collections: [keyboard] })])).toEqual([undefined]);
    expect(known()).toEqual([]);
  });
  test("several are put to the user", () => {
    const { asks, known, choices, headsets } = setUp();
    const answers = asks([device("7"), device("8")]);
    expect([answers, known()]).toEqual([[], []]);
    expect(choices()).toEqual([
      { deviceId: "7", name: "Headset 7" },
      { deviceId: "8", name: "Headset 8" },
    ]);
    headsets.choose("8");
    expect(answers).toEqual(["8"]);
    expect(known().map((each) => each.productId)).toEqual([8]);
    expect(choices()).toEqual([]);
    headsets.choose("7");
    expect(answers).toHaveLength(1);
  });
  test.each([null, "9", ""])("a choice of %j is none", (deviceId) => {
    const { asks, known, choices, headsets } = setUp();
    const answers = asks([device("7"), device("8")]);
    headsets.choose(deviceId);
    expect([answers, known(), choices()]).toEqual([[undefined], [], []]);
  });
  test("plugged and unplugged while the list is open", () => {
    const { asks, emit, choices, headsets, known } = setUp();
    const answers = asks([device("7"), device("8")]);
    emit("hid-device-added", device("9"));
    emit("hid-device-added", device("5", { collections: [keyboard] }));
    emit("hid-device-removed", device("7"));
    expect(choices().map((each) => each.deviceId)).toEqual(["8", "9"]);
    headsets.choose("7");
    expect([answers, known()]).toEqual([[undefined], []]);
  });
  test("the last one unplugged ends the question", () => {
    const { asks, emit, choices } = setUp();
    const answers = asks([device("7"), device("8")]);
    emit("hid-device-removed", device("7"));
    emit("hid-device-removed", device("8"));
    expect([answers, choices()]).toEqual([[undefined], []]);
  });
  test("a new question ends the old one", () => {
    const { asks } = setUp();
    const first = asks([device("7"), device("8")]);
    expect([asks([device("7")]), first]).toEqual([["7"], [undefined]]);
  });
  test.each([
    "app://hookswitch/voice.html",
    "app://hookswitch/phone.html",
    "https://evil.example/settings.html",
  ])("%s may not ask", (url) => {
    const { asks, known } = setUp();
    expect(asks([device("7")], url)).toEqual([undefined]);
    expect(known()).toEqual([]);
  });
  test("forgotten, nothing is known", () => {
    const { asks, known, headsets } = setUp();
    asks([device("7")]);
    headsets.forget();
    expect(known()).toEqual([]);
  });
});
