import { describe, expect, it } from "vitest";
import { RangeTypes } from "../../shared/wire/history.ts";
import { spanOf } from "./ranges.ts";
import { makeWorld } from "./seed/world.ts";

const ranges = Object.values(RangeTypes).filter((range) => range !== "daterange");

describe("ranges of history", () => {
  // A Monday just after midnight, the first of a month, the last of a year, an ordinary noon.
  const moments = [
    "2026-11-23T00:01:00Z",
    "2026-03-01T00:05:00Z",
    "2026-12-31T23:59:00Z",
    "2026-11-24T12:00:00Z",
  ];
  it.each(moments.flatMap((at) => ranges.map((range) => [at, range] as const)))(
    "at %s %s has something",
    (at, range) => {
      const now = Date.parse(at);
      const span = spanOf(range, now);
      const { history, agents } = makeWorld({ seed: 1, now });
      for (const agentId of agents.keys()) {
        const found = history.select({ agentId }).within(span?.from ?? 0, span?.to ?? 0);
        expect(found.total).toBeGreaterThan(0);
      }
    },
  );

  it("weeks begin on Monday", () => {
    const sunday = Date.parse("2026-11-22T12:00:00Z");
    expect(spanOf("thisweek", sunday)?.from).toBe(Date.parse("2026-11-16T00:00:00Z"));
    expect(spanOf("lastmonth", sunday)).toEqual({
      from: Date.parse("2026-10-01T00:00:00Z"),
      to: Date.parse("2026-11-01T00:00:00Z"),
    });
    expect(spanOf("daterange", sunday)).toBeUndefined();
  });
});
