import { expect, test } from "vitest";
import { countPlaywright, countVitest } from "./results.ts";
import { addCounts, closingLine } from "./steps.ts";

const vitest = (passed: number, failed: number, pending = 0, todo = 0) =>
  JSON.stringify({
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: pending,
    numTodoTests: todo,
  });
const playwright = (expected: number, unexpected: number, flaky = 0, skipped = 0) =>
  JSON.stringify({ stats: { expected, unexpected, flaky, skipped } });

test.each([
  ["all is well", countVitest(vitest(5, 0, 1, 1), 0), { passed: 5, failed: 0, skipped: 2 }],
  ["one fails", countVitest(vitest(4, 1), 1), { passed: 4, failed: 1, skipped: 0 }],
  ["a file does not load", countVitest(vitest(5, 0), 1), { passed: 5, failed: 1, skipped: 0 }],
  ["there is no report", countVitest(null, 1), { passed: 0, failed: 1, skipped: 0 }],
  ["there is no report of a success", countVitest(null, 0), { passed: 0, failed: 1, skipped: 0 }],
  ["the report is cut off", countVitest('{"numPassed', 1), { passed: 0, failed: 1, skipped: 0 }],
  ["end to end is well", countPlaywright(playwright(3, 0, 0, 1), 0), { passed: 3, failed: 0, skipped: 1 }],
  [
    "one passes at a second try",
    countPlaywright(playwright(3, 0, 1), 0),
    { passed: 3, failed: 1, skipped: 0 },
  ],
  ["the browser does not start", countPlaywright(playwright(0, 0), 1), { passed: 0, failed: 1, skipped: 0 }],
])("counts when %s", (_name, counts, expected) => {
  expect(counts).toEqual(expected);
});

test("closes with one line over all", () => {
  const sum = addCounts([
    { passed: 2, failed: 0, skipped: 0 },
    { passed: 1, failed: 1, skipped: 3 },
  ]);
  expect(closingLine(sum)).toBe("3 passed, 1 failed, 3 skipped");
  expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe("3 passed, 0 failed");
});
