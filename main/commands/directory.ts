import type { Handlers } from "../../shared/contract/index.ts";
import type { Context } from "../work/context.ts";

/** What calls can go out on. People and queues are a collection. */
export function directoryCommands({ campaigns }: Pick<Context, "campaigns">): Handlers<"directory"> {
  return { campaigns: () => campaigns.list() };
}
