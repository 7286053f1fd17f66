import { writeFile } from "node:fs/promises";
import type { Handlers } from "../../shared/contract/index.ts";
import type { Log } from "../../shared/log.ts";
import { fail, ok } from "../../shared/result.ts";
import { exported } from "../quality/export.ts";
import type { QualityFile } from "../quality/file.ts";

export function qualityCommands(parts: {
  readonly file: Pick<QualityFile, "of" | "all">;
  /** Asks the user for a place; null when they think better. */
  readonly askForPlace: (name: string, format: "csv" | "json") => Promise<string | null>;
  readonly log: Log;
}): Handlers<"quality"> {
  return {
    async of({ callIds }) {
      return ok(await parts.file.of(callIds));
    },
    async export({ format }) {
      const calls = await parts.file.all();
      const place = await parts.askForPlace(`call-quality.${format}`, format);
      if (place === null) return ok(null);
      try {
        await writeFile(place, exported(calls, format));
        return ok(calls.length);
      } catch (error) {
        parts.log.warn("call quality: export failed", { error });
        return fail("notSaved");
      }
    },
  };
}
