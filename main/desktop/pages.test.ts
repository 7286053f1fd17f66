import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createSounds } from "../sounds/sounds.ts";
import { contentSecurityPolicy, createAssets, createPages } from "./pages.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hookswitch-pages-"));
  mkdirSync(join(folder, "renderer", "assets"), { recursive: true });
  mkdirSync(join(folder, "renderer-secrets"));
  writeFileSync(join(folder, "renderer", "phone.html"), "<!doctype html>");
  writeFileSync(join(folder, "renderer", "assets", "phone.js"), "0");
  writeFileSync(join(folder, "renderer", "assets", "phone.css"), "");
  writeFileSync(join(folder, "renderer", "assets", "phone.js.map"), "{}");
  writeFileSync(join(folder, "outside.html"), "secret");
  writeFileSync(join(folder, "renderer-secrets", "a.html"), "secret");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sounds = createSounds(() => "s-1");
const get = (url: string, method = "GET") => {
  const files = createAssets(join(folder, "renderer"));
  return createPages(async (path) => sounds.asset(path) ?? files(path))({ url, method });
};

test.each([
  ["phone.html", "text/html; charset=utf-8"],
  ["phone.html?theme=dark#x", "text/html; charset=utf-8"],
  ["assets/phone.js", "text/javascript; charset=utf-8"],
  ["assets/phone.css", "text/css; charset=utf-8"],
])("%s is given as %s, with every guard", async (path, type) => {
  const response = await get(`app://hookswitch/${path}`);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": type,
    "content-security-policy": contentSecurityPolicy,
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
  });
});

test.each([
  ["messages", true],
  ["conversation", true],
  ["phone", false],
  ["voice", false],
])("whether a mail or a PDF may stand in a frame of the %s page: %s", async (page, yes) => {
  writeFileSync(join(folder, "renderer", `${page}.html`), "<!doctype html>");
  const policy = (await get(`app://hookswitch/${page}.html?x#y`)).headers.get("content-security-policy");
  expect(policy?.match(/frame-src [^;]*/g)).toEqual(yes ? ["frame-src mail: pdf:"] : null);
});

test.each([
  ["history", true],
  ["messages", true],
  ["conversation", true],
  ["phone", false],
  ["voice", false],
])("whether the %s page may play recordings: %s", async (page, yes) => {
  writeFileSync(join(folder, "renderer", `${page}.html`), "<!doctype html>");
  const policy = (await get(`app://hookswitch/${page}.html`)).headers.get("content-security-policy");
  expect(policy?.replace(" recording:", "").replace("; frame-src mail: pdf:", "")).toBe(
    contentSecurityPolicy,
  );
  expect(policy?.includes("media-src 'self' recording:")).toBe(yes);
});

test.each([
  ["voice", "hid=(self)"],
  ["settings", "hid=(self)"],
  ["phone", "hid=()"],
])("whether the %s page may reach a headset: %s", async (page, policy) => {
  writeFileSync(join(folder, "renderer", `${page}.html`), "<!doctype html>");
  const response = await get(`app://hookswitch/${page}.html?x#y`);
  expect(response.headers.get("permissions-policy")).toBe(policy);
});

test.each([
  "app://hookswitch/../outside.html",
  "app://hookswitch/..%2foutside.html",
  "app://hookswitch/%2e%2e/outside.html",
  "app://hookswitch/%2e%2e%2foutside.html",
  "app://hookswitch/assets/..%2f..%2foutside.html",
  "app://hookswitch/..%2frenderer-secrets/a.html",
  "app://hookswitch/..%5coutside.html",
  "app://hookswitch//etc/passwd.html",
  "app://hookswitch/phone.html%00.html",
  "app://hookswitch/%zz.html",
  "app://hookswitch/",
  "app://hookswitch/assets",
  "app://hookswitch/missing.html",
  "app://hookswitch/assets/phone.js.map",
  "app://evil/phone.html",
  "app://hookswitch.evil/phone.html",
  "app://user@evil/phone.html",
  "not a url",
])("%s is not found", async (url) => {
  const response = await get(url);
  expect(response.status).toBe(404);
  expect(await response.text()).toBe("not found");
});

test.each(["POST", "PUT", "HEAD"])("%s is not found", async (method) => {
  expect((await get("app://hookswitch/phone.html", method)).status).toBe(404);
});

describe("the content security policy", () => {
  const policy = new Map(
    contentSecurityPolicy.split("; ").map((line) => {
      const [name = "", ...values] = line.split(" ");
      return [name, values];
    }),
  );
  test("begins with nothing", () => {
    expect(policy.get("default-src")).toEqual(["'none'"]);
  });
  test("no inline, no eval, no wildcard, nothing from elsewhere", () => {
    const all = [...policy.values()].flat();
    for (const bad of ["'unsafe-inline'", "'unsafe-eval'", "*", "http:", "https:", "ws:", "wss:", "data:"]) {
      expect(all.filter((value) => value === bad)).toEqual(bad === "data:" ? ["data:"] : []);
    }
    expect(policy.get("img-src")).toEqual(["'self'", "data:"]);
  });
  test.each(["frame-ancestors", "base-uri", "form-action"])("%s is closed", (name) => {
    expect(policy.get(name)).toEqual(["'none'"]);
  });
  test.each(["frame-src", "object-src", "worker-src"])("%s falls back to nothing", (name) => {
    expect(policy.has(name)).toBe(false);
  });
});

test("a sound that main keeps is given under its id, as bytes and no more; others are not there", async () => {
  const id = sounds.keep({ bytes: new Uint8Array([1, 2, 3]), file: "a.wav" });
  const given = await get(`app://hookswitch/sounds/${id}`);
  expect(given.status).toBe(200);
  expect(given.headers.get("content-type")).toBe("application/octet-stream");
  expect([...new Uint8Array(await given.arrayBuffer())]).toEqual([1, 2, 3]);
  for (const [url, method] of [
    ["app://hookswitch/sounds/s-2", "GET"],
    [`app://elsewhere/sounds/${id}`, "GET"],
    [`app://hookswitch/sounds/${id}`, "POST"],
    [`app://hookswitch/sounds/../sounds/${id}/x`, "GET"],
  ])
    expect((await get(url as string, method)).status).toBe(404);
});
