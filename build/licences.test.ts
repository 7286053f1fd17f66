import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { billOfMaterials, isAccepted, packageFolder, readShipped, thirdPartyNotices } from "./licences.ts";

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function packageOnDisk(about: object, files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), "hookswitch-licence-"));
  folders.push(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify(about));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test.each([
  ["/p/node_modules/ws/lib/a.js", "/p/node_modules/ws"],
  ["/p/node_modules/@preact/signals/dist/a.js?used", "/p/node_modules/@preact/signals"],
  ["/p/node_modules/conf/node_modules/ajv/a.js", "/p/node_modules/conf/node_modules/ajv"],
  ["\0/p/node_modules/ws/a.js?commonjs", "/p/node_modules/ws"],
  ["C:\\p\\node_modules\\ws\\a.js", "C:/p/node_modules/ws"],
  ["/p/main/index.ts", null],
])("the package of %j is %j", (id, folder) => {
  expect(packageFolder(id)).toBe(folder);
});

test.each([
  ["MIT", true],
  ["(MPL-2.0 OR Apache-2.0)", true],
  ["MIT AND ISC", true],
  ["MIT AND GPL-3.0", false],
  ["GPL-3.0-only", false],
  ["UNLICENSED", false],
])("%s may be shipped: %s", (licence, may) => {
  expect(isAccepted(licence)).toBe(may);
});

test("a package's licence and notice go with the program, word by word", () => {
  const folder = packageOnDisk(
    { name: "b", version: "1.0.0", license: "MIT" },
    { LICENSE: "Copyright B\n", "NOTICE.md": "Made by B", "index.js": "" },
  );
  const other = packageOnDisk({ name: "a", version: "2.0.0", license: "ISC" });
  const text = thirdPartyNotices([folder, other].map(readShipped));
  expect(text.indexOf("a 2.0.0 (ISC)")).toBeLessThan(text.indexOf("b 1.0.0 (MIT)"));
  expect(text).toContain("Copyright B\n\nMade by B");
});

test("a package that names no licence stops the build", () => {
  expect(() => readShipped(packageOnDisk({ name: "c", version: "1.0.0" }))).toThrow(/c names no licence/);
});

test("the bill of materials names each package so that a scanner finds it", () => {
  const shipped = { name: "@preact/signals", version: "2.0.0", licence: "MIT", texts: [] };
  const either = { ...shipped, name: "dompurify", licence: "(MPL-2.0 OR Apache-2.0)" };
  expect(billOfMaterials({ name: "hookswitch", version: "1.2.3" }, [either, shipped])).toMatchObject({
    bomFormat: "CycloneDX",
    metadata: { component: { name: "hookswitch", version: "1.2.3" } },
    components: [
      { purl: "pkg:npm/%40preact/signals@2.0.0", licenses: [{ license: { id: "MIT" } }] },
      { purl: "pkg:npm/dompurify@2.0.0", licenses: [{ expression: "(MPL-2.0 OR Apache-2.0)" }] },
    ],
  });
});
