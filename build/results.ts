import type { Counts } from "./steps.ts";

/** What Vitest's JSON reporter says, as far as it is counted. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/** What Playwright's JSON reporter says, as far as it is counted. */
interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

/**
 * Counts a report. A runner that failed without a failed test (a file that did not load, an error outside a test)
 * or left no report counts as one failure, so that no run that went wrong can look right.
 */
function settle(counts: Counts | null, code: number): Counts {
  const known = counts ?? { passed: 0, failed: 0, skipped: 0 };
  return code !== 0 && known.failed === 0 ? { ...known, failed: 1 } : known;
}

function parse<T>(report: string | null): T | null {
  try {
    return report === null ? null : (JSON.parse(report) as T);
  } catch {
    // Cut off in the middle: `settle` counts the run as failed by its exit code.
    return null;
  }
}

/** Vitest's report, or null when it left none, and its exit code. */
export function countVitest(report: string | null, code: number): Counts {
  const said = parse<VitestReport>(report);
  if (said === null) return settle(null, code === 0 ? 1 : code);
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests, numTodoTests } = said;
  return settle({ passed, failed, skipped: numPendingTests + numTodoTests }, code);
}

/** Playwright's report, or null when it left none, and its exit code. A test that passed at a second try has failed. */
export function countPlaywright(report: string | null, code: number): Counts {
  const said = parse<PlaywrightReport>(report);
  if (said === null) return settle(null, code === 0 ? 1 : code);
  const { expected, unexpected, flaky, skipped } = said.stats;
  return settle({ passed: expected, failed: unexpected + flaky, skipped }, code);
}
