/** Text form of what structured clone carries. `encode` throws a DataCloneError for what it cannot carry. */
export interface Codec {
  encode(value: unknown): string;
  decode(text: string): unknown;
}

/**
 * Structured clone as text, because a debugging protocol carries only text. The native algorithm
 * judges first, so what it refuses is refused and what it changes (prototypes, getters) is changed;
 * then its result, which holds known kinds only, is written as a table of nodes: references keep
 * identity and cycles.
 *
 * The function is also sent to the page as source, so it uses nothing from outside itself.
 */
export function createCodec(): Codec {
  type Slot = string | number | boolean | null | [string] | [string, string | number];
  type Node = unknown[];
  const typedArrays = {
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
    DataView,
  };
  type TypedName = keyof typeof typedArrays;
  const errors: Record<string, ErrorConstructor> = {
    Error,
    EvalError,
    RangeError,
    ReferenceError,
    SyntaxError,
    TypeError,
    URIError,
  };
  const kindOf = (value: object) => Object.prototype.toString.call(value).slice(8, -1);
  const refuse = () => new DOMException("An object could not be cloned.", "DataCloneError");

  function bytesToText(buffer: ArrayBuffer): string {
    let text = "";
    for (const byte of new Uint8Array(buffer)) text += String.fromCharCode(byte);
    return btoa(text);
  }

  function textToBytes(text: string): ArrayBuffer {
    const raw = atob(text);
    const bytes = new Uint8Array(raw.length);
    for (let at = 0; at < raw.length; at += 1) bytes[at] = raw.charCodeAt(at);
    return bytes.buffer;
  }

  function encode(given: unknown): string {
    let value: unknown;
    try {
      value = structuredClone(given);
    } catch {
      throw refuse();
    }
    const nodes: Node[] = [];
    const seen = new Map<object, number>();

    function slot(each: unknown): Slot {
      if (each === null || typeof each === "string" || typeof each === "boolean") return each;
      if (each === undefined) return ["u"];
      if (typeof each === "bigint") return ["b", String(each)];
      if (typeof each === "number")
        return Number.isFinite(each) && !Object.is(each, -0)
          ? each
          : ["n", Object.is(each, -0) ? "-0" : String(each)];
      return ["r", node(each as object)];
    }

    function node(each: object): number {
      const known = seen.get(each);
      if (known !== undefined) return known;
      const index = nodes.length;
      seen.set(each, index);
      const out: Node = [];
      nodes.push(out);
      const kind = kindOf(each);
      if (Array.isArray(each)) {
        out.push(
          "Array",
          each.length,
          ...Object.keys(each).map((key) => [key, slot(Reflect.get(each, key))]),
        );
      } else if (kind === "Map") {
        out.push(kind, ...[...(each as Map<unknown, unknown>)].map(([key, held]) => [slot(key), slot(held)]));
      } else if (kind === "Set") {
        out.push(kind, ...[...(each as Set<unknown>)].map(slot));
      } else if (kind === "Date") {
        out.push(kind, slot((each as Date).getTime()));
      } else if (kind === "RegExp") {
        out.push(kind, (each as RegExp).source, (each as RegExp).flags);
      } else if (kind === "Error") {
        const error = each as Error;
        out.push(kind, error.name, error.message, error.stack ?? "");
        if (Object.hasOwn(error, "cause")) out.push(slot(error.cause));
      } else if (kind === "ArrayBuffer") {
        out.push(kind, bytesToText(each as ArrayBuffer));
      } else if (kind in typedArrays) {
        const view = each as Uint8Array;
        if (kindOf(view.buffer) !== "ArrayBuffer") throw refuse();
        const length = kind === "DataView" ? view.byteLength : view.length;
        out.push("View", kind, node(view.buffer), view.byteOffset, length);
      } else if (kind === "Boolean" || kind === "Number" || kind === "String" || kind === "BigInt") {
        out.push("Boxed", slot(each.valueOf()));
      } else if (kind === "Object") {
        out.push(kind, ...Object.entries(each).map(([key, held]) => [key, slot(held)]));
      } else {
        // The platform's own objects (a Blob, a DOMRect) can be cloned in a page, not across processes.
        throw refuse();
      }
      return index;
    }

    const root = slot(value);
    return JSON.stringify([root, nodes]);
  }

  function decode(text: string): unknown {
    const [root, nodes] = JSON.parse(text) as [Slot, Node[]];
    const made = new Map<number, object>();

    function read(from: unknown): unknown {
      if (!Array.isArray(from)) return from;
      const [tag, held] = from as [string, string | number];
      if (tag === "u") return undefined;
      if (tag === "b") return BigInt(held);
      if (tag === "n") return Number(held);
      return build(Number(held));
    }

    function keep<T extends object>(index: number, object: T): T {
      made.set(index, object);
      return object;
    }

    function build(index: number): object {
      const known = made.get(index);
      if (known !== undefined) return known;
      const [kind, ...rest] = nodes[index] ?? [];
      switch (kind) {
        case "Array": {
          const array = keep(index, [] as unknown[]);
          array.length = Number(rest[0]);
          for (const [key, held] of rest.slice(1) as [string, Slot][]) Reflect.set(array, key, read(held));
          return array;
        }
        case "Map": {
          const map = keep(index, new Map());
          for (const [key, held] of rest as [Slot, Slot][]) map.set(read(key), read(held));
          return map;
        }
        case "Set": {
          const set = keep(index, new Set());
          for (const held of rest) set.add(read(held));
          return set;
        }
        case "Date":
          return keep(index, new Date(read(rest[0]) as number));
        case "RegExp":
          return keep(index, new RegExp(String(rest[0]), String(rest[1])));
        case "Error": {
          const error = keep(index, new (errors[String(rest[0])] ?? Error)(String(rest[1])));
          Object.defineProperty(error, "stack", { value: rest[2], configurable: true, writable: true });
          if (rest.length > 3) {
            Object.defineProperty(error, "cause", {
              value: read(rest[3]),
              configurable: true,
              writable: true,
            });
          }
          return error;
        }
        case "ArrayBuffer":
          return keep(index, textToBytes(String(rest[0])));
        case "View": {
          const make = typedArrays[rest[0] as TypedName] as new (b: object, o: number, l: number) => object;
          return keep(index, new make(build(Number(rest[1])), Number(rest[2]), Number(rest[3])));
        }
        case "Boxed":
          return keep(index, Object(read(rest[0])));
        default: {
          const object: Record<string, unknown> = keep(index, {});
          for (const [key, held] of rest as [string, Slot][]) {
            Object.defineProperty(object, key, {
              value: read(held),
              writable: true,
              enumerable: true,
              configurable: true,
            });
          }
          return object;
        }
      }
    }
    return read(root);
  }

  return { encode, decode };
}
