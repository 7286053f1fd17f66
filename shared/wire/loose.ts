import * as v from "valibot";

/**
 * The rule at the door: what this phone cannot do without is checked, everything else may be missing, null or of
 * another type than hoped and then reads as absent. Unknown fields pass untouched.
 */
export function maybe<const S extends v.GenericSchema>(schema: S) {
  return v.fallback(v.optional(schema), undefined);
}

export const text = v.string();
/** Something that names an object: never empty. */
export const id = v.pipe(v.string(), v.nonEmpty());
export const flag = v.boolean();
export const count = v.pipe(v.number(), v.finite());
/** The last moment that a Date can name (ms). A number beyond it is no time, and sums of such would be Infinity. */
const lastMoment = 8.64e15;
/** Milliseconds since 1970; 0 and absent both mean never. */
export const millis = v.pipe(v.number(), v.minValue(-lastMoment), v.maxValue(lastMoment));
export const seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(lastMoment / 1000));
/** An object about which nothing public is known. */
export const opaque = v.record(v.string(), v.unknown());

/** Those items of a list that can be read; the others are dropped, so that one bad row does not hide the rest. */
function readableItems<const S extends v.GenericSchema>(item: S) {
  return v.pipe(
    v.array(v.unknown()),
    v.transform((list): v.InferOutput<S>[] =>
      list.flatMap((one) => {
        const read = v.safeParse(item, one);
        return read.success ? [read.output] : [];
      }),
    ),
  );
}

/**
 * A page of a list. Totals come as numbers or as text, `next` and `previous` as text; an empty page may have no
 * `objects` at all. Items that cannot be read are left out: `objects.length` may be less than `count`.
 */
export function pageOf<const S extends v.GenericSchema>(item: S) {
  return v.looseObject({
    objects: v.optional(v.nullable(readableItems(item)), []),
    count: maybe(numberOrText),
    total: maybe(numberOrText),
    next: maybe(v.union([text, count])),
    previous: maybe(v.union([text, count])),
  });
}

const numberOrText = v.union([count, v.pipe(text, v.regex(/^\d+$/), v.transform(Number))]);

/** Something with fields, or a list: nothing of them is known. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
