import type { Handlers } from "../../shared/contract/index.ts";
import { userOf } from "../../shared/state/session.ts";
import { searchDirectory } from "../nextiva/directory.ts";
import { pastItems } from "../nextiva/past.ts";
import type { SchemaTypeClient } from "../nextiva/schema-type-client.ts";
import { type Context, tried } from "./context.ts";
import type { KeptLater } from "./keep-later.ts";

type Parts = Pick<Context, "store" | "users" | "clock" | "campaigns"> & {
  readonly things: Pick<SchemaTypeClient, "search">;
};

/** What is asked for page by page: people, queues. */
export function directoryCommands({ store, things, campaigns }: Parts): Handlers<"directory"> {
  return {
    search: (wish) => tried(searchDirectory(things, wish, userOf(store.get().session)?.userId ?? "")),
    campaigns: () => campaigns.list(),
  };
}

export function historyCommands(
  { store, users, clock }: Parts,
  kept: Pick<KeptLater, "of">,
): Handlers<"history"> {
  return {
    async list({ range }) {
      const read = await tried(users.getHistory(range));
      if (!read.ok) return read;
      const userId = userOf(store.get().session)?.userId;
      const items = pastItems(read.value, { at: clock.now(), skew: 0, userId });
      const value = await Promise.all(
        items.map(async (item) => ({ ...item, later: await kept.of(item.workitemId) })),
      );
      return { ok: true, value };
    },
  };
}
