import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applied, changeOf, movedCaret } from "../../shared/drafts/text.ts";
import {
  chose,
  hasGap,
  heard,
  notTaken,
  notYetRead,
  read,
  sent,
  taken,
  toSend,
  typed,
  type Writing,
} from "../../shared/drafts/writer.ts";
import { createDrafts } from "./drafts.ts";

describe("changes of a text", () => {
  test.each([
    ["", "a", ["a"]],
    ["ab", "ab", null],
    ["Dear Amy", "Dear Tim", [5, "Ti", { d: 1 }, 1]],
    ["😀😁", "😀😂", [1, "😂", { d: 1 }]],
    ["aa", "a", [1, { d: 1 }]],
  ])("%j to %j", (was, now, change) => {
    const made = changeOf(was, now);
    if (change === null) expect(made).toBeNull();
    else expect(applied(was, made ?? [])).toBe(now);
  });
  test("one of another text is no change of this one", () => expect(applied("ab", [3, "c"])).toBeNull());
  test.each([
    [0, 0],
    [3, 5],
    [2, 2],
  ])("a caret at %d goes to %d when two letters come in at the start of the second word", (caret, to) => {
    const [was, now] = ["a b", "a xyb"];
    expect(movedCaret(caret, was, now, changeOf(was, now) ?? [])).toBe(to);
  });
});

/** Windows on one draft, with messages that lie in their channels until they are let through. */
function table(windows: number) {
  const stored = new Map<string, unknown>();
  const drafts = createDrafts({ keep: (key, draft) => void stored.set(key, draft) });
  const key = "k";
  const seats = Array.from({ length: windows }, (_, index) => ({
    name: `w${index}`,
    writing: read(notYetRead, 0, drafts.read(key).draft) as Writing,
    answer: null as null | (() => void),
    heardUpTo: 0,
  }));
  type Seat = (typeof seats)[number];
  function send(seat: Seat): void {
    const edit = toSend(seat.writing);
    if (edit === null) return;
    const base = seat.writing.revision;
    seat.writing = sent(seat.writing);
    const answer = drafts.edit(key, seat.name, base, edit);
    seat.answer = () => {
      seat.writing = answer.ok ? taken(seat.writing, answer.value.revision) : notTaken(seat.writing);
    };
  }
  function hear(seat: Seat): void {
    const news = drafts
      .recent(key)
      .filter((each) => each.revision > seat.heardUpTo && each.writer !== seat.name);
    seat.heardUpTo = drafts.read(key).revision;
    seat.writing = heard(seat.writing, news);
  }
  function answered(seat: Seat): void {
    seat.answer?.();
    seat.answer = null;
  }
  function settle(): void {
    for (let round = 0; round < 4; round += 1) {
      for (const seat of seats) {
        answered(seat);
        hear(seat);
        send(seat);
        answered(seat);
      }
    }
    for (const seat of seats) hear(seat);
  }
  return { drafts, key, seats, send, hear, answered, settle, stored };
}

const step = fc.record({
  seat: fc.nat(2),
  at: fc.nat(40),
  remove: fc.nat(3),
  insert: fc.constantFrom("", "a", "b", "é", "😀", "word "),
  next: fc.constantFrom("send", "hear", "answer", "nothing"),
});

describe("several windows on one draft", () => {
  test("end with one text, whatever comes when; and nothing inserted by one is taken out by another's typing", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { seats, send, hear, answered, settle, drafts, key } = table(3);
        for (const { seat: index, at, remove, insert, next } of steps) {
          const seat = seats[index % seats.length];
          if (seat === undefined) continue;
          const letters = [...(seat.writing.shown.texts.body ?? "")];
          letters.splice(Math.min(at, letters.length), remove, ...insert);
          seat.writing = typed(seat.writing, "body", letters.join(""));
          if (next === "send") send(seat);
          if (next === "hear") hear(seat);
          if (next === "answer") answered(seat);
        }
        settle();
        const main = drafts.read(key).draft.texts.body ?? "";
        for (const { writing } of seats) {
          expect(writing.shown.texts.body ?? "").toBe(main);
          expect(hasGap(writing)).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("two type in one place: both words are whole", () => {
    const { seats, settle } = table(2);
    const [amy, tim] = seats as [(typeof seats)[number], (typeof seats)[number]];
    amy.writing = typed(amy.writing, "body", "Hello");
    settle();
    amy.writing = typed(amy.writing, "body", "Hello Amy");
    tim.writing = typed(tim.writing, "body", "Well, Hello");
    settle();
    expect(amy.writing.shown.texts.body).toBe("Well, Hello Amy");
    expect(tim.writing.shown).toEqual(amy.writing.shown);
  });

  test("of two values the one that main took later stands, in both", () => {
    const { seats, send, settle } = table(2);
    const [amy, tim] = seats as [(typeof seats)[number], (typeof seats)[number]];
    amy.writing = chose(amy.writing, "to", ["a@example.com"]);
    tim.writing = chose(tim.writing, "to", ["t@example.com"]);
    send(tim);
    send(amy);
    settle();
    expect(amy.writing.shown.values.to).toEqual(["a@example.com"]);
    expect(tim.writing.shown.values.to).toEqual(["a@example.com"]);
  });

  test("after a gap the draft is read again, and what was typed meanwhile stays", () => {
    const { seats, send, answered, drafts, key } = table(2);
    const [amy, tim] = seats as [(typeof seats)[number], (typeof seats)[number]];
    for (let n = 0; n < 150; n += 1) {
      amy.writing = typed(amy.writing, "body", `${amy.writing.shown.texts.body ?? ""}x`);
      send(amy);
      answered(amy);
    }
    tim.writing = typed(tim.writing, "body", "mine ");
    send(tim);
    answered(tim);
    expect(toSend(tim.writing)).not.toBeNull();
    const { revision, draft } = drafts.read(key);
    tim.writing = read(tim.writing, revision, draft);
    send(tim);
    answered(tim);
    expect(drafts.read(key).draft.texts.body).toContain("mine ");
    expect(drafts.read(key).draft.texts.body).toHaveLength(155);
  });

  test("emptied by main, it is empty in every window, and no longer stored", () => {
    const { seats, settle, drafts, key, stored } = table(2);
    const [amy] = seats as [(typeof seats)[number], (typeof seats)[number]];
    amy.writing = chose(typed(amy.writing, "body", "Hello"), "to", ["a@example.com"]);
    settle();
    expect(drafts.keys()).toEqual([key]);
    drafts.clear(key);
    settle();
    expect(seats.map(({ writing }) => writing.shown)).toEqual(
      Array(2).fill({ texts: { body: "" }, values: {} }),
    );
    expect([drafts.keys(), stored.get(key)]).toEqual([[], null]);
  });
});
