import { expect, test } from "vitest";
import { parseCommand, parseStart } from "./arguments.ts";

const nothing = { provider: null, useSandbox: false, user: null, host: "any", rest: [] };

test.each([
  [[], nothing],
  [["--provider", "https://login.example.com/"], { ...nothing, provider: "https://login.example.com" }],
  [
    ["--provider", "https://login.example.com/#/login?next=/"],
    { ...nothing, provider: "https://login.example.com" },
  ],
  [["--provider", "https:/login.example.com."], { ...nothing, provider: "https://login.example.com" }],
  [["--provider=login.example.com"], { ...nothing, provider: "https://login.example.com" }],
  [["--provider", "http://127.0.0.1:8080"], { ...nothing, provider: "http://127.0.0.1:8080" }],
  [["--user", "ada", "--electron"], { ...nothing, user: "ada", host: "electron" }],
  [["--chromium", "--sandbox"], { ...nothing, host: "chromium", useSandbox: true }],
  [
    ["--user-data-dir=/tmp/x", "tel:+15550100"],
    { ...nothing, rest: ["--user-data-dir=/tmp/x", "tel:+15550100"] },
  ],
])("start %j", (argv, value) => {
  expect(parseStart(argv)).toEqual({ ok: true, value });
});

test.each([
  ["no value", ["--provider"]],
  ["another option where the value should be", ["--user", "--electron"]],
  ["plain http to somewhere else", ["--provider", "http://login.example.com"]],
  ["another scheme", ["--provider", "ftp://login.example.com"]],
  ["no address", ["--provider", "https://"]],
  ["a lone word", ["--provider", "login"]],
  ["an empty label", ["--provider", "login..example.com"]],
  ["a host named https", ["--provider", "https;//login.example.com"]],
  ["a word without an option, as npm leaves it when -- was forgotten", ["login.example.com"]],
  ["a password in the address", ["--provider", "https://ada:secret@login.example.com"]],
])("start refuses %s", (_why, argv) => {
  const parsed = parseStart(argv);
  expect(parsed.ok).toBe(false);
  if (!parsed.ok) expect(parsed.why).not.toContain("secret");
});

test("a command is known or told apart", () => {
  expect(parseCommand(["bench", "--json"])).toEqual({ ok: true, value: { name: "bench", rest: ["--json"] } });
  expect(parseCommand(["toString"]).ok).toBe(false);
  expect(parseCommand([]).ok).toBe(false);
});
