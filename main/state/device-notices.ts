import type { DeviceOption, Notice } from "../../shared/state/desktop.ts";
import { deviceLines } from "../../shared/state/device-lines.ts";
import {
  chosenDevice,
  type DeviceInUse,
  type DeviceRole,
  defaultName,
  deviceInUse,
  deviceRoles,
  kindOf,
  pluggedIn,
} from "../../shared/state/devices.ts";
import type { DomainEvent } from "./events.ts";
import { closed, given, type Notices } from "./notice-list.ts";
import { type DevicesState, type Unsure, unsureOf } from "./unsure-devices.ts";

type InUse = Readonly<Record<DeviceRole, DeviceInUse>>;
type Instead = Partial<Record<DeviceRole, string>>;

/** What the user is told of devices that come and go, with what is used now, and the offer of what is new. */
export function deviceNotices(
  notices: Notices,
  was: DevicesState,
  now: DevicesState,
  event: DomainEvent,
): Notices {
  if (event.kind === "deviceMissing") {
    const { device } = event;
    const { name } = chosenDevice(now.settings, device);
    return gone(notices, name, { [device]: defaultName(now.audio.devices, kindOf[device]) });
  }
  const asked = unsureAsked(notices, was, now);
  if (event.kind !== "devicesReported" || now.audio === was.audio) return asked;
  return withoutOffers(plugged(moved(asked, was, now), was, now), now);
}

function inUse({ audio, settings }: DevicesState): InUse {
  const of = (role: DeviceRole) => deviceInUse(audio.devices, role, chosenDevice(settings, role));
  return { microphone: of("microphone"), speaker: of("speaker"), ringer: of("ringer") };
}

/**
 * A chosen device is not there: said once for everything it was chosen for, with what is used instead.
 * The word stands until the device is back.
 */
function gone(notices: Notices, name: string, instead: Instead): Notices {
  const before = goneNotice(notices, name);
  const values = { ...before?.values, name, ...instead };
  return given(
    closed(notices, (each) => each === before),
    { tone: "warning", key: "deviceGone", values },
  );
}

function back(notices: Notices, name: string): Notices {
  const before = goneNotice(notices, name);
  return given(
    closed(notices, (each) => each === before),
    { tone: "info", key: "deviceBack", values: { name } },
  );
}

function goneNotice(notices: Notices, name: string): Notice | undefined {
  return notices.find((notice) => notice.key === "deviceGone" && notice.values.name === name);
}

/** Numbered where another has the same name; undefined where it is not listed. */
const labelOf = ({ audio }: DevicesState, role: DeviceRole, deviceId: string | undefined) =>
  deviceLines(audio.devices, kindOf[role]).find((line) => line.deviceId === deviceId)?.label;

/** Also where it is not clear which of several it is: that is asked, and not told as missing. */
const isFound = ({ isThere, unsure }: DeviceInUse) => isThere || unsure !== undefined;

/** Chosen devices that went or came back. */
function moved(notices: Notices, was: DevicesState, now: DevicesState): Notices {
  const before = inUse(was);
  const after = inUse(now);
  const left = new Map<string, Instead>();
  const returned = new Set<string>();
  const early = new Set<string>();
  for (const role of deviceRoles) {
    const chosen = chosenDevice(now.settings, role);
    if (isFound(before[role]) && !isFound(after[role])) {
      left.set(chosen.name, { ...left.get(chosen.name), [role]: after[role].name });
    }
    if (!before[role].isThere && after[role].isThere) returned.add(after[role].name);
    // Another of the same name stands in: it was there beside the chosen one.
    const [gone, came] = [before[role], after[role]].map((each) => each.deviceId);
    if (!before[role].isThere || !after[role].isThere || gone === came) continue;
    const other = labelOf(was, role, came);
    if (gone === chosen.deviceId && other !== undefined) {
      const name = labelOf(was, role, gone) ?? before[role].name;
      // The voice window may have missed it first, and cannot tell them apart.
      if (name !== before[role].name) early.add(before[role].name);
      left.set(name, { ...left.get(name), [role]: other });
    }
    const again = labelOf(now, role, came);
    if (came === chosen.deviceId && again !== undefined && goneNotice(notices, again) !== undefined)
      returned.add(again);
  }
  const kept = closed(notices, ({ key, values }) => key === "deviceGone" && early.has(values.name ?? ""));
  const told = [...left].reduce((list, [name, instead]) => gone(list, name, instead), kept);
  return [...returned].reduce(back, told);
}

/** What was plugged in and nobody uses yet is offered. */
function plugged(notices: Notices, was: DevicesState, now: DevicesState): Notices {
  const after = Object.values(inUse(now));
  const used = new Set(after.map(({ deviceId }) => deviceId));
  const asked = new Set(after.flatMap((each) => each.unsure?.map((one) => one.group) ?? []));
  return pluggedIn(was.audio.devices, now.audio.devices).reduce((list, { group, name }) => {
    // In use already: it was chosen before, or the system has taken it for its default.
    const isUsed = now.audio.devices.some((device) => device.group === group && used.has(device.deviceId));
    if (isUsed || asked.has(group)) return list;
    return given(list, { tone: "info", key: "deviceConnected", values: { name }, use: group });
  }, notices);
}

/** A thing that was plugged out again cannot be used. */
function withoutOffers(notices: Notices, { audio }: DevicesState): Notices {
  return closed(
    notices,
    ({ use }) => use !== undefined && !audio.devices.some((device) => device.group === use),
  );
}

/** One for each thing; where its ends are not known to belong together, one for each end. */
function optionsOf({ roles }: Unsure): readonly DeviceOption[] {
  const lines = roles.flatMap(({ among }) => among).filter(({ group }) => group !== "");
  const groups = [...new Set(lines.map(({ group }) => group))];
  return groups.map((group) => {
    const mine = roles.filter(({ among }) => among.some((line) => line.group === group));
    const name = lines.find((line) => line.group === group)?.label ?? "";
    return { group, name, only: mine.length === roles.length ? [] : mine.map(({ role }) => role) };
  });
}

/** Asks which of several devices of one name is meant, as long as that is not clear. */
function unsureAsked(notices: Notices, was: DevicesState, now: DevicesState): Notices {
  if (now.audio.devices === was.audio.devices && now.settings === was.settings) return notices;
  const unsure = unsureOf(now);
  if (JSON.stringify(unsure) === JSON.stringify(unsureOf(was))) return notices;
  const names = unsure.map(({ name }) => name);
  const kept = closed(
    notices,
    // That it is not connected is no longer the question.
    ({ key, values }) =>
      key === "deviceUnsure" || (key === "deviceGone" && names.includes(values.name ?? "")),
  );
  return unsure.reduce((list, each) => {
    const instead = Object.fromEntries(each.roles.map((one) => [one.role, one.instead]));
    const values = { name: each.name, ...instead };
    return given(list, { tone: "warning", key: "deviceUnsure", values, options: optionsOf(each) });
  }, kept);
}
