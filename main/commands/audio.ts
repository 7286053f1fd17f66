import type { Handlers } from "../../shared/contract/index.ts";
import { fail, ok } from "../../shared/result.ts";
import type { AppState } from "../../shared/state/app.ts";
import type { AudioDevice } from "../../shared/state/audio.ts";
import { isUnderWay } from "../../shared/state/check.ts";
import { deviceLines, deviceName, realDevices } from "../../shared/state/device-lines.ts";
import { type DeviceRole, kindOf } from "../../shared/state/devices.ts";
import type { Settings } from "../../shared/state/settings.ts";
import type { SettingsFile } from "../settings/settings.ts";
import type { Store } from "../state/store.ts";
import { unsureOf } from "../state/unsure-devices.ts";

const nameKeys = {
  microphone: "microphoneName",
  speaker: "speakerName",
  ringer: "ringerName",
  player: "playerName",
} as const;
type NamedDevice = keyof typeof nameKeys;

/** The names that belong to the devices named in a change of settings. */
export function withNames(
  part: { readonly [N in NamedDevice]?: string | undefined },
  devices: readonly AudioDevice[],
): Partial<Settings> {
  const names = (Object.keys(nameKeys) as NamedDevice[]).flatMap((role) => {
    if (part[role] === undefined) return [];
    const kind = role === "player" ? "output" : kindOf[role];
    const found = realDevices(devices, kind).find((device) => device.deviceId === part[role]);
    return [[nameKeys[role], deviceName(found?.label ?? "")]];
  });
  return Object.fromEntries(names) as Partial<Settings>;
}

/** Of one of several with the same name only what it was asked for; of anything else its microphone and its speaker. */
function chosenFrom(
  state: Pick<AppState, "audio" | "settings">,
  group: string,
): { readonly [N in DeviceRole]?: string | undefined } {
  const { devices } = state.audio;
  const asked = unsureOf(state).flatMap(({ roles }) =>
    roles.flatMap(({ role, among }) => {
      const line = among.find((each) => each.group === group);
      return line === undefined ? [] : [[role, line.deviceId] as const];
    }),
  );
  if (asked.length > 0) return Object.fromEntries(asked);
  const end = (role: DeviceRole) =>
    deviceLines(devices, kindOf[role]).find((line) => line.group === group)?.deviceId;
  return { microphone: end("microphone"), speaker: end("speaker") };
}

export function audioCommands(parts: {
  readonly store: Store;
  readonly settings: Pick<SettingsFile, "change">;
  readonly revive: () => void;
}): Handlers<"audio"> {
  const { store, settings } = parts;
  return {
    async useDevice({ group }) {
      const { devices } = store.get().audio;
      const part = chosenFrom(store.get(), group);
      for (const notice of store.get().desktop.notices) {
        if (notice.use === group) store.dispatch({ kind: "noticeClosed", id: notice.id });
      }
      if (Object.values(part).every((deviceId) => deviceId === undefined)) return fail("gone");
      store.dispatch({
        kind: "settingsChanged",
        settings: settings.change({ ...part, ...withNames(part, devices) }),
      });
      return ok();
    },
    async meter({ on }) {
      store.dispatch({ kind: "meterAsked", on });
      return ok();
    },
    async test(wish) {
      store.dispatch({ kind: "testAsked", ...wish });
      return isUnderWay(store.get().check.test) ? ok() : fail("notAllowed");
    },
    async stopTest() {
      store.dispatch({ kind: "testStopped" });
      return ok();
    },
    async revive() {
      parts.revive();
      return ok();
    },
    async reset() {
      store.dispatch({ kind: "audioReset" });
      return ok();
    },
  };
}
