import { root } from "./bundle.ts";
import type { Children } from "./children.ts";

/** What one suite came to. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** One suite or check: a heading, and what runs. */
export interface Step {
  readonly name: string;
  readonly run: (children: Children) => Promise<StepResult>;
}

export interface StepResult {
  readonly counts: Counts;
  /** Everything it printed; shown when something failed. */
  readonly output: string;
}

export const onePassed: Counts = { passed: 1, failed: 0, skipped: 0 };
export const oneFailed: Counts = { passed: 0, failed: 1, skipped: 0 };

/** The sum over all suites. */
export function addCounts(all: readonly Counts[]): Counts {
  return all.reduce(
    (sum, each) => ({
      passed: sum.passed + each.passed,
      failed: sum.failed + each.failed,
      skipped: sum.skipped + each.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** The closing line, for people and for CI. */
export function closingLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

/** Runs a program to its end and gives what it said, both streams in order. */
export async function capture(
  children: Children,
  file: string,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<{ code: number; output: string }> {
  const child = children.start(file, file, args, {
    cwd: root,
    env: { ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const pieces: Buffer[] = [];
  child.process.stdout?.on("data", (piece: Buffer) => pieces.push(piece));
  child.process.stderr?.on("data", (piece: Buffer) => pieces.push(piece));
  const closed = new Promise((resolve) => child.process.once("close", resolve));
  const code = await child.ended;
  if (code !== 127) await closed;
  return { code, output: Buffer.concat(pieces).toString().trim() };
}

/** A program whose exit code is all there is to count. */
export function programStep(name: string, script: string, args: readonly string[]): Step {
  return {
    name,
    async run(children) {
      const { code, output } = await capture(children, process.execPath, [script, ...args]);
      return { counts: code === 0 ? onePassed : oneFailed, output };
    },
  };
}

/**
 * Runs steps, `atOnce` side by side, and prints a line for each as it ends: its name, what came of it, its time.
 * The output of one that failed is shown in full.
 */
export async function runSteps(children: Children, steps: readonly Step[], atOnce: number): Promise<Counts> {
  const waiting = [...steps];
  const all: Counts[] = [];
  async function work(): Promise<void> {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const began = performance.now();
      const { counts, output } = await step.run(children);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      const isAlone = counts.passed + counts.failed + counts.skipped === 1;
      const verdict = isAlone ? (counts.failed > 0 ? "failed" : "ok") : `${closingLine(counts)}`;
      console.log(`${counts.failed > 0 ? "✗" : "✓"} ${step.name}: ${verdict} (${seconds} s)`);
      if (counts.failed > 0 && output !== "") console.log(output);
      all.push(counts);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return addCounts(all);
}
