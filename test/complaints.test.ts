import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = readFileSync(join(root, "docs/complaints.md"), "utf8");

/** The page's parts: the heading of each, what its numbers are called in tests, and how many there are. */
const parts = [
  ["Calls", "complaint", 40],
  ["Messages", "messaging complaint", 20],
  ["Supervising", "supervisor complaint", 11],
] as const;

/** Every test file of the project. */
function tests(): string {
  return ["main", "renderer", "shared", "sandbox", "test"]
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(test|spec)\.tsx?$/.test(name) && !name.startsWith("complaints"))
        .map((name) => readFileSync(join(root, folder, name), "utf8")),
    )
    .join("\n");
}

const numbersIn = (text: string, pattern: RegExp) =>
  new Set([...text.matchAll(pattern)].map(([, number]) => Number(number)));

describe.each(parts)("%s", (heading, name, count) => {
  const part = page.split(/^## /m).find((each) => each.startsWith(`${heading}\n`)) ?? "";
  const [met = "", notMet = ""] = part.split("### Not met yet");
  const rows = numbersIn(met, /^\| (\d+) \|/gm);

  test("each complaint is either met or explained", () => {
    const reasons = numbersIn(notMet, /\*\*(\d+)\*\*/g);
    const missing = Array.from({ length: count }, (_, n) => n + 1).filter(
      (n) => !rows.has(n) && !reasons.has(n),
    );
    expect(missing).toEqual([]);
  });

  test("each that is said to be met has a test with its number", () => {
    const tagged = numbersIn(tests(), new RegExp(`\\[${name} (\\d+)\\]`, "g"));
    expect([...rows].filter((number) => !tagged.has(number))).toEqual([]);
  });
});
