import { expect, test } from "vitest";
import { readContact } from "./contact.ts";

test("a contact is read as its words, by field; lists and what cannot be a field's name are left", async () => {
  const contact = {
    _id: "c1",
    firstName: "Ines",
    company: "Novak\u202e & Sons",
    discount: 12,
    empty: "",
    connections: [{ value: "+1" }],
    "not a field": "x",
  };
  expect(await readContact({ read: async () => contact }, "c1")).toEqual({
    _id: "c1",
    firstName: "Ines",
    company: "Novak & Sons",
    discount: "12",
  });
});
