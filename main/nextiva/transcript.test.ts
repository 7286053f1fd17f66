import { describe, expect, it } from "vitest";
import { decodeFrame, decodeWorkitem } from "./decode.ts";
import { keptTranscript, lineOf } from "./transcript.ts";

const reading = { at: 50_000, skew: 1_000 };
const line = (piece: Parameters<typeof lineOf>[0]) => lineOf(piece, "frame-1", reading);

describe("a live piece", () => {
  it.each([
    ["CUSTOMER", "customer"],
    ["client", "customer"],
    ["RemoteParty", "customer"],
    ["AGENT", "agent"],
    ["USER", "agent"],
    ["BOT", "other"],
    ["whatever comes next", "other"],
    [undefined, "other"],
  ] as const)("of type %s is said by: %s", (type, speaker) => {
    expect(line({ type }).speaker).toBe(speaker);
  });

  it.each([
    [{ status: "PARTIAL" }, false],
    [{ status: "interim", endedAt: 9 }, false],
    [{ status: "IN_PROGRESS" }, false],
    [{ status: "FINAL" }, true],
    [{ status: "completed" }, true],
    [{ status: "quux" }, false],
    [{ status: "quux", endedAt: 9 }, true],
    [{}, true],
  ])("%o is final: %s", (piece, isFinal) => {
    expect(line(piece).isFinal).toBe(isFinal);
  });

  it("has its times on our clock, and falls back on what there is", () => {
    expect(line({ id: "t1", startedAt: 7_000, modifiedAt: 8_000, content: "Hello" })).toMatchObject({
      id: "t1",
      text: "Hello",
      startedAt: 8_000,
      modifiedAt: 8_000,
    });
    expect(line({})).toMatchObject({ id: "frame-1", text: "", startedAt: 50_000, modifiedAt: 49_000 });
    expect(line({ content: "x".repeat(9_000) }).text).toHaveLength(4_000);
  });
});

describe("frames", () => {
  const hear = (name: string, message: unknown, workitemId: string | undefined = "w1") =>
    decodeFrame({ ...reading, userId: "u1", envelope: { name, id: "f9", workitemId, message } as never });

  it("are pieces of their workitem", () => {
    expect(hear("LiveTranscriptionNotification", { transcript: { content: "Hi" } })).toMatchObject({
      kind: "facts",
      events: [{ kind: "transcriptHeard", callId: "w1", lines: [{ id: "f9", text: "Hi" }] }],
    });
    expect(hear("LiveTranscriptionCompletedNotification", {})).toMatchObject({
      events: [{ kind: "transcriptCompleted", callId: "w1" }],
    });
  });

  it("that carry a workitem bring what is kept with it", () => {
    const workitem = {
      workitemId: "w1",
      state: "active",
      transcriptionMessages: [{ id: "t2", textMsg: "Hello.", type: "CLIENT", timestamp: 6_000 }],
    };
    expect(decodeWorkitem(workitem, reading)).toMatchObject([
      { kind: "workitemReported" },
      {
        kind: "transcriptHeard",
        callId: "w1",
        lines: [{ id: "t2", speaker: "customer", text: "Hello.", isFinal: true, startedAt: 7_000 }],
      },
    ]);
  });
});

describe("what is kept", () => {
  const messages = Array.from({ length: 450 }, (_, i) => ({
    messageId: `m${i}`,
    textMsg: i === 3 ? "  " : `line ${i}`,
    timestamp: 1_000 + i,
  }));
  const rows = [{ workitemId: "w1", summary: "About an invoice.", transcriptionMessages: messages }];

  it("is its summary, then line by line, empty ones left out", () => {
    const pieces = keptTranscript(rows, { workitemId: "w1" }, reading);
    expect(pieces[0]).toEqual({ key: "summary", kind: "summary", text: "About an invoice." });
    expect(pieces).toHaveLength(450);
    expect(new Set(pieces.map(({ key }) => key)).size).toBe(450);
  });

  it("is the workitem's own where its conversation has nothing", () => {
    const own = { workitemId: "w1", summary: "Own.", transcriptionMessages: [{ textMsg: "Hi." }] };
    expect(keptTranscript([], own, reading)).toMatchObject([
      { kind: "summary", text: "Own." },
      { kind: "line", line: { text: "Hi.", speaker: "other" } },
    ]);
    expect(keptTranscript(null, { workitemId: "w1" }, reading)).toEqual([]);
  });

  it("keeps what shares an id with another piece, each under a key of its own", () => {
    const said = ["One.", "Two."].map((textMsg) => ({ id: "conversation-7", textMsg }));
    const pieces = keptTranscript([], { workitemId: "w1", transcriptionMessages: said }, reading);
    const ids = pieces.flatMap((piece) => (piece.kind === "line" ? [piece.line.id] : []));
    expect(new Set(pieces.map(({ key }) => key)).size).toBe(2);
    expect(new Set(ids).size).toBe(2);
  });
});
