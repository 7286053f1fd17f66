import type { AppState } from "../../shared/state/app.ts";
import type { DeviceOption } from "../../shared/state/desktop.ts";
import type { DeviceLine } from "../../shared/state/device-lines.ts";
import { chosenDevice, type DeviceRole, deviceInUse, deviceRoles } from "../../shared/state/devices.ts";
import type { Store } from "../state/store.ts";

type State = Pick<AppState, "audio" | "settings">;

/** A chosen name that several devices bear now, none of them with the chosen id. */
interface Unsure {
  readonly name: string;
  readonly roles: readonly {
    readonly role: DeviceRole;
    readonly among: readonly DeviceLine[];
    /** What is used until the agent has chosen. */
    readonly instead: string;
  }[];
}

/** What the agent has to be asked, by name. */
export function unsureOf({ audio, settings }: State): readonly Unsure[] {
  const all = deviceRoles.flatMap((role) => {
    const { unsure, name: instead } = deviceInUse(audio.devices, role, chosenDevice(settings, role));
    const name = unsure?.[0]?.name;
    return unsure === undefined || name === undefined ? [] : [{ name, role, among: unsure, instead }];
  });
  const names = [...new Set(all.map(({ name }) => name))];
  return names.map((name) => ({ name, roles: all.filter((each) => each.name === name) }));
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
export function askUnsure(store: Store, now: State, was: State): void {
  if (now.audio.devices === was.audio.devices && now.settings === was.settings) return;
  const unsure = unsureOf(now);
  if (JSON.stringify(unsure) === JSON.stringify(unsureOf(was))) return;
  const names = unsure.map(({ name }) => name);
  for (const { id, key, values } of store.get().desktop.notices) {
    // That it is not connected is no longer the question.
    const isOld = key === "deviceUnsure" || (key === "deviceGone" && names.includes(values.name ?? ""));
    if (isOld) store.dispatch({ kind: "noticeClosed", id });
  }
  for (const each of unsure) {
    const instead = Object.fromEntries(each.roles.map((one) => [one.role, one.instead]));
    const values = { name: each.name, ...instead };
    const notice = { tone: "warning", key: "deviceUnsure", values, options: optionsOf(each) } as const;
    store.dispatch({ kind: "noticeGiven", notice });
  }
}
