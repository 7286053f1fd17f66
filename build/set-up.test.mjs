import { expect, test } from "vitest";
import { canStandIn, installVerb, lackingHere, nodeForNpm, outOfDate, pinnedNode } from "./set-up.mjs";

const wanted = {
  "": { version: "0.1.0" },
  "node_modules/a": { version: "1.0.0" },
  "node_modules/only-on-macos": { version: "2.0.0", optional: true },
};

test("nothing to do when npm's record agrees; another platform's package may be absent", () => {
  expect(outOfDate(wanted, { "node_modules/a": { version: "1.0.0" } })).toEqual([]);
});

test.each([
  ["a fresh clone", {}, ["node_modules/a"]],
  ["another version", { "node_modules/a": { version: "0.9.0" } }, ["node_modules/a"]],
  [
    "one too many",
    { "node_modules/a": { version: "1.0.0" }, "node_modules/b": { version: "1.0.0" } },
    ["node_modules/b"],
  ],
  [
    "an optional one of another version",
    { "node_modules/a": { version: "1.0.0" }, "node_modules/only-on-macos": { version: "1.0.0" } },
    ["node_modules/only-on-macos"],
  ],
])("installs after %s", (_name, present, expected) => {
  expect(outOfDate(wanted, present)).toEqual(expected);
});

test("an optional package for this machine that an old Node was not given is noticed", () => {
  const machine = { os: "linux", cpu: "x64", libc: "glibc" };
  const optional = true;
  const lock = {
    "node_modules/ours": { optional, os: ["linux"], cpu: ["x64"], libc: ["glibc"] },
    "node_modules/ours-too": { optional, os: ["linux"], cpu: ["x64"] },
    "node_modules/musl": { optional, os: ["linux"], cpu: ["x64"], libc: ["musl"] },
    "node_modules/theirs": { optional, os: ["darwin"], cpu: ["x64"] },
    "node_modules/for-all": { optional },
  };
  expect(lackingHere(lock, {}, machine)).toEqual(["node_modules/ours", "node_modules/ours-too"]);
  expect(lackingHere(lock, { "node_modules/ours": {}, "node_modules/ours-too": {} }, machine)).toEqual([]);
});

test("the pinned Node is the one that the dependency brings", () => {
  expect(pinnedNode("/app", "linux")).toBe("/app/node_modules/node/bin/node");
  expect(pinnedNode("/app", "win32")).toMatch(/node\.exe$/);
});

test("the pinned Node does not remove itself: it may be the one that installs", () => {
  const pinned = pinnedNode("/app");
  expect(installVerb("/app", pinned)).toBe("install");
  expect(installVerb("/app", "/usr/bin/node")).toBe("ci");
});

test("a Node that an installation took away is replaced by the machine's own", () => {
  const pinned = pinnedNode("/app", "linux");
  const path = "/app/node_modules/.bin::/usr/local/bin:/usr/bin";
  const isThere =
    (...files) =>
    (file) =>
      files.includes(file);
  const found = (...files) => nodeForNpm("/app", pinned, path, isThere(...files), "linux");
  expect(found(pinned, "/usr/bin/node")).toBe(pinned);
  expect(found("/app/node_modules/.bin/node", "/usr/bin/node")).toBe("/usr/bin/node");
  expect(found()).toBe(pinned);
});

test.each([
  ["18.20.8", false],
  ["22.17.1", false],
  ["22.18.0", true],
  ["23.5.0", false],
  ["24.0.0", true],
  ["26.1.0", true],
])("Node %s can stand in for the pinned one: %s", (version, can) => {
  expect(canStandIn(version)).toBe(can);
});
