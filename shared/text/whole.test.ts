import { expect, test } from "vitest";
import { english } from "./en/english.ts";
import { spanish } from "./es/spanish.ts";

const isTable = (value: unknown): value is object => typeof value === "object" && value !== null;

/** Every name of a catalogue, with what it leads through. */
function namesOf(table: object, path = ""): readonly string[] {
  return Object.entries(table).flatMap(([name, value]) =>
    isTable(value) ? namesOf(value, `${path}${name}.`) : [`${path}${name}`],
  );
}

/** What the compiler does not see: names that English has no more, and sentences that were copied and not translated. */
test("Spanish says what English says, and nothing that is not asked for", () => {
  const ours = new Set(namesOf(english));
  const helpers = ["work.incomingText", "work.newText"];
  const theirs = namesOf(spanish).filter((name) => !helpers.includes(name));
  expect(theirs.filter((name) => !ours.has(name))).toEqual([]);
  expect([...ours].filter((name) => !theirs.includes(name))).toEqual([]);
});

test("no sentence of several words is the English one", () => {
  const read = (of: object, path: string) =>
    path.split(".").reduce<unknown>((at, name) => (isTable(at) ? Reflect.get(at, name) : undefined), of);
  const same = namesOf(english).filter((name) => {
    const words = read(english, name);
    return typeof words === "string" && / \w+ /.test(words) && words === read(spanish, name);
  });
  expect(same).toEqual([]);
});
