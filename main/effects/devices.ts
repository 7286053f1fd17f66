import type { AppState } from "../../shared/state/app.ts";
import type { Notice } from "../../shared/state/desktop.ts";
import { deviceLines } from "../../shared/state/device-lines.ts";
import {
  chosenDevice,
  type DeviceInUse,
  type DeviceRole,
  deviceInUse,
  deviceRoles,
  kindOf,
  pluggedIn,
} from "../../shared/state/devices.ts";
import type { Store } from "../state/store.ts";
import { askUnsure } from "../work/unsure.ts";
import type { EffectContext } from "./context.ts";

type State = Pick<AppState, "audio" | "settings">;
type InUse = Readonly<Record<DeviceRole, DeviceInUse>>;

function inUse({ audio, settings }: State): InUse {
  const of = (role: DeviceRole) => deviceInUse(audio.devices, role, chosenDevice(settings, role));
  return { microphone: of("microphone"), speaker: of("speaker"), ringer: of("ringer") };
}

/**
 * A chosen device is not there: said once for everything it was chosen for, with what is used instead.
 * The word stands until the device is back.
 */
export function sayGone(store: Store, name: string, instead: Partial<Record<DeviceRole, string>>): void {
  const before = goneNotice(store, name);
  if (before !== undefined) store.dispatch({ kind: "noticeClosed", id: before.id });
  const values = { ...before?.values, name, ...instead };
  store.dispatch({ kind: "noticeGiven", notice: { tone: "warning", key: "deviceGone", values } });
}

/** Numbered where another has the same name; undefined where it is not listed. */
const labelOf = ({ audio }: State, role: DeviceRole, deviceId: string | undefined) =>
  deviceLines(audio.devices, kindOf[role]).find((line) => line.deviceId === deviceId)?.label;

/** Also where it is not clear which of several it is: that is asked, and not told as missing. */
const isFound = ({ isThere, unsure }: DeviceInUse) => isThere || unsure !== undefined;

function goneNotice(store: Store, name: string): Notice | undefined {
  const { notices } = store.get().desktop;
  return notices.find((notice) => notice.key === "deviceGone" && notice.values.name === name);
}

/** Says what happens by itself when devices come and go, and offers what is new. Answers its undo. */
export function watchDevices({ store }: Pick<EffectContext, "store">): () => void {
  return store.watch((now, was, event) => {
    askUnsure(store, now, was);
    if (event.kind !== "devicesReported" || now.audio === was.audio) return;
    const before = inUse(was);
    const after = inUse(now);
    const gone = new Map<string, Partial<Record<DeviceRole, string>>>();
    const back = new Set<string>();
    for (const role of deviceRoles) {
      const { name } = chosenDevice(now.settings, role);
      if (isFound(before[role]) && !isFound(after[role])) {
        gone.set(name, { ...gone.get(name), [role]: after[role].name });
      }
      if (!before[role].isThere && after[role].isThere) back.add(after[role].name);
      // Another of the same name stands in: it was there beside the chosen one.
      const [left, came] = [before[role], after[role]].map((each) => each.deviceId);
      if (!before[role].isThere || !after[role].isThere || left === came) continue;
      const chosen = chosenDevice(now.settings, role).deviceId;
      const other = labelOf(was, role, came);
      if (left === chosen && other !== undefined) {
        const name = labelOf(was, role, left) ?? before[role].name;
        // The voice window may have missed it first, and cannot tell them apart.
        const early = goneNotice(store, before[role].name);
        if (early !== undefined && name !== before[role].name) {
          store.dispatch({ kind: "noticeClosed", id: early.id });
        }
        gone.set(name, { ...gone.get(name), [role]: other });
      }
      const again = labelOf(now, role, came);
      if (came === chosen && again !== undefined && goneNotice(store, again) !== undefined) back.add(again);
    }
    for (const [name, instead] of gone) sayGone(store, name, instead);
    for (const name of back) {
      const notice = goneNotice(store, name);
      if (notice !== undefined) store.dispatch({ kind: "noticeClosed", id: notice.id });
      store.dispatch({ kind: "noticeGiven", notice: { tone: "info", key: "deviceBack", values: { name } } });
    }
    const used = new Set(Object.values(after).map(({ deviceId }) => deviceId));
    const asked = new Set(Object.values(after).flatMap((each) => each.unsure?.map((one) => one.group) ?? []));
    for (const { group, name } of pluggedIn(was.audio.devices, now.audio.devices)) {
      // In use already: it was chosen before, or the system has taken it for its default.
      const isUsed = now.audio.devices.some((device) => device.group === group && used.has(device.deviceId));
      if (isUsed || asked.has(group)) continue;
      const notice = { tone: "info", key: "deviceConnected", values: { name }, use: group } as const;
      store.dispatch({ kind: "noticeGiven", notice });
    }
    // A thing that was plugged out again cannot be used.
    for (const { id, use } of store.get().desktop.notices) {
      const isThere = use === undefined || now.audio.devices.some((device) => device.group === use);
      if (!isThere) store.dispatch({ kind: "noticeClosed", id });
    }
  });
}
