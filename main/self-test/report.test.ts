import { expect, test } from "vitest";
import { type Check, runChecks } from "./report.ts";

const check = (name: string, look: Check["look"], limitMs = 5_000): Check => ({ name, limitMs, look });

test("each check is told apart: as it should be, not so, thrown, silent, left out", async () => {
  const findings = await runChecks(
    [
      check("page.phone", async () => ({ ok: true, seen: 1 })),
      check("page.voice", async () => ({ ok: false, seen: { drawn: false } })),
      check("network", () => Promise.reject(new Error("no way out"))),
      check("keychain", () => new Promise(() => {}), 20),
      check("microphone.voice", () => Promise.reject(new Error("must not be asked"))),
    ],
    ["microphone"],
  );
  expect(findings).toEqual([
    { name: "page.phone", outcome: "ok", seen: 1 },
    { name: "page.voice", outcome: "failed", seen: { drawn: false } },
    { name: "network", outcome: "failed", seen: "no way out" },
    { name: "keychain", outcome: "failed", seen: "no answer within 20 ms" },
    { name: "microphone.voice", outcome: "skipped", seen: null },
  ]);
});
