import { describe, expect, it, vi } from "vitest";
import type { Head, Page, Patch, SubscribeRequest } from "../../shared/contract/collection.ts";
import { wholeToday } from "../../shared/contract/history.ts";
import type { ErrorCode } from "../../shared/errors.ts";
import { type Answer, fail, ok } from "../../shared/result.ts";
import { createCollections } from "./collections.ts";

interface Item {
  readonly key: string;
  readonly name: string;
}
const item = (name: string, key = name): Item => ({ key, name });
const head: Head = { total: 9, isMore: false, isLoading: false, failure: null };
const settled = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Main as the test plays it: pages are answered by hand, patches sent by hand. */
function main() {
  const requests: SubscribeRequest[] = [];
  const answers: ((answer: Answer<Page | undefined>) => void)[] = [];
  let send: (patch: Patch) => void = () => {};
  const { look } = createCollections({
    subscribe: (request) => {
      requests.push(request);
      return new Promise((resolve) => answers.push(resolve));
    },
    patches(seen) {
      send = seen;
      return () => {};
    },
  });
  const opened = look("directory", { kind: "agents", q: "" }, { start: 0, count: 3 });
  return {
    look: opened,
    requests,
    names: () => opened.held.value.rows.map((row) => (row as unknown as Item).name),
    async page(number: number, rows: readonly Item[], keys = rows.map(({ key }) => key), start = 0) {
      answers.shift()?.(ok({ number, start, head, keys, rows }));
      await settled();
    },
    async refuse(code: ErrorCode) {
      answers.shift()?.(fail(code));
      await settled();
    },
    patch: (patch: Omit<Patch<Item>, "id">) => send({ id: 1, ...patch }),
  };
}

describe("a look at a collection", () => {
  it("is loading until its page is there, then follows the patches", async () => {
    const { look, names, page, patch } = main();
    expect(look.held.value).toMatchObject({ isLoading: true, rows: [] });
    await page(1, [item("a"), item("b")]);
    patch({ number: 2, rows: [item("B", "b")] });
    expect(names()).toEqual(["a", "B"]);
    patch({ number: 3, keys: ["b", "c"], rows: [item("c")], head: { ...head, total: 8 } });
    expect(names()).toEqual(["B", "c"]);
    expect(look.held.value.total).toBe(8);
  });

  it("leaves a row that did not change the same object", async () => {
    const { look, page, patch } = main();
    await page(1, [item("a"), item("b")]);
    const [first] = look.held.value.rows;
    patch({ number: 2, rows: [item("B", "b")] });
    expect(look.held.value.rows[0]).toBe(first);
  });

  it("takes what overtook its page in the order of the numbers, and drops what the page holds already", async () => {
    const { names, page, patch } = main();
    patch({ number: 2, rows: [item("A", "a")] });
    await page(1, [item("a")]);
    expect(names()).toEqual(["A"]);
    patch({ number: 1, keys: [] });
    expect(names()).toEqual(["A"]);
  });

  it("asks for the whole page after a gap", async () => {
    const { requests, names, page, patch } = main();
    await page(1, [item("a")]);
    patch({ number: 3, keys: ["a", "b"], rows: [item("b")] });
    expect(requests.at(-1)).toMatchObject({ do: "show", whole: true });
    expect(names()).toEqual(["a"]);
    await page(4, [item("a"), item("b")]);
    expect(names()).toEqual(["a", "b"]);
  });

  it("moves without a flash: what was there stays until the page is, and patches before it count", async () => {
    const { look, requests, names, page, patch } = main();
    await page(1, [item("a"), item("b")]);
    look.show({ start: 1, count: 2 });
    expect(requests.at(-1)).toMatchObject({ do: "show", whole: false, range: { start: 1, count: 2 } });
    patch({ number: 2, rows: [item("B", "b")] });
    expect(names()).toEqual(["a", "b"]);
    await page(3, [item("c")], ["b", "c"], 1);
    expect(names()).toEqual(["B", "c"]);
    expect(look.held.value.start).toBe(1);
  });

  it("opens anew what could not be opened, when it is tried again", async () => {
    const { look, requests, names, refuse, page } = main();
    await refuse("internal");
    expect(look.held.value).toMatchObject({ isLoading: false, failure: { code: "internal" } });
    look.retry();
    expect(requests.map((request) => request.do)).toEqual(["open", "open"]);
    await page(1, [item("a")]);
    expect(names()).toEqual(["a"]);
    expect(look.held.value.failure).toBeNull();
  });

  it("says what main refuses, and no more after it is closed", async () => {
    const bridge = {
      subscribe: vi.fn(async () => ({ ok: false, error: { code: "notYours" } }) as const),
      patches: () => () => {},
    };
    const look = createCollections(bridge).look("history", wholeToday, { start: 0, count: 1 });
    await settled();
    expect(look.held.value).toMatchObject({ isLoading: false, failure: { code: "notYours" } });
    look.close();
    expect(bridge.subscribe).toHaveBeenLastCalledWith({ do: "close", id: 1 });
  });
});
