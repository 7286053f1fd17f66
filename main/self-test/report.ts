/** One thing that was looked at. */
export interface Finding {
  readonly name: string;
  readonly outcome: "ok" | "failed" | "skipped";
  /** What was seen: plain data, no secret. */
  readonly seen: unknown;
}

/** What `--self-test` writes, as JSON. */
export interface SelfTestReport {
  readonly ok: boolean;
  readonly program: Readonly<Record<string, unknown>>;
  readonly findings: readonly Finding[];
}

/** A check: what was seen, and whether it is as it should be. */
export interface Check {
  readonly name: string;
  /** How long it may take, in milliseconds. */
  readonly limitMs: number;
  readonly look: () => Promise<{ readonly ok: boolean; readonly seen: unknown }>;
}

function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

/** Runs checks one after another. One that throws, or does not answer in time, has failed. */
export async function runChecks(checks: readonly Check[], skip: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { name, limitMs, look } of checks) {
    if (skip.some((each) => name === each || name.startsWith(`${each}.`))) {
      findings.push({ name, outcome: "skipped", seen: null });
      continue;
    }
    try {
      const { ok, seen } = await within(look(), limitMs);
      findings.push({ name, outcome: ok ? "ok" : "failed", seen });
    } catch (error) {
      findings.push({
        name,
        outcome: "failed",
        seen: error instanceof Error ? error.message : String(error),
      });
    }
  }
  return findings;
}
