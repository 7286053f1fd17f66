import type { DevicePermissionHandlerHandlerDetails, HIDDevice, Session } from "electron";
import type { Log } from "../../shared/log.ts";
import { isTelephony, type KnownHeadset } from "../../shared/state/headset.ts";
import { appOrigin } from "../bridge/sender.ts";
import type { SettingsFile } from "../settings/settings.ts";
import type { Store } from "../state/store.ts";

const headsetsKept = 8;

type Named = Pick<HIDDevice, "name" | "vendorId" | "productId" | "serialNumber" | "collections">;

/** A device as it is remembered. Without a serial number all of its kind are one. */
function known({ vendorId, productId, serialNumber, name }: Named): KnownHeadset {
  return { vendorId, productId, serial: (serialNumber ?? "").slice(0, 200), name: name.slice(0, 200) };
}

const isSame = (one: KnownHeadset, other: KnownHeadset) =>
  one.vendorId === other.vendorId && one.productId === other.productId && one.serial === other.serial;

/** Whether our pages may use a device: a telephone that the user connected, and nothing that types. */
export function mayUse(
  { deviceType, origin, device }: DevicePermissionHandlerHandlerDetails,
  headsets: readonly KnownHeadset[],
): boolean {
  if (deviceType !== "hid" || origin.replace(/\/$/, "") !== appOrigin) return false;
  const asked = device as HIDDevice;
  return isTelephony(asked.collections) && headsets.some((each) => isSame(each, known(asked)));
}

export interface Headsets {
  /** The user's choice among several; null: none of them. */
  choose(deviceId: string | null): void;
  /** The voice window lets its headset go; nothing is allowed any more. */
  forget(): void;
}

/**
 * Connecting a headset. The settings page asks (`navigator.hid.requestDevice` wants a press), Electron asks here:
 * a single telephone is taken, several are put to the user. What is taken is remembered, and only that is allowed.
 */
export function watchHeadsets(parts: {
  readonly session: Session;
  readonly store: Store;
  readonly settings: SettingsFile;
  readonly log: Log;
}): Headsets {
  const { session, store, settings, log } = parts;
  let asking: { devices: readonly HIDDevice[]; answer(deviceId?: string): void } | null = null;

  function remember(headsets: readonly KnownHeadset[]): void {
    store.dispatch({ kind: "settingsChanged", settings: settings.change({ headsets: [...headsets] }) });
  }

  function show(devices: readonly HIDDevice[]): void {
    const choices = devices.map(({ deviceId, name }) => ({ deviceId, name: name.slice(0, 200) }));
    store.dispatch({ kind: "headsetsFound", choices });
  }

  function choose(deviceId: string | null): void {
    if (asking === null) return;
    const { devices, answer } = asking;
    asking = null;
    const chosen = devices.find((device) => device.deviceId === deviceId);
    if (chosen !== undefined) {
      const headset = known(chosen);
      const others = settings.get().headsets.filter((each) => !isSame(each, headset));
      remember([headset, ...others].slice(0, headsetsKept));
      log.info("headset: connected", { vendorId: headset.vendorId, productId: headset.productId });
    }
    if (store.get().headset.choices.length > 0) show([]);
    if (chosen === undefined) answer();
    else answer(chosen.deviceId);
  }

  session.on("select-hid-device", (event, { deviceList, frame }, answer) => {
    event.preventDefault();
    // One question at a time: an older one is over.
    choose(null);
    const page = frame?.url.split(/[?#]/)[0];
    if (page !== `${appOrigin}/settings.html`) {
      log.warn("headset: request from another page refused", { url: frame?.url ?? "" });
      return answer();
    }
    const devices = deviceList.filter((device) => isTelephony(device.collections));
    asking = { devices, answer };
    if (devices.length > 1) show(devices);
    else choose(devices[0]?.deviceId ?? null);
  });
  session.on("hid-device-added", (_event, { device }) => {
    if (asking === null || !isTelephony(device.collections)) return;
    asking.devices = [...asking.devices.filter((each) => each.deviceId !== device.deviceId), device];
    show(asking.devices);
  });
  session.on("hid-device-removed", (_event, { device }) => {
    if (asking === null) return;
    asking.devices = asking.devices.filter((each) => each.deviceId !== device.deviceId);
    if (asking.devices.length > 0) show(asking.devices);
    else choose(null);
  });

  return {
    choose,
    forget() {
      remember([]);
      log.info("headset: all forgotten");
    },
  };
}
