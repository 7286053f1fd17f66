import { uptime } from "node:os";
import { join } from "node:path";
import type * as Electron from "electron";
import type { Log } from "../../shared/log.ts";
import type { DesktopState } from "../../shared/state/desktop.ts";
import { systemClock } from "../../shared/time.ts";
import { keptWrapUpsSchema } from "../effects/keep-wrap-ups.ts";
import { type KeptFileParts, openKeptFile } from "../files/kept-file.ts";
import { openInCallFile } from "../line/in-call-file.ts";
import type { Troubles } from "../log/troubles.ts";
import { keptQualitySchema, openQualityFile } from "../quality/file.ts";
import { createKeychain, type KeytarLike } from "../session/keychain.ts";
import { openSettings } from "../settings/settings.ts";
import type { KeptWhat } from "../state/events.ts";
import { createStore } from "../state/store.ts";
import { triedUpdateSchema } from "../updates/updates.ts";
import { createKeptPostDial, keptPostDialSchema } from "../work/kept-post-dial.ts";

function platformOf(name: string): DesktopState["platform"] {
  return name === "win32" || name === "darwin" ? name : "linux";
}

/** The one state, the clock that stamps it, and what is written and kept on this computer. */
export function buildState(electron: typeof Electron, log: Log, troubles: Troubles) {
  const folder = electron.app.getPath("userData");
  const clock = systemClock(globalThis, uptime);
  const store = createStore(clock.now);
  const keptIn = (name: string) => join(folder, name);
  const keptAs = (what: KeptWhat): KeptFileParts => ({
    clock,
    report: (trouble) => store.dispatch({ kind: "fileTroubled", what, trouble }),
  });
  return {
    troubles,
    /** Where what is kept lies, for those who ask how much there is. */
    places: {
      quality: keptIn("call-quality.json"),
      extensions: keptIn("extensions.json"),
      unsent: keptIn("unsent"),
      wrapUps: keptIn("wrap-ups.json"),
      logs: keptIn("logs"),
    },
    platform: platformOf(process.platform),
    clock,
    store,
    profilesFolder: keptIn("profiles"),
    unsent: { folder: keptIn("unsent"), file: keptAs("messages") },
    keychain: createKeychain(async () => (await import("keytar")).default as KeytarLike, clock),
    settings: openSettings(
      folder,
      log.named("settings"),
      () => store.dispatch({ kind: "settingsNotSaved" }),
      keptAs("settings"),
    ),
    qualityFile: openQualityFile(
      openKeptFile(keptIn("call-quality.json"), keptQualitySchema, log.named("quality"), keptAs("quality")),
      clock,
    ),
    inCallFile: openInCallFile(keptIn("in-call.json"), log.named("memory"), keptAs("inCall")),
    keptPostDial: createKeptPostDial(
      openKeptFile(keptIn("extensions.json"), keptPostDialSchema, log.named("history"), keptAs("postDial")),
    ),
    triedUpdateFile: openKeptFile(
      keptIn("update.json"),
      triedUpdateSchema,
      log.named("updates"),
      keptAs("update"),
    ),
    wrapUpsFile: openKeptFile(
      keptIn("wrap-ups.json"),
      keptWrapUpsSchema,
      log.named("wrap-up"),
      keptAs("wrapUps"),
    ),
  };
}

export type StateParts = ReturnType<typeof buildState>;
