import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findSecrets, leaksIn } from "./no-secrets.ts";

const password = 'Hünter2 "secret" +/=?';
const token = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyIjoiYW15In0.c2lnbmF0dXJl";
const secrets = { password, token };
const basic = (before: string, after = "") => Buffer.from(`${before}${password}${after}`).toString("base64");
let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "hookswitch-leaks-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("a secret is found", () => {
  test.each([
    ["as it is", password],
    ["in a sentence", `signing in with ${password}.`],
    ["in a URL", `https://x/?p=${encodeURIComponent(password)}`],
    ["in JSON", JSON.stringify({ deep: [{ password }] })],
    ["in hex", Buffer.from(password).toString("hex").toUpperCase()],
    ["in Basic", `Authorization: Basic ${basic("amy:")}`],
    ["in Basic, at the second offset", basic("bobby:")],
    ["in Basic, at the third offset", basic("al:", ":more")],
    ["in base64url", basic("amy:").replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")],
    ["backwards", [...password].reverse().join("")],
  ])("%s", (_name, text) => {
    expect(leaksIn(text, "here", secrets)).toContainEqual(
      expect.objectContaining({ secret: "password", where: "here" }),
    );
  });

  test.each([0, 1, 2, 3, 4, 5])("in base64 after %i other bytes", (before) => {
    const text = Buffer.from(`${"x".repeat(before)}${token}tail`).toString("base64");
    expect(leaksIn(text, "here", { token })).toMatchObject([{ secret: "token", guise: "base64" }]);
  });

  test("in a file of any format, however deep", () => {
    mkdirSync(join(folder, "logs", "old"), { recursive: true });
    writeFileSync(join(folder, "logs", "main.log"), "nothing here\n");
    writeFileSync(join(folder, "logs", "old", "main.old.log"), `line\n${token}\n`);
    writeFileSync(
      join(folder, "database"),
      Buffer.concat([Buffer.from([0, 255, 254, 128]), Buffer.from(password), Buffer.from([0])]),
    );
    writeFileSync(join(folder, "wide"), Buffer.from(token, "utf16le"));
    const found = findSecrets({ secrets, folders: [folder] });
    expect(
      found.map(({ secret, where }) => [secret, where.slice(folder.length + 1).replaceAll("\\", "/")]).sort(),
    ).toEqual([
      ["password", "database"],
      ["token", "logs/old/main.old.log"],
      ["token", "wide"],
    ]);
  });

  test("in what crossed the bridge", () => {
    const messages = ["fine", { number: 1, slices: { session: { form: { password } } } }, undefined];
    expect(findSecrets({ secrets, messages })).toContainEqual({
      secret: "password",
      where: "message 1",
      guise: "JSON",
    });
  });
});

test("nothing is found where nothing is", () => {
  writeFileSync(join(folder, "main.log"), "[token] Basic [token] amy signed in, password [secret]");
  expect(findSecrets({ secrets, folders: [folder], messages: [{ token: "[secret]" }] })).toEqual([]);
});

test("a find never repeats the secret", () => {
  const found = JSON.stringify(findSecrets({ secrets, messages: [password, token, basic("amy:")] }));
  expect(found).not.toContain("nter2");
  expect(found).not.toContain(token);
});

test("mistakes of a test are not passes: an empty or short secret, a folder that is not there", () => {
  expect(() => leaksIn("x", "here", { password: "" })).toThrow();
  expect(() => leaksIn("x", "here", { password: "abc" })).toThrow();
  expect(() => findSecrets({ secrets, folders: [join(folder, "nope")] })).toThrow();
});
