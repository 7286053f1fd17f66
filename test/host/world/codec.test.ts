import { describe, expect, test } from "vitest";
import { createCodec } from "./codec.ts";

const codec = createCodec();
const through = (value: unknown) => codec.decode(codec.encode(value));

describe("what structured clone carries arrives as it was", () => {
  const sparse: unknown[] = [1];
  sparse[3] = undefined;
  test.each([
    ["primitives", [1, "a", true, null, undefined, 7n, Number.NaN, Number.NEGATIVE_INFINITY, -0]],
    ["a lone undefined", undefined],
    ["a sparse array", sparse],
    ["nested objects", { a: { b: [{ c: 1 }] }, "": 0, deep: [[[]]] }],
    ["Map and Set", new Map<unknown, unknown>([[{ key: 1 }, new Set(["x", undefined])]])],
    ["dates", [new Date(5), new Date(Number.NaN)]],
    ["a pattern", /a\/b/giu],
    ["bytes", [new Uint8Array([0, 255, 128]), new Float32Array([1.5]), new Uint8Array([1, 2, 3, 4]).buffer]],
    ["a big array of bytes", new Uint8Array(70_000).fill(200)],
    ["line separators", "\u2028\u2029\0\ud800"],
  ])("%s", (_name, value) => {
    expect(through(value)).toStrictEqual(value);
  });

  test("a key named __proto__ stays a key", () => {
    const given: unknown = JSON.parse('{"__proto__": {"polluted": true}}');
    const back = through(given) as object;
    expect(Object.hasOwn(back, "__proto__")).toBe(true);
    expect("polluted" in back).toBe(false);
  });

  test("errors keep name, message, stack and cause", () => {
    const given = new RangeError("far", { cause: { code: 7 } });
    const back = through(given) as RangeError;
    expect(back).toBeInstanceOf(RangeError);
    expect([back.message, back.stack, back.cause]).toEqual(["far", given.stack, { code: 7 }]);
  });

  test("identity, cycles and shared buffers are kept", () => {
    const shared = { n: 1 };
    const buffer = new ArrayBuffer(8);
    const given: Record<string, unknown> = {
      a: shared,
      b: shared,
      x: new Uint8Array(buffer, 2, 3),
      y: new DataView(buffer),
    };
    given.self = given;
    const back = through(given) as typeof given;
    expect(back.self).toBe(back);
    expect(back.a).toBe(back.b);
    expect((back.x as Uint8Array).byteOffset).toBe(2);
    expect((back.x as Uint8Array).buffer).toBe((back.y as DataView).buffer);
  });

  test("a class's instance becomes a plain object, without its getters", () => {
    class Call {
      readonly id = 1;
      get label(): string {
        return "x";
      }
    }
    expect(through(new Call())).toStrictEqual({ id: 1 });
  });
});

describe("what it does not carry is refused", () => {
  test.each([
    ["a function", { run: () => 1 }],
    ["a symbol", [Symbol("x")]],
    ["a promise", Promise.resolve()],
    ["a weak map", new WeakMap()],
    ["shared memory", new SharedArrayBuffer(1)],
    ["an object of the platform", new Blob(["x"])],
  ])("%s", (_name, value) => {
    expect(() => codec.encode(value)).toThrow("An object could not be cloned.");
  });
});
