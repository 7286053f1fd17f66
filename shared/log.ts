/**
 * Levels have meanings. error: the user lost something. warn: something failed and we recovered.
 * info: one line per event in the life of a part. debug: the rest.
 * Facts are masked by the logger (`main/log/redact.ts`), never by the caller.
 */
export interface Log {
  error(what: string, facts?: object): void;
  warn(what: string, facts?: object): void;
  info(what: string, facts?: object): void;
  debug(what: string, facts?: object): void;
  /** The same logger with a name in front of every line. */
  named(name: string): Log;
}

/** A logger that says nothing, for tests and for parts that run without one. */
export const silentLog: Log = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  named: () => silentLog,
};
