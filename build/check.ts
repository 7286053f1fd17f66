import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "./bundle.ts";
import { withChildren } from "./children.ts";
import { brokenSides } from "./sides.ts";
import { closingLine, oneFailed, onePassed, programStep, runSteps, type Step } from "./steps.ts";
import { brokenWalls, readSources } from "./walls.ts";

const rooms = ["shared", "main", "preload", "renderer", "sandbox", "build", "test"];

const walls: Step = {
  name: "walls",
  async run() {
    const broken = brokenWalls(readSources(root));
    return { counts: broken.length > 0 ? oneFailed : onePassed, output: broken.join("\n") };
  },
};

const sides: Step = {
  name: "either direction",
  async run() {
    const broken = brokenSides(root);
    return { counts: broken.length > 0 ? oneFailed : onePassed, output: broken.join("\n") };
  },
};

const biome = "node_modules/@biomejs/biome/bin/biome";

/** Everything that is wrong without running the product: lint and format, types of each room, borders, unused code. */
export function checkSteps(): Step[] {
  return [
    programStep("lint and format", biome, ["check", "--error-on-warnings", "."]),
    walls,
    sides,
    ...rooms
      .filter((room) => existsSync(join(root, room, "tsconfig.json")))
      .map((room) => programStep(`types of ${room}`, "node_modules/typescript/bin/tsc", ["-p", room])),
    programStep("unused code", "node_modules/knip/bin/knip.js", ["--no-progress"]),
  ];
}

/** `npm run check`: before every commit. */
export async function check(): Promise<number> {
  return withChildren(async (children) => {
    const counts = await runSteps(children, checkSteps(), 2);
    console.log(closingLine(counts));
    return counts.failed > 0 ? 1 : 0;
  });
}
