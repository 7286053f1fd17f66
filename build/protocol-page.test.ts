import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readProfile } from "../shared/wire/profile/read.ts";
import { root } from "./bundle.ts";
import { protocolPage } from "./protocol-page.ts";

test("docs/protocol.md says what the tables say: `npm run build` writes it", () => {
  expect(readFileSync(join(root, "docs/protocol.md"), "utf8")).toBe(protocolPage());
});

test("the example on the page is a profile without a mistake", () => {
  const example = /```jsonc\n([\s\S]*?)```/.exec(protocolPage())?.[1] ?? "";
  expect(readProfile(example).problems).toEqual([]);
});
