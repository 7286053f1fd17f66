import type { Handlers } from "../../shared/contract/index.ts";
import { fail, ok } from "../../shared/result.ts";
import type { Updates } from "../updates/updates.ts";

/** @param updates null where this program does not look for them */
export function updatesCommands(updates: Updates | null): Handlers<"updates"> {
  return {
    async look() {
      if (updates === null) return fail("unsupported");
      await updates.look();
      return ok();
    },
    install: async () => (updates === null ? fail("unsupported") : updates.install()),
  };
}
