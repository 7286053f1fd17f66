import * as v from "valibot";
import { type AllHandlers, type Area, findCommand } from "../../shared/contract/index.ts";
import type { Log } from "../../shared/log.ts";
import { type Answer, answerOf, fail, type Result } from "../../shared/result.ts";
import { windowName } from "../../shared/state/window.ts";
import { isItsOwn, type KnownWindows, type Sender, trusted } from "./sender.ts";

type Run = (input: unknown, paths?: readonly string[]) => Promise<Result<unknown>>;

/** From preload alone: a page has no way to put a path here. */
const pathsSchema = v.pipe(v.array(v.pipe(v.string(), v.maxLength(4_096))), v.maxLength(50));

/** What was asked for, for the log: a page may send anything, also what cannot be made a string. */
const named = (path: unknown) => (typeof path === "string" ? path.slice(0, 100) : `[${typeof path}]`);

/**
 * The one place where a message from a window is let in: who sent it, may that window ask this,
 * is the input well formed, then run. Whatever happens, the window gets an answer, and of a failure
 * only what it may say.
 */
export function createServe(handlers: AllHandlers, windows: KnownWindows, log: Log) {
  return async (sender: Sender, path: unknown, input: unknown, files?: unknown): Promise<Answer<unknown>> => {
    const window = trusted(sender, windows);
    if (window === null) {
      log.warn("bridge: message from an unknown sender refused", {
        frame: sender.frameUrl,
        path: named(path),
      });
      return fail("notYours");
    }
    const command = typeof path === "string" ? findCommand(path) : null;
    if (command === null || typeof path !== "string" || !command.from.includes(window.kind)) {
      log.warn("bridge: command not granted to this window", {
        window: windowName(window),
        path: named(path),
      });
      return fail("notYours");
    }
    const parsed = v.safeParse(command.input, input);
    if (!parsed.success) {
      const issue = parsed.issues[0];
      log.warn("bridge: command input invalid", {
        window: windowName(window),
        path,
        where: v.getDotPath(issue),
        wanted: issue.expected,
      });
      return fail("invalid");
    }
    if (!isItsOwn(window, command.key, parsed.output)) {
      log.warn("bridge: command for another window's key refused", { window: windowName(window), path });
      return fail("notYours");
    }
    const [area, name] = path.split(".") as [Area, string];
    const run = (handlers[area] as Record<string, Run>)[name];
    if (run === undefined) return fail("internal");
    const paths = command.takesFiles === true ? v.safeParse(pathsSchema, files) : null;
    if (paths?.success === false) return fail("invalid");
    try {
      return answerOf(await (paths === null ? run(parsed.output) : run(parsed.output, paths.output)));
    } catch (error) {
      log.error("bridge: command failed with an exception", { path, error });
      return fail("internal");
    }
  };
}
