import type { AppState } from "../../shared/state/app.ts";
import type { DeviceLine } from "../../shared/state/device-lines.ts";
import { chosenDevice, type DeviceRole, deviceInUse, deviceRoles } from "../../shared/state/devices.ts";

export type DevicesState = Pick<AppState, "audio" | "settings">;

/** A chosen name that several devices bear now, none of them with the chosen id. */
export interface Unsure {
  readonly name: string;
  readonly roles: readonly {
    readonly role: DeviceRole;
    readonly among: readonly DeviceLine[];
    /** What is used until the agent has chosen. */
    readonly instead: string;
  }[];
}

/** What the agent has to be asked, by name. */
export function unsureOf({ audio, settings }: DevicesState): readonly Unsure[] {
  const all = deviceRoles.flatMap((role) => {
    const { unsure, name: instead } = deviceInUse(audio.devices, role, chosenDevice(settings, role));
    const name = unsure?.[0]?.name;
    return unsure === undefined || name === undefined ? [] : [{ name, role, among: unsure, instead }];
  });
  const names = [...new Set(all.map(({ name }) => name))];
  return names.map((name) => ({ name, roles: all.filter((each) => each.name === name) }));
}
