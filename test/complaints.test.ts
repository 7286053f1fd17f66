import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = readFileSync(join(root, "docs/complaints.md"), "utf8");
const [met = "", notMet = ""] = page.split("## Not met yet");

/** Every test file of the project. */
function tests(): string[] {
  return ["main", "renderer", "shared", "sandbox", "test"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(test|spec)\.tsx?$/.test(name) && !name.startsWith("complaints"))
      .map((name) => readFileSync(join(root, folder, name), "utf8")),
  );
}

const numbersIn = (text: string, pattern: RegExp) =>
  new Set([...text.matchAll(pattern)].map(([, number]) => Number(number)));

test("each of the forty complaints is either met or explained", () => {
  const rows = numbersIn(met, /^\| (\d+) \|/gm);
  const reasons = numbersIn(notMet, /\*\*(\d+)\*\*/g);
  const missing = Array.from({ length: 40 }, (_, n) => n + 1).filter((n) => !rows.has(n) && !reasons.has(n));
  expect(missing).toEqual([]);
});

test("each complaint that is said to be met has a test with its number", () => {
  const rows = numbersIn(met, /^\| (\d+) \|/gm);
  const tagged = numbersIn(tests().join("\n"), /\[complaint (\d+)\]/g);
  expect([...rows].filter((number) => !tagged.has(number))).toEqual([]);
});
