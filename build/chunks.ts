import { basename } from "node:path";
import type { Plugin, Rolldown } from "vite";

/** Pages that have most in common count as one: a few small scripts less for all of them. */
const alike: Readonly<Record<string, string>> = { conversation: "messages", people: "history" };

/** The pages whose scripts have a module in what they load at once, by name. */
function pagesOf(module: string, graph: Rolldown.ChunkingContext): string[] {
  const seen = new Set([module]);
  // A set that grows while it is gone through: each module once.
  for (const id of seen) for (const importer of graph.getModuleInfo(id)?.importers ?? []) seen.add(importer);
  return [...seen].filter((id) => id.endsWith(".html")).map((id) => basename(id, ".html"));
}

/**
 * One script for all that the same pages load at once. A page loads nothing that it does not use, and few files: by
 * itself the bundler parts also what a part loaded later has in common with its page, into dozens of small ones.
 */
export const sharedParts: Rolldown.CodeSplittingGroup = {
  debugName: "shared parts",
  name(module, graph) {
    // Most windows have no use for it once the schemas that they do not read by are left out.
    if (/[\\/]node_modules[\\/]valibot[\\/]/.test(module)) return null;
    const pages = pagesOf(module, graph);
    if (pages.length < 2) return null;
    return [...new Set(pages.map((page) => alike[page] ?? page))].sort().join("-");
  },
  // What a module imports is of the same pages and maybe of more: it has its own place.
  includeDependenciesRecursively: false,
};

/** Making a schema does nothing else: one that a window does not read by, but stands beside what it uses, is left out. */
export function withoutUnusedSchemas(): Plugin {
  return {
    name: "without-unused-schemas",
    transform: {
      filter: { id: /[\\/]shared[\\/].*\.ts$/, code: 'from "valibot"' },
      handler: (code) => ({
        code: code.replace(/\bv\.(?!safeParse|parse|assert|is\b)\w+\(/g, "/* @__PURE__ */ $&"),
        map: null,
      }),
    },
  };
}
