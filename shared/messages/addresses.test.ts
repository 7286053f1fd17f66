import { describe, expect, test } from "vitest";
import { addressLine, chipOf, chipsOf, troubleOf } from "./addresses.ts";

const short = (list: string) =>
  chipsOf(list).map(({ name, address }) => (name === "" ? address : `${name}|${address}`));

describe("a list of addresses, typed or pasted", () => {
  test.each([
    ["", []],
    [" , ;\n", []],
    ["ann@a.test", ["ann@a.test"]],
    [
      "ann@a.test, ben@b.test; cem@c.test\ndia@d.test",
      ["ann@a.test", "ben@b.test", "cem@c.test", "dia@d.test"],
    ],
    ["ann@a.test ben@b.test", ["ann@a.test", "ben@b.test"]],
    ["ann@a.test\tben@b.test\r\ncem@c.test", ["ann@a.test", "ben@b.test", "cem@c.test"]],
    ["Ann Bell <ann@a.test>", ["Ann Bell|ann@a.test"]],
    ['"Novak, Ines" <ines@acme.test>, ben@b.test', ["Novak, Ines|ines@acme.test", "ben@b.test"]],
    ['"Ann \\"A\\" Bell" <ann@a.test>', ['Ann "A" Bell|ann@a.test']],
    ["'Ann Bell' <ann@a.test>", ["Ann Bell|ann@a.test"]],
    ["ann@a.test (Ann Bell)", ["Ann Bell|ann@a.test"]],
    ["<ann@a.test>", ["ann@a.test"]],
    ["mailto:ann@a.test", ["ann@a.test"]],
    ["Ann <mailto:ann@a.test>", ["Ann|ann@a.test"]],
    ["Team: ann@a.test, ben@b.test;", ["ann@a.test", "ben@b.test"]],
    ["undisclosed-recipients:;", []],
    ["José Núñez <jose@correo.test>", ["José Núñez|jose@correo.test"]],
    ["ann@bücher.test, 用户@例え.test", ["ann@bücher.test", "用户@例え.test"]],
    ['a " quote <ann@a.test>\nben@b.test', ['a " quote|ann@a.test', "ben@b.test"]],
    ['"ann@a.test, ben@b.test', ['"ann@a.test', "ben@b.test"]],
    ["Ann\u202e <ann@a.test>", ["Ann|ann@a.test"]],
    ["ann@a.test,\r\n ben@b.test", ["ann@a.test", "ben@b.test"]],
  ])("%j", (list, found) => {
    expect(short(list)).toEqual(found);
  });

  test("what cannot be read stays, with its trouble", () => {
    expect(chipsOf("ann@a.test, Ben, cem@")).toMatchObject([
      { address: "ann@a.test", trouble: null },
      { written: "Ben", trouble: "noAt" },
      { written: "cem@", trouble: "noDomain" },
    ]);
  });

  test("four hundred of them are read at once", () => {
    const list = Array.from({ length: 400 }, (_, n) => `"Person, ${n}" <p${n}@a.test>`).join(", ");
    expect(chipsOf(list).filter(({ trouble }) => trouble === null)).toHaveLength(400);
  });

  test.each([
    ['"'.repeat(20_000)],
    ["<".repeat(20_000)],
    ["(".repeat(20_000)],
    ["a@".repeat(20_000)],
    [":".repeat(20_000)],
  ])("a storm of signs (%#) ends", (list) => {
    expect(chipsOf(list).every(({ trouble }) => trouble !== null)).toBe(true);
  });
});

describe("whether a message can be sent there", () => {
  test.each([
    "ann@a.test",
    "ann.bell+tag@mail.a.test",
    "o'neil@a.test",
    '"ann bell"@a.test',
    "ann@xn--bcher-kva.test",
    "ann@bücher.test",
    "a_b-c@a-b.test",
  ])("%s: yes", (address) => {
    expect(troubleOf(address)).toBeNull();
  });

  test.each([
    ["ann", "noAt"],
    ["ann@", "noDomain"],
    ["ann@localhost", "noDomain"],
    ["ann@a.", "noDomain"],
    ["ann@.test", "notAnAddress"],
    ["ann@1.2.3.4", "noDomain"],
    ["ann@a_b.test", "noDomain"],
    ["@a.test", "notAnAddress"],
    ["ann@@a.test", "notAnAddress"],
    ["ann..bell@a.test", "notAnAddress"],
    ["ann bell@a.test", "notAnAddress"],
    ["ann@a.test>", "notAnAddress"],
    ["ann@a.test\nBcc: x@evil.test", "notAnAddress"],
    ["ann@a\u202e.test", "notAnAddress"],
    ["ann\u0000@a.test", "notAnAddress"],
    [`${"a".repeat(65)}@a.test`, "tooLong"],
    [`ann@${"a".repeat(250)}.test`, "tooLong"],
  ])("%j: %s", (address, trouble) => {
    expect(troubleOf(address)).toBe(trouble);
  });
});

test.each([
  ['"Ann <ann@bank.test>" <x@evil.test>', "x@evil.test", "ann@bank.test"],
  ["ann@bank.test <x@evil.test>", "x@evil.test", "ann@bank.test"],
  ["Ann@A.test <ann@a.test>", "ann@a.test", ""],
  ["Ann <ann@a.test>", "ann@a.test", ""],
])("the name of %s poses as another's: %s, %s", (written, address, posesAs) => {
  expect(chipOf(written)).toMatchObject({ address, posesAs });
});

test.each([
  [{ name: "", address: "ann@a.test" }, "ann@a.test"],
  [{ name: "Ann Bell", address: "ann@a.test" }, "Ann Bell <ann@a.test>"],
  [{ name: "Novak, Ines", address: "i@a.test" }, '"Novak, Ines" <i@a.test>'],
  [{ name: 'A "B"', address: "i@a.test" }, '"A \\"B\\"" <i@a.test>'],
])("%j is written %s and read back as the same", (person, line) => {
  expect(addressLine(person)).toBe(line);
  expect(chipsOf(line)).toMatchObject([person]);
});
