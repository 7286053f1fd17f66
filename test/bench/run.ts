import type { Pace } from "../../sandbox/voice/line.ts";
import type { Size } from "../../sandbox/world/seed/world.ts";
import { asJson, asLine, type Figure } from "./figures.ts";
import { board } from "./measures/board.ts";
import { bundle } from "./measures/bundle.ts";
import { collections } from "./measures/collections.ts";
import { listening } from "./measures/listening.ts";
import { memory } from "./measures/memory.ts";
import { largeConversations, messages } from "./measures/messages.ts";
import { hotkey } from "./measures/mute.ts";
import { accept, acceptAtRealPace, offers } from "./measures/offers.ts";
import { paint } from "./measures/paint.ts";
import { palette } from "./measures/palette.ts";
import { feed, voiceSocket } from "./measures/reconnect.ts";
import { sampling } from "./measures/sampling.ts";
import { sandbox } from "./measures/sandbox.ts";
import { scrolling } from "./measures/scrolling.ts";
import { shift } from "./measures/shift.ts";
import { supervisor } from "./measures/supervisor.ts";
import { transcript } from "./measures/transcript.ts";
import { typeAhead } from "./measures/type-ahead.ts";
import { bridge, pageLoad, signIn, windowOpen } from "./measures/windows.ts";
import { wrapUp } from "./measures/wrap-up.ts";
import type { Stall } from "./probe.ts";
import { createRig, type Rig } from "./rig.ts";

/**
 * `npm run bench [-- --json] [-- --only NAME] [-- --long]`: measures the built app against a sandbox. Missing an aim is
 * said and is no failure; a measure that cannot be taken is.
 */
interface Measure {
  readonly name: string;
  /** Of the sandbox's voice server. */
  readonly pace?: Pace;
  readonly size?: Size;
  run(rig: Rig, long: boolean): Promise<Figure[]>;
}

const measures: readonly Measure[] = [
  { name: "offers", run: offers },
  { name: "hotkey", run: hotkey },
  { name: "accept", run: accept },
  { name: "sampling", run: sampling },
  { name: "wrap-up", run: wrapUp },
  { name: "paint", run: paint },
  { name: "palette", run: palette },
  { name: "transcript", run: transcript },
  { name: "voice-socket", run: voiceSocket },
  { name: "feed", run: feed },
  { name: "sign-in", run: signIn },
  { name: "page-load", run: pageLoad },
  { name: "window", run: windowOpen },
  { name: "bridge", run: bridge },
];
/** On an app of its own: what the other measures put into the pages would be counted. */
const measuresAlone: readonly Measure[] = [
  { name: "memory", run: memory },
  { name: "listening", run: listening },
  { name: "shift", run: shift },
  { name: "messages", size: largeConversations, run: messages },
  { name: "accept-real-pace", pace: "real", run: acceptAtRealPace },
];

const argv = process.argv.slice(2);
const isJson = argv.includes("--json");
const isLong = argv.includes("--long");
const only = argv.includes("--only") ? argv[argv.indexOf("--only") + 1] : undefined;

function print(figures: readonly Figure[]): void {
  for (const figure of figures) console.log(isJson ? asJson(figure) : asLine(figure));
}

const stalls: (Stall & { during: string })[] = [];
let isWhole = true;

/** Takes the measures on one running app; what main stalled meanwhile is kept by the name of the measure. */
async function take(chosen: readonly Measure[]): Promise<void> {
  if (chosen.length === 0) return;
  const rig = await createRig(chosen[0]?.pace, chosen[0]?.size);
  try {
    await rig.signIn();
    console.error(`bench: ${rig.host} host, ${process.platform}`);
    await rig.probe.forgetStalls();
    for (const measure of chosen) {
      try {
        print(await measure.run(rig, isLong));
      } catch (error) {
        isWhole = false;
        console.error(`bench: ${measure.name} could not be measured:`, error);
        console.error(rig.app.logs().slice(-20).join("\n"));
        rig.clear();
      }
      stalls.push({ ...(await rig.probe.stall()), during: measure.name });
      await rig.probe.forgetStalls();
    }
  } finally {
    await rig.close();
  }
}

function stallFigures(): Figure[] {
  const ms = (value: number) => value.toFixed(1);
  for (const { during, wall, waited, own, ownCpu } of stalls) {
    console.error(
      `bench: main's longest stall in ${during}: ${ms(wall)} ms, ${ms(waited)} of it without a core; the longest of its own ${ms(own)} ms, computing ${ms(ownCpu)} ms`,
    );
  }
  const worst = stalls.toSorted((a, b) => b.max - a.max)[0];
  if (worst === undefined) return [];
  return [
    {
      name: "main-longest-stall",
      value: worst.max,
      unit: "ms",
      aim: { below: 50 },
      note: `in ${worst.during}; ${ms(worst.waited)} ms of it other programs had the cores`,
    },
    {
      name: "main-longest-own-stall",
      value: Math.max(...stalls.map((each) => each.own)),
      unit: "ms",
      aim: { below: 50 },
      note: "without the time that main was ready to run and had no core; blocked on files, or computing",
    },
    {
      name: "main-longest-own-computing",
      value: Math.max(...stalls.map((each) => each.ownCpu)),
      unit: "ms",
      aim: { below: 50 },
      note: "CPU time of main's thread in the longest of those, by measure",
    },
  ];
}

const known = [
  "bundle",
  "collections",
  "type-ahead",
  "board",
  "sandbox",
  "scrolling",
  "supervisor",
  ...[...measures, ...measuresAlone].map((each) => each.name),
];
if (only !== undefined && !known.includes(only)) {
  console.error(`bench: --only one of: ${known.join(", ")}`);
  process.exit(2);
}
const isChosen = ({ name }: { name: string }) => only === undefined || name === only;
if (isChosen({ name: "bundle" })) print(await bundle());
if (isChosen({ name: "collections" })) print(collections());
if (isChosen({ name: "type-ahead" })) print(typeAhead());
if (isChosen({ name: "sandbox" })) print(sandbox());
if (isChosen({ name: "scrolling" })) print(await scrolling());
if (isChosen({ name: "supervisor" })) {
  try {
    print(await supervisor(isLong));
  } catch (error) {
    isWhole = false;
    console.error("bench: supervisor could not be measured:", error);
  }
}
if (isChosen({ name: "board" })) {
  try {
    print(await board());
  } catch (error) {
    isWhole = false;
    console.error("bench: board could not be measured:", error);
  }
}
await take(measures.filter(isChosen));
for (const measure of measuresAlone.filter(isChosen)) await take([measure]);
print(stallFigures());
process.exit(isWhole ? 0 : 1);
