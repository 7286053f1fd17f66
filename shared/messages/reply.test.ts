import { describe, expect, test } from "vitest";
import type { Person } from "./addresses.ts";
import { chipsOf } from "./addresses.ts";
import { type Correspondents, recipientsFor } from "./reply.ts";

const own = ["support@shop.test", "Sales@Shop.test"];
const people = (list: string): readonly Person[] =>
  chipsOf(list).map(({ name, address }) => ({ name, address }));

function message(head: {
  from: string;
  replyTo?: string;
  to?: string;
  cc?: string;
  list?: string;
}): Correspondents {
  const [from = { name: "", address: "" }] = people(head.from);
  return {
    from,
    replyTo: people(head.replyTo ?? ""),
    to: people(head.to ?? ""),
    cc: people(head.cc ?? ""),
    list: head.list ?? "",
  };
}

const goesTo = (kind: "reply" | "all", head: Parameters<typeof message>[0]) => {
  const { to, cc } = recipientsFor(kind, message(head), own);
  const line = (list: readonly Person[]) => list.map(({ address }) => address).join(" ");
  return [line(to), line(cc)];
};

/** What to go to: reply, then all (To, Cc). */
describe("[messaging complaint 13] an answer goes", () => {
  test.each([
    ["to who wrote", { from: "ann@a.test", to: "support@shop.test" }, ["ann@a.test", ""], ["ann@a.test", ""]],
    [
      "to Reply-To where there is one",
      { from: "noreply@a.test", replyTo: "ann@a.test", to: "support@shop.test" },
      ["ann@a.test", ""],
      ["ann@a.test", ""],
    ],
    [
      "from our own message to whom it went, not to ourselves",
      { from: "support@shop.test", to: "ann@a.test, ben@b.test", cc: "cem@c.test" },
      ["ann@a.test ben@b.test", ""],
      ["ann@a.test ben@b.test", "cem@c.test"],
    ],
    [
      "to all others, and who was in To stays there",
      { from: "ann@a.test", to: "support@shop.test, ben@b.test", cc: "cem@c.test, sales@shop.test" },
      ["ann@a.test", ""],
      ["ann@a.test ben@b.test", "cem@c.test"],
    ],
    [
      "once to a mailbox, however its capitals are",
      {
        from: "ann@a.test",
        to: "Ann@A.test, ben@b.test, BEN@b.test",
        cc: "ben@B.test, ann@a.test, cem@c.test",
      },
      ["ann@a.test", ""],
      ["ann@a.test ben@b.test", "cem@c.test"],
    ],
    [
      "never to us, however our capitals are",
      { from: "ann@a.test", to: "SUPPORT@shop.test", cc: "sales@shop.test" },
      ["ann@a.test", ""],
      ["ann@a.test", ""],
    ],
    [
      "to the customer, where a form of ours wrote for them",
      { from: "support@shop.test", replyTo: "ann@a.test", to: "sales@shop.test" },
      ["ann@a.test", ""],
      ["ann@a.test", ""],
    ],
    [
      "to whom our message went, where its Reply-To is ours",
      { from: "support@shop.test", replyTo: "sales@shop.test", to: "ann@a.test" },
      ["ann@a.test", ""],
      ["ann@a.test", ""],
    ],
    [
      "to who wrote, where they set Reply-To to us",
      { from: "ann@a.test", replyTo: "support@shop.test, ann@a.test", to: "support@shop.test" },
      ["ann@a.test", ""],
      ["ann@a.test", ""],
    ],
    [
      "to ourselves when nobody else is there",
      { from: "support@shop.test", to: "sales@shop.test" },
      ["support@shop.test", ""],
      ["support@shop.test", ""],
    ],
    [
      "to who was copied, when all others are ours",
      { from: "support@shop.test", to: "sales@shop.test", cc: "ann@a.test" },
      ["support@shop.test", ""],
      ["", "ann@a.test"],
    ],
    [
      "to the author of a list's post, and to the list by a reply to all",
      { from: "ann@a.test", replyTo: "talk@list.test", to: "talk@list.test", list: "Talk@list.test" },
      ["ann@a.test", ""],
      ["talk@list.test", ""],
    ],
    [
      "to where a list's author wants it",
      { from: "ann@a.test", replyTo: "ann@home.test", to: "talk@list.test", list: "talk@list.test" },
      ["ann@home.test", ""],
      ["ann@home.test talk@list.test", ""],
    ],
    [
      "to several whom Reply-To names",
      { from: "ann@a.test", replyTo: "ann@a.test, ben@b.test", to: "support@shop.test" },
      ["ann@a.test ben@b.test", ""],
      ["ann@a.test ben@b.test", ""],
    ],
    [
      "to an IDN, where Reply-To is another one than From",
      { from: "ann@a.test", replyTo: "ann@bücher.test", to: "support@shop.test" },
      ["ann@bücher.test", ""],
      ["ann@bücher.test", ""],
    ],
  ] as const)("%s", (_, head, reply, all) => {
    expect(goesTo("reply", head)).toEqual(reply);
    expect(goesTo("all", head)).toEqual(all);
  });

  test("under the name that stood first, without what made a chip of it", () => {
    const head = { from: "Ann Bell <ann@a.test>", to: "support@shop.test, ANN <ann@a.test>" };
    expect(recipientsFor("all", message(head), own).to).toEqual([
      { name: "Ann Bell", address: "ann@a.test" },
    ]);
  });

  test("to four hundred who were copied", () => {
    const cc = Array.from({ length: 400 }, (_, n) => `p${n}@a.test`).join(", ");
    expect(recipientsFor("all", message({ from: "ann@a.test", cc }), own).cc).toHaveLength(400);
  });
});
