import { join } from "node:path";
import electronLog from "electron-log/node";
import type { Log } from "../../shared/log.ts";
import { redact, redactText } from "./redact.ts";

type Level = "error" | "warn" | "info" | "debug";

/** A Log that writes redacted lines. `write` is the only way out. */
export function createLog(write: (level: Level, line: string, facts: unknown) => void, name = ""): Log {
  const say = (level: Level) => (what: string, facts?: object) =>
    write(
      level,
      name === "" ? redactText(what) : `${name}: ${redactText(what)}`,
      facts === undefined ? undefined : redact(facts),
    );
  return {
    error: say("error"),
    warn: say("warn"),
    info: say("info"),
    debug: say("debug"),
    named: (next) => createLog(write, name === "" ? next : `${name}.${next}`),
  };
}

/** Where the log lies, and the one before it. */
export const logFiles = (folder: string): readonly string[] => [
  join(folder, "main.log"),
  join(folder, "main.old.log"),
];

/**
 * The log file of this computer: rotated at 2 MB, and on the console while developing.
 * @param note is told of each line as it is written
 */
export function openLog(
  folder: string,
  onConsole: boolean,
  note: (level: Level, line: string, facts: string) => void = () => {},
): Log {
  const log = electronLog.create({ logId: "main" });
  log.transports.file.resolvePathFn = () => join(folder, "main.log");
  log.transports.file.maxSize = 2 * 1024 * 1024;
  log.transports.file.level = "info";
  log.transports.console.level = onConsole ? "info" : false;
  return createLog((level, line, facts) => {
    const written = facts === undefined ? "" : JSON.stringify(facts);
    note(level, line, written);
    if (facts === undefined) log[level](line);
    else log[level](line, written);
  });
}
