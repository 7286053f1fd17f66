/** The last warnings and errors of this run, as they stand in the log: what somebody who helps asks for first. */
export interface Troubles {
  note(level: string, line: string, facts: string): void;
  /** Oldest first. */
  list(): readonly string[];
}

export function createTroubles(now: () => number, most = 40): Troubles {
  let lines: readonly string[] = [];
  return {
    note(level, line, facts) {
      if (level !== "error" && level !== "warn") return;
      const at = new Date(now()).toISOString().slice(11, 19);
      lines = [...lines, [at, level, line, facts].filter((each) => each !== "").join(" ")].slice(-most);
    },
    list: () => lines,
  };
}
