import { expect, test } from "vitest";
import { brokenWalls, fileRings, folderRings, importsOf, wallBroken } from "./walls.ts";

test.each([
  ["shared/a.ts", "./b.ts"],
  ["shared/a.ts", "valibot"],
  ["shared/a.test.ts", "node:fs"],
  ["main/call/a.ts", "../../shared/result.ts"],
  ["main/index.ts", "electron"],
  ["main/index.ts", "node:path"],
  ["preload/index.ts", "electron"],
  ["renderer/call/a.tsx", "preact"],
  ["sandbox/cli.ts", "node:http"],
  ["test/app/a.spec.ts", "../../main/index.ts"],
  ["build/walls.ts", "../sandbox/cli.ts"],
])("%s may import %s", (from, names) => {
  expect(wallBroken({ from, names })).toBeNull();
});

test.each([
  ["shared/a.ts", "../main/b.ts"],
  ["shared/a.ts", "node:fs"],
  ["shared/a.ts", "fs"],
  ["main/call/a.ts", "../../renderer/a.ts"],
  ["main/call/a.ts", "../../sandbox/a.ts"],
  ["main/call/a.test.ts", "../../sandbox/a.ts"],
  ["preload/index.ts", "../main/a.ts"],
  ["preload/index.ts", "node:fs"],
  ["renderer/a.ts", "electron"],
  ["renderer/a.ts", "electron/renderer"],
  ["renderer/a.ts", "node:fs"],
  ["sandbox/a.ts", "electron"],
  ["sandbox/a.ts", "../main/a.ts"],
])("%s may not import %s", (from, names) => {
  expect(wallBroken({ from, names })).toContain(from);
});

test("sees every way to import, and no comment", () => {
  const text = `
    import a from "a"; import { b,
      c } from "b";
    import type { D } from "d";
    export * from "e";
    import "f.css";
    const g = await import("g"); const h = require("h");
    // import i from "i";
    /* import j from "j"; */
  `;
  expect(importsOf({ path: "x.ts", text }).map((each) => each.names)).toEqual([
    "a",
    "b",
    "d",
    "e",
    "f.css",
    "g",
    "h",
  ]);
});

test.each(["main", "renderer", "sandbox"])(
  "finds folders of %s in a ring, but not through types, tests or the room's own files",
  (room) => {
    const ring = [
      { path: `${room}/a/one.ts`, text: 'import { two } from "../b/two.ts";' },
      { path: `${room}/b/two.ts`, text: 'const three = await import("../c/three.ts");' },
      { path: `${room}/c/three.ts`, text: 'import { other } from "../a/other.ts";' },
    ];
    expect(folderRings(ring)).toEqual([`${room}/a → ${room}/b → ${room}/c → ${room}/a`]);
    expect(brokenWalls(ring)).toHaveLength(1);
    const open = [
      { path: `${room}/a/one.ts`, text: 'import { two } from "../b/two.ts";' },
      { path: `${room}/b/two.ts`, text: 'import type { One } from "../a/one.ts";' },
      { path: `${room}/b/two.test.ts`, text: 'import { one } from "../a/one.ts";' },
      { path: `${room}/compose.ts`, text: 'import { one } from "./a/one.ts";' },
    ];
    expect(folderRings(open)).toEqual([]);
  },
);

test("finds files of one folder in a ring", () => {
  const ring = [
    { path: "renderer/call/a.ts", text: 'import "./b.ts";' },
    { path: "renderer/call/b.ts", text: 'export * from "./c.ts";' },
    { path: "renderer/call/c.ts", text: 'import { b } from "./b.ts";' },
  ];
  expect(fileRings(ring)).toEqual(["renderer/call/b.ts → renderer/call/c.ts → renderer/call/b.ts"]);
  expect(brokenWalls(ring)).toHaveLength(1);
  expect(fileRings([{ path: "renderer/call/a.ts", text: 'import type { B } from "./b.ts";' }])).toEqual([]);
});
