import * as fc from "fast-check";
import { expect, it } from "vitest";
import { Conversations } from "./conversations.ts";
import { History } from "./history.ts";
import { type Seeded, Table } from "./table.ts";

interface Row {
  readonly id: string;
  readonly key: string;
  readonly rank: number;
}

const seededRow = (index: number): Row => ({ id: `s${index}`, key: "seed", rank: index });
const seedOf = <T>(size: number, at: (index: number) => T): Seeded<T> => ({
  size,
  at,
  indexOf(id) {
    const index = /^s\d+$/.test(id) ? Number(id.slice(1)) : -1;
    return index < size ? index : -1;
  },
});
const ids = fc.constantFrom("s0", "s1", "s2", "s3", "a", "b", "c", "d");
const change = fc.record({
  id: ids,
  key: fc.constantFrom("x", "y", "seed", ""),
  rank: fc.nat(4),
  gone: fc.boolean(),
});
const byRank = (a: Row, b: Row) => a.rank - b.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

it("a table is what was put into it, by id, by key and by page", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), fc.nat(6), fc.nat(6), (changes, start, count) => {
      const table = new Table<Row>((row) => row.id, seedOf(4, seededRow));
      const group = table.group((row) => (row.key === "" ? [] : [row.key, "all"]), byRank);
      const seeded = new Map<string, Row>([0, 1, 2, 3].map((index) => [`s${index}`, seededRow(index)]));
      const added = new Map<string, Row>();
      const touched = new Map<string, Row>();
      for (const { gone, ...row } of changes) {
        const kept = row.id.startsWith("s") ? seeded : added;
        if (gone) {
          table.delete(row.id);
          kept.delete(row.id);
          touched.delete(row.id);
        } else {
          table.set(row);
          // A deleted one that comes again is in its old place.
          kept.set(row.id, row);
          touched.set(row.id, row);
        }
      }
      const inOrder = [...[...seeded.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)), ...added.values()];
      expect([...table.values()]).toEqual(inOrder);
      expect(table.size).toBe(inOrder.length);
      expect(table.slice(start, count)).toEqual(inOrder.slice(start, start + count));
      for (const row of inOrder) expect(table.get(row.id)).toEqual(row);
      for (const key of ["x", "y", "seed", "all"]) {
        const expected = [...touched.values()].filter(
          (row) => row.key === key || (key === "all" && row.key !== ""),
        );
        expect(group.of(key)).toEqual(expected.toSorted(byRank));
      }
    }),
  );
});

it("a group follows what its keys depend on beside the row, once it is told", () => {
  let isOpen = true;
  const table = new Table<Row>((row) => row.id);
  const group = table.group(() => (isOpen ? ["open"] : []), byRank);
  table.set({ id: "a", key: "", rank: 1 });
  isOpen = false;
  table.regroup();
  expect(group.of("open")).toEqual([]);
  table.set({ id: "a", key: "", rank: 2 });
  isOpen = true;
  table.regroup();
  expect(group.of("open")).toEqual([{ id: "a", key: "", rank: 2 }]);
});

interface Past {
  readonly workitemId: string;
  readonly agentId: string;
  readonly conversationId: string;
  readonly createdAt: number;
  readonly terminatedAt: number;
}

const pastAt = (index: number): Past => ({
  workitemId: `s${index}`,
  agentId: `agent${index % 2}`,
  conversationId: `conversation${index % 3}`,
  createdAt: 1_000 - index * 10,
  terminatedAt: 1_004 - index * 10,
});

it("history is one list, newest first, whatever was seeded and whatever came: all of it, an agent's, a conversation's", () => {
  const size = 40;
  const ended = fc.record({
    workitemId: fc.uuid(),
    agentId: fc.constantFrom("agent0", "agent1"),
    conversationId: fc.constantFrom("conversation0", "conversation2"),
    at: fc.integer({ min: 500, max: 1_200 }),
  });
  fc.assert(
    fc.property(
      fc.array(ended, { maxLength: 20 }),
      fc.nat(45),
      fc.nat(20),
      fc.integer({ min: 550, max: 1_100 }),
      (came, start, count, from) => {
        const history = new History<Past>({
          ...seedOf(size, pastAt),
          createdAt: (index) => pastAt(index).createdAt,
          terminatedAt: (index) => pastAt(index).terminatedAt,
          ofAgent: (agentId) => ({ first: Number(agentId.slice(-1)), step: 2 }),
          ofConversation: (id) => ({ first: Number(id.slice(-1)), step: 3 }),
        });
        const all = Array.from({ length: size }, (_, index) => pastAt(index));
        for (const { at, ...who } of came) {
          const past = { ...who, createdAt: at - 5, terminatedAt: at };
          history.set(past);
          all.push(past);
        }
        const times = (rows: readonly Past[]) => rows.map((row) => row.terminatedAt);
        const newestFirst = (rows: readonly Past[]) =>
          rows.toSorted((a, b) => b.terminatedAt - a.terminatedAt);
        for (const whose of [{}, { agentId: "agent1" }, { conversationId: "conversation2" }]) {
          const [[field, value] = []] = Object.entries(whose);
          const theirs = newestFirst(
            all.filter((row) => field === undefined || row[field as keyof Past] === value),
          );
          const part = history.select(whose);
          expect(part.total).toBe(theirs.length);
          expect(times([...part.values()])).toEqual(times(theirs));
          expect(times(part.slice(start, count))).toEqual(times(theirs.slice(start, start + count)));
          const span = theirs.filter(({ createdAt }) => createdAt >= from && createdAt < from + 200);
          expect(times(part.within(from, from + 200).slice(0, 100))).toEqual(times(span));
        }
      },
    ),
  );
});

it("conversations are one list, the one that was active last first, each once", () => {
  const touch = fc.record({ conversationId: ids, activeAt: fc.integer({ min: 900, max: 1_100 }) });
  fc.assert(
    fc.property(fc.array(touch, { maxLength: 20 }), fc.nat(8), fc.nat(8), (touched, start, count) => {
      const seeded = (index: number) => ({ conversationId: `s${index}`, activeAt: 1_000 - index * 10 });
      const conversations = new Conversations(
        { ...seedOf(4, seeded), activeAt: (index) => seeded(index).activeAt },
        ({ conversationId }) => [`at ${conversationId}`],
      );
      const rows = new Map([0, 1, 2, 3].map((index) => [`s${index}`, seeded(index)]));
      for (const row of touched) {
        conversations.set(row);
        rows.set(row.conversationId, row);
        expect(conversations.at(`at ${row.conversationId}`)).toEqual(row);
      }
      const sorted = [...rows.values()].toSorted((a, b) => b.activeAt - a.activeAt);
      const found = [...conversations.values()];
      expect(found.map((row) => row.activeAt)).toEqual(sorted.map((row) => row.activeAt));
      expect(new Set(found.map((row) => row.conversationId)).size).toBe(rows.size);
      expect(conversations.slice(start, count)).toEqual(found.slice(start, start + count));
      const earlier = [...conversations.values(970)];
      expect(earlier).toEqual(found.filter((row) => row.activeAt < 970));
    }),
  );
});
