import type { Handlers } from "../../shared/contract/index.ts";
import { ok } from "../../shared/result.ts";
import type { Drafts } from "../drafts/drafts.ts";

/** What windows say of drafts. */
export function draftCommands(drafts: Drafts): Handlers<"draft"> {
  return {
    read: async ({ key }) => ok(drafts.read(key)),
    edit: async ({ key, writer, base, edit }) => drafts.edit(key, writer, base, edit),
    async drop({ key }) {
      drafts.clear(key);
      return ok();
    },
  };
}
