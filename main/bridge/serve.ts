import * as v from "valibot";
import { type AllHandlers, type Area, findCommand } from "../../shared/contract/index.ts";
import type { Log } from "../../shared/log.ts";
import { fail, type Result } from "../../shared/result.ts";
import { type KnownWindows, type Sender, trusted } from "./sender.ts";

/** What was asked for, for the log: a page may send anything, also what cannot be made a string. */
const named = (path: unknown) => (typeof path === "string" ? path.slice(0, 100) : `[${typeof path}]`);

/**
 * The one place where a message from a window is let in: who sent it, may that window ask this,
 * is the input well formed, then run. Whatever happens, the window gets a Result.
 */
export function createServe(handlers: AllHandlers, windows: KnownWindows, log: Log) {
  return async (sender: Sender, path: unknown, input: unknown): Promise<Result<unknown>> => {
    const kind = trusted(sender, windows);
    if (kind === null) {
      log.warn("a message from an unknown sender was refused", { frame: sender.frameUrl, path: named(path) });
      return fail("notYours");
    }
    const command = typeof path === "string" ? findCommand(path) : null;
    if (command === null || typeof path !== "string" || !command.from.includes(kind)) {
      log.warn("a window asked for what it is not given", { kind, path: named(path) });
      return fail("notYours");
    }
    const parsed = v.safeParse(command.input, input);
    if (!parsed.success) {
      const issue = parsed.issues[0];
      log.warn("a window sent bad input", { kind, path, where: v.getDotPath(issue), wanted: issue.expected });
      return fail("invalid", v.getDotPath(issue) ?? "");
    }
    const [area, name] = path.split(".") as [Area, string];
    const run = (handlers[area] as Record<string, (input: unknown) => Promise<Result<unknown>>>)[name];
    if (run === undefined) return fail("internal", path);
    try {
      return await run(parsed.output);
    } catch (error) {
      log.error("a command threw", { path, error });
      return fail("internal", path);
    }
  };
}
