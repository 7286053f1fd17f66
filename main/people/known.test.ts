import { expect, test } from "vitest";
import type { DirectoryItem, DirectoryKind } from "../../shared/contract/directory.ts";
import { createKnownPeople } from "./known.ts";

const person = (
  name: string,
  more: Partial<DirectoryItem> = {},
  kind: DirectoryKind = "contacts",
): DirectoryItem => ({
  key: `${kind} ${name}`,
  kind,
  id: name,
  name,
  detail: "",
  number: "",
  email: "",
  statusId: null,
  ...more,
});

test.each([
  ["jose", "José Álvarez"],
  ["ÁLVAREZ jos", "José Álvarez"],
  ["+1 (415)", "Number"],
  ["(415) 555", "Number"],
  ["100%", "100% Ltd"],
  ["snake_", "snake_case"],
  ["o'ne", "O'Neil"],
  ["a\\b", "A\\B"],
  ["محمد", "محمد علي"],
  ["shop.test", "Mail"],
])("%s finds %s alone", (q, name) => {
  const known = createKnownPeople();
  known.learn(
    [
      person("José Álvarez"),
      person("Number", { number: "+14155552671" }),
      person("100% Ltd"),
      person("snake_case"),
      person("snakes"),
      person("O'Neil"),
      person("A\\B"),
      person("محمد علي"),
      person("Mail", { email: "ines@shop.test" }),
    ],
    1,
  );
  expect(known.find("all", q, [], 50)).toEqual([`contacts ${name}`]);
});

test("who stands first is found first, then whose name begins so, then a word of it, then anything of it", () => {
  const known = createKnownPeople();
  known.learn(
    [person("Joanna"), person("Ben Ann"), person("Ann"), person("Susann Ann-Lee"), person("Zoe")],
    1,
  );
  expect(known.find("all", "ann", ["contacts Zoe", "contacts Susann Ann-Lee"], 50)).toEqual([
    "contacts Susann Ann-Lee",
    "contacts Ann",
    "contacts Ben Ann",
    "contacts Joanna",
  ]);
  expect(known.find("agents", "ann", [], 50)).toEqual([]);
  expect(known.find("all", "ann", [], 2)).toHaveLength(2);
});

test("an answer to what was asked before the feed's word does not undo it; a later one does", () => {
  const known = createKnownPeople();
  const ben = (statusId: string) => person("ben", { statusId }, "agents");
  known.learn([ben("available")], 10);
  known.heardStatus("ben", "break", 20);
  known.learn([{ ...ben("available"), name: "Benjamin" }], 15);
  expect(known.get("agents ben")).toMatchObject({ name: "Benjamin", statusId: "break" });
  known.learn([ben("lunch")], 30);
  expect(known.get("agents ben")).toMatchObject({ statusId: "lunch" });
});

test("who does not change stays the same object, and nobody is told", () => {
  const known = createKnownPeople();
  known.learn([person("Ann")], 1);
  const before = known.get("contacts Ann");
  const told: (string | null)[] = [];
  known.watch((key) => told.push(key));
  known.learn([person("Ann")], 2);
  expect(known.get("contacts Ann")).toBe(before);
  expect(told).toEqual([]);
});

test("fifty thousand are searched within a frame", () => {
  const known = createKnownPeople();
  known.learn(
    Array.from({ length: 50_000 }, (_, n) => person(`Ann${n} Other`, { number: `+1555${n}` }, "agents")),
    1,
  );
  const took = ["a", "an", "oth", "49999", "zz"].map((q) => {
    const began = performance.now();
    known.find("all", q, [], 200);
    return performance.now() - began;
  });
  // Generous: it takes a few milliseconds, and the machine may be busy.
  expect(Math.min(...took)).toBeLessThan(100);
});
