import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What in a style names a side of the screen instead of the beginning or the end of a line. */
const physical =
  /(?<=^|[\s;{])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)|left|right|border-(?:top|bottom)-(?:left|right)-radius)(?=\s*:)|(?:text-align|float|clear)\s*:\s*(?:left|right)\b|translateX\(/g;
const value = String.raw`(?:var\([^)]*\)|calc\([^;]*?\)|[-0-9a-z.%]+)`;
/** Four values, the second and the last of which differ. */
const fourSides = new RegExp(
  String.raw`\b(?:margin|padding|inset):\s*${value} (?<right>${value}) ${value} (?!\k<right>;)${value};`,
  "g",
);
/** The same in a script: a style beside an element, or an arrow key by its side (`alongLine` in ui/keys.ts says which way it leads). */
const inScript =
  /style=\{\{[^}]*\b(?:left|right|marginLeft|marginRight|paddingLeft|paddingRight)\b|["']?Arrow(?:Left|Right)["']?\s*[:)]/g;

/** Where arrow keys are read for all others, and where they are named. */
const namesKeys = new Set(["ui/keys.ts", "ui/accelerator.ts"]);

/** Where a file of the windows would not stand mirrored when the writing runs from right to left. */
export function sidesIn(name: string, text: string): string[] {
  const patterns = name.endsWith(".css") ? [physical, fourSides] : [inScript];
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([what]) => `${name}: ${what.trim()}`),
  );
}

/** Every such place in the renderer; empty when all is well. */
export function brokenSides(root: string): string[] {
  const folder = join(root, "renderer");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /\.(?:css|tsx?)$/.test(name) && !/\.test\.tsx?$/.test(name) && !namesKeys.has(name))
    .flatMap((name) => sidesIn(`renderer/${name}`, readFileSync(join(folder, name), "utf8")));
}
