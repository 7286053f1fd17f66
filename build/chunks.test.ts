import type { Rolldown } from "vite";
import { describe, expect, it } from "vitest";
import { sharedParts, withoutUnusedSchemas } from "./chunks.ts";

/** Who imports each module at once. */
const importers: Readonly<Record<string, readonly string[]>> = {
  "/windows/phone.html": [],
  "/windows/messages.html": [],
  "/windows/conversation.html": [],
  "/windows/phone.tsx": ["/windows/phone.html"],
  "/ui/Button.tsx": ["/windows/phone.tsx", "/conversation/Thread.tsx"],
  "/conversation/Thread.tsx": ["/windows/messages.html", "/windows/conversation.html"],
  // Imported while the window is used, and by nobody at once.
  "/actions/Palette.tsx": [],
  "/node_modules/valibot/dist/index.mjs": ["/windows/phone.tsx", "/conversation/Thread.tsx"],
};
const graph = {
  getModuleInfo: (id: string) => ({ importers: importers[id] ?? [] }),
} as unknown as Rolldown.ChunkingContext;
const nameOf = (id: string) =>
  typeof sharedParts.name === "function" ? sharedParts.name(id, graph) : sharedParts.name;

describe("a part of the scripts", () => {
  it.each([
    ["/ui/Button.tsx", "messages-phone"],
    ["/conversation/Thread.tsx", "messages"],
    ["/windows/phone.tsx", null],
    ["/actions/Palette.tsx", null],
    ["/node_modules/valibot/dist/index.mjs", null],
  ])("%s is in %s", (id, name) => {
    expect(nameOf(id)).toBe(name);
  });
});

it("a schema may be left out, what is read by it may not", () => {
  const { transform } = withoutUnusedSchemas();
  const handler = typeof transform === "object" ? transform.handler : transform;
  const change = handler as unknown as (code: string) => { readonly code: string };
  expect(change("const a = v.object({ b: v.string() }); v.parse(a, c); v.safeParse(a, c);").code).toBe(
    "const a = /* @__PURE__ */ v.object({ b: /* @__PURE__ */ v.string() }); v.parse(a, c); v.safeParse(a, c);",
  );
});
