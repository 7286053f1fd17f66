import { rm, writeFile } from "node:fs/promises";
import type { Handlers } from "../../shared/contract/index.ts";
import type { RemovableThing } from "../../shared/contract/privacy.ts";
import type { Log } from "../../shared/log.ts";
import { fail, ok } from "../../shared/result.ts";
import type { Firsts } from "../people/firsts.ts";
import { sizeOf } from "../privacy/sizes.ts";
import type { QualityFile } from "../quality/file.ts";
import type { KeptPostDial } from "../work/kept-post-dial.ts";

export interface PrivacyParts {
  /** Where each lies. */
  readonly places: Readonly<Record<"quality" | "extensions" | "unsent" | "wrapUps", string>>;
  /** The log and the one before it. */
  readonly logs: readonly string[];
  readonly quality: Pick<QualityFile, "clear">;
  readonly extensions: Pick<KeptPostDial, "clear">;
  readonly firsts: Pick<Firsts, "favourites" | "recent" | "clear">;
  readonly diagnostics: () => string;
  readonly copyText: (text: string) => void;
  /** Asks the user for a place; null when they think better. */
  readonly askForPlace: (name: string) => Promise<string | null>;
  readonly log: Log;
}

/** What is kept on this computer, and what can be told of it to somebody who helps. */
export function privacyCommands(parts: PrivacyParts): Handlers<"privacy"> {
  const { places, logs, firsts, log } = parts;
  const removals: Readonly<Record<RemovableThing, () => Promise<void>>> = {
    quality: () => parts.quality.clear(),
    extensions: () => parts.extensions.clear(),
    people: async () => firsts.clear(),
    async log() {
      for (const path of logs) await rm(path, { force: true });
    },
  };
  return {
    async kept() {
      const [quality, extensions, unsent, wrapUps, ...logSizes] = await Promise.all(
        [places.quality, places.extensions, places.unsent, places.wrapUps, ...logs].map(sizeOf),
      );
      const people = [...firsts.favourites(), ...firsts.recent()].join("\n").length;
      return ok({
        quality: quality ?? 0,
        extensions: extensions ?? 0,
        unsent: unsent ?? 0,
        wrapUps: wrapUps ?? 0,
        people,
        log: logSizes.reduce((sum, size) => sum + size, 0),
      });
    },
    async remove({ what }) {
      try {
        await removals[what]();
        return ok();
      } catch (error) {
        log.warn("privacy: not removed", { what, error });
        return fail("notSaved");
      }
    },
    diagnostics: async () => ok(parts.diagnostics()),
    async copyDiagnostics() {
      parts.copyText(parts.diagnostics());
      return ok();
    },
    async saveDiagnostics() {
      const place = await parts.askForPlace("hookswitch-diagnostics.json");
      if (place === null) return ok(false);
      try {
        await writeFile(place, parts.diagnostics());
        return ok(true);
      } catch (error) {
        log.warn("diagnostics: not saved", { error });
        return fail("notSaved");
      }
    },
  };
}
