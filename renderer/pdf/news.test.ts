import { expect, test } from "vitest";
import { readNews } from "./news.ts";

test.each([
  [
    { kind: "open", pages: 3, shown: 3, hasScript: true },
    { kind: "open", pages: 3, shown: 3, hasScript: true },
  ],
  [
    { kind: "open", pages: 3, shown: 3, more: 1 },
    { kind: "open", pages: 3, shown: 3, hasScript: false },
  ],
  [
    { kind: "at", page: 2 },
    { kind: "at", page: 2 },
  ],
  [
    { kind: "trouble", why: "locked" },
    { kind: "trouble", why: "locked" },
  ],
  [
    { kind: "trouble", why: "<b>" },
    { kind: "trouble", why: "damaged" },
  ],
  [{ kind: "open", pages: "3", shown: 3 }, null],
  [{ kind: "at", page: Number.NaN }, null],
  [{ kind: "ask" }, null],
  ["open", null],
  [null, null],
])("%j", (said, news) => expect(readNews(said)).toEqual(news));
