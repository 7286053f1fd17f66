import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { linesKept, type TranscriptLine, transcriptOf } from "../../shared/state/transcript.ts";
import type { EventInput } from "./store.ts";
import { dispatchAll, signedIn, workitem } from "./test-samples.ts";

const line = (id: string, more: Partial<TranscriptLine> = {}): TranscriptLine => ({
  id,
  speaker: "customer",
  text: `words of ${id}`,
  isFinal: true,
  startedAt: 1_000,
  modifiedAt: 1_000,
  ...more,
});
const heard = (...lines: readonly TranscriptLine[]): EventInput => ({
  kind: "transcriptHeard",
  callId: "w1",
  lines,
});
const talking = () => dispatchAll([{ kind: "workitemReported", workitem: workitem("w1") }], signedIn());
const shown = (...events: readonly EventInput[]) =>
  transcriptOf(dispatchAll(events, talking()).transcripts, "w1");
const texts = (...events: readonly EventInput[]) => shown(...events)?.lines.map((each) => each.text);

describe("a live transcript", () => {
  const partial = line("a", { isFinal: false, text: "my invo", modifiedAt: 1_100 });
  const longer = line("a", { isFinal: false, text: "my invoice is", modifiedAt: 1_400 });
  const final = line("a", { text: "My invoice is wrong.", modifiedAt: 1_600 });

  test("a later piece takes the place of an earlier one with its id", () => {
    expect(texts(heard(partial), heard(longer), heard(final))).toEqual(["My invoice is wrong."]);
  });
  test("a partial one that comes late changes nothing, whatever its clock says", () => {
    expect(texts(heard(final), heard({ ...longer, modifiedAt: 9_999 }))).toEqual(["My invoice is wrong."]);
  });
  test("a final one may be corrected", () => {
    expect(texts(heard(final), heard({ ...final, text: "My invoice is long.", modifiedAt: 2_000 }))).toEqual([
      "My invoice is long.",
    ]);
  });
  test("lines stand in the order they were begun", () => {
    const second = line("b", { startedAt: 2_000 });
    expect(texts(heard(second), heard(final))).toEqual(["My invoice is wrong.", "words of b"]);
  });
  test("its end is noted, and what comes late is kept while the ended call is shown", () => {
    const state = dispatchAll(
      [
        heard(partial),
        { kind: "transcriptCompleted", callId: "w1" },
        { kind: "workitemReported", workitem: workitem("w1", { state: "terminated", modifiedAt: 3_000 }) },
        heard(final),
      ],
      talking(),
    );
    expect(transcriptOf(state.transcripts, "w1")).toEqual({
      lines: [final],
      hasEarlier: false,
      isComplete: true,
    });
    expect(dispatchAll([{ kind: "callDismissed", callId: "w1" }], state).transcripts).toEqual({});
  });
  test("a call that is not on the screen has none", () => {
    const state = dispatchAll([{ ...heard(final), callId: "w2" } as EventInput], talking());
    expect(state.transcripts).toEqual({});
  });
  test("signing out forgets it", () => {
    const state = dispatchAll(
      [heard(final), { kind: "signedOut", why: "signedOut", error: null }],
      talking(),
    );
    expect(state.transcripts).toEqual({});
  });
  test("only the last lines are kept, and it is known that there were more", () => {
    const many = Array.from({ length: linesKept + 5 }, (_, i) => line(`l${i}`, { startedAt: i }));
    const got = shown(heard(...many));
    expect(got?.lines).toHaveLength(linesKept);
    expect(got?.lines[0]?.id).toBe("l5");
    expect(got?.hasEarlier).toBe(true);
    expect(shown(heard(...many), heard(line("l2", { startedAt: 2 })))).toEqual(got);
  });
  test("a repeat changes nothing at all: no window is told", () => {
    const once = dispatchAll([heard(final)], talking());
    expect(dispatchAll([heard(final)], once)).toBe(once);
  });
});

test("whatever order pieces come in, however often, the same lines stand at the end", () => {
  const piece = fc
    .record({
      n: fc.nat(260),
      isFinal: fc.boolean(),
      text: fc.constantFrom("", "so", "so I", "so I said"),
      modifiedAt: fc.nat(3),
      speaker: fc.constantFrom("customer" as const, "agent" as const, "other" as const),
    })
    // A piece keeps its beginning through all its changes.
    .map(({ n, ...rest }) => line(`l${n}`, { ...rest, startedAt: n % 50 }));
  fc.assert(
    fc.property(
      fc.array(piece, { minLength: 1, maxLength: 300 }).chain((pieces) =>
        fc.record({
          pieces: fc.constant(pieces),
          otherwise: fc.shuffledSubarray([...pieces, ...pieces], { minLength: pieces.length * 2 }),
        }),
      ),
      ({ pieces, otherwise }) => {
        const one = shown(heard(...pieces));
        expect(shown(...otherwise.map((each) => heard(each)))).toEqual(one);
        // None of them falls back from final to partial.
        for (const { id } of pieces.filter((each) => each.isFinal)) {
          expect(one?.lines.find((each) => each.id === id)?.isFinal ?? true).toBe(true);
        }
      },
    ),
    { numRuns: 60 },
  );
});
