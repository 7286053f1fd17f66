import { expect, type Page } from "@playwright/test";
import type { HidCollection } from "../../renderer/voice/headset/hid.ts";
import type { Model } from "../../renderer/voice/headset/test-headsets.ts";
import type { App } from "./app.ts";

/** A device as the browser process tells of it: what main is asked about, and what the page sees. */
interface Told {
  readonly deviceId: string;
  readonly name: string;
  readonly vendorId: number;
  readonly productId: number;
  readonly serialNumber?: string;
  readonly collections: readonly HidCollection[];
}

/** A headset in the agent's hand. */
export interface TestHeadset {
  /** One press and release of its call button. */
  pressesHook(): Promise<void>;
  pressesMute(): Promise<void>;
  /** An input report as it is, for what no button does. */
  reports(bytes: readonly number[]): Promise<void>;
  shows(lamps: Partial<ReturnType<Model["lamps"]>>): Promise<void>;
  unplugs(): Promise<void>;
  plugsIn(): Promise<void>;
}

/** The USB sockets of the agent's computer. */
export interface UsbPorts {
  plugsIn(model: Model): Promise<TestHeadset>;
  /** Opens the settings with the sockets behind them. */
  opensSettings(open: () => Promise<Page>): Promise<Page>;
  /** The voice window was rebuilt: its page gets the sockets too. */
  isRebuilt(): Promise<void>;
}

/**
 * Puts simulated HID devices behind `navigator.hid` of the pages: no machine of the tests has a socket for a virtual
 * one. What may be used, and which is chosen, is asked of the app's own handlers; bytes are what a device would send.
 */
export async function usbPortsOf(app: App): Promise<UsbPorts> {
  const plugged = new Map<string, { readonly told: Told; readonly sent: string[]; heard(): void }>();
  const there = () => [...plugged.values()].map(({ told }) => told);

  async function connect(kind: string): Promise<void> {
    const page = await app.page(kind);
    await page.exposeFunction("hidThere", there);
    await page.exposeFunction("hidAllows", (told: Told) => app.allowsHid(kind, told));
    await page.exposeFunction("hidAsks", (devices: readonly Told[]) => app.requestHid(kind, devices));
    await page.exposeFunction("hidSent", (id: string, report: string) => {
      plugged.get(id)?.sent.push(report);
      plugged.get(id)?.heard();
    });
    await page.addInitScript(simulateHid);
    await app.reloadWindow(kind);
  }
  const told = async (name: string, ...args: readonly unknown[]) => {
    const page = await app.page("voice");
    await page.evaluate(([what, given]) => Reflect.get(Reflect.get(window, "sockets"), what)(...given), [
      name,
      args,
    ] as const);
  };
  await connect("voice");

  return {
    isRebuilt: () => connect("voice"),
    async opensSettings(open) {
      await open();
      await connect("settings");
      return app.page("settings");
    },
    async plugsIn(model) {
      const deviceId = `${model.vendorId}-${model.productId}`;
      const { name, vendorId, productId, serial, collections } = model;
      const device: Told = {
        deviceId,
        name,
        vendorId,
        productId,
        ...(serial !== "" && { serialNumber: serial }),
        collections,
      };
      const sent: string[] = [];
      let hook = false;
      let mute = false;
      const reports = (bytes: readonly number[]) => told("input", deviceId, model.reportId, bytes);
      const isHooked = model.rests === "hook";
      const isLatched = model.rests === "mute";
      const headset: TestHeadset = {
        reports,
        async pressesHook() {
          if (isHooked) {
            hook = !hook;
            return reports(model.bytes(hook, mute));
          }
          await reports(model.bytes(true, mute));
          await reports(model.bytes(false, mute));
        },
        async pressesMute() {
          if (isLatched) {
            mute = !mute;
            return reports(model.bytes(hook, mute));
          }
          await reports(model.bytes(hook, true));
          await reports(model.bytes(hook, false));
        },
        shows: (lamps) => expect.poll(() => model.lamps(sent), { timeout: 10_000 }).toMatchObject(lamps),
        async unplugs() {
          plugged.delete(deviceId);
          await told("unplug", deviceId);
        },
        async plugsIn() {
          sent.length = 0;
          plugged.set(deviceId, {
            told: device,
            sent,
            heard() {
              const { offHook, muted } = model.lamps(sent);
              const isNew = (isHooked && offHook !== hook) || (isLatched && muted !== mute);
              hook = isHooked && offHook;
              mute = isLatched && muted;
              // A page that goes is told nothing.
              if (isNew && model.echoes) reports(model.bytes(hook, mute)).catch(() => {});
            },
          });
          await told("plug", device);
        },
      };
      await headset.plugsIn();
      return headset;
    },
  };
}

/** Runs in the page, before its scripts: uses nothing from outside itself. */
function simulateHid(): void {
  const outside = window as unknown as {
    hidThere(): Promise<Told[]>;
    hidAllows(told: Told): Promise<boolean>;
    hidAsks(devices: Told[]): Promise<string | null>;
    hidSent(id: string, report: string): Promise<void>;
  };
  class Device extends EventTarget {
    readonly told: Told;
    readonly collections: Told["collections"];
    readonly productName: string;
    readonly vendorId: number;
    readonly productId: number;
    opened = false;
    constructor(told: Told) {
      super();
      this.told = told;
      this.collections = told.collections;
      this.productName = told.name;
      this.vendorId = told.vendorId;
      this.productId = told.productId;
    }
    async open() {
      if (this.opened) throw new DOMException("The device is already open.", "InvalidStateError");
      this.opened = true;
    }
    async close() {
      this.opened = false;
    }
    async forget() {
      this.opened = false;
      devices.delete(this.told.deviceId);
    }
    async sendReport(reportId: number, data: Uint8Array) {
      if (!this.opened) throw new DOMException("The device must be opened first.", "InvalidStateError");
      await outside.hidSent(this.told.deviceId, `${reportId}:${[...data].join()}`);
    }
  }
  const devices = new Map<string, Device>();
  const deviceOf = (told: Told) => {
    const device = devices.get(told.deviceId) ?? new Device(told);
    devices.set(told.deviceId, device);
    return device;
  };
  class Sockets extends EventTarget {
    async getDevices() {
      const all = await outside.hidThere();
      const allowed = await Promise.all(all.map((told) => outside.hidAllows(told)));
      return all.filter((_, index) => allowed[index]).map(deviceOf);
    }
    async requestDevice({ filters }: { filters: { usagePage: number }[] }) {
      const fits = (await outside.hidThere()).filter(({ collections }) =>
        collections.some((each) => filters.some(({ usagePage }) => usagePage === each.usagePage)),
      );
      const id = await outside.hidAsks(fits);
      return fits.filter((told) => told.deviceId === id).map(deviceOf);
    }
  }
  const hid = new Sockets();
  const tell = (name: string, device: Device) =>
    hid.dispatchEvent(Object.assign(new Event(name), { device }));
  Object.defineProperty(navigator, "hid", { value: hid });
  Reflect.set(window, "sockets", {
    async plug(told: Told) {
      if (await outside.hidAllows(told)) tell("connect", deviceOf(told));
    },
    unplug(id: string) {
      const device = devices.get(id);
      devices.delete(id);
      if (device === undefined) return;
      device.opened = false;
      tell("disconnect", device);
    },
    input(id: string, reportId: number, bytes: number[]) {
      const device = devices.get(id);
      if (device?.opened !== true) return;
      const data = new DataView(Uint8Array.from(bytes).buffer);
      device.dispatchEvent(Object.assign(new Event("inputreport"), { reportId, data }));
    },
  });
}
