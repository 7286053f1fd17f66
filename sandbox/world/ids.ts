/** Ids that are the same for the same seed and order. Shapes as seen: 24 hex digits for objects, UUIDs for the rest. */

/** 32 well-mixed bits of two numbers (splitmix-like finaliser). */
export function mixed(a: number, b: number): number {
  let h = (Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35)) >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad) >>> 0;
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97) >>> 0;
  return (h ^ (h >>> 15)) >>> 0;
}

const word = (value: number) => value.toString(16).padStart(8, "0");

function hex(seed: number, serial: number, words: number): string {
  return Array.from({ length: words }, (_, i) => word(mixed(mixed(seed, serial), i + 1))).join("");
}

export function objectIdOf(seed: number, serial: number): string {
  return hex(seed, serial, 3);
}

export function uuidOf(seed: number, serial: number): string {
  const h = hex(seed, serial, 4);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20, 32)}`;
}

/** Gives out ids in order; how many were given is the world's next serial. */
export interface Ids {
  next(): string;
  readonly given: number;
}

export function idsFrom(seed: number): Ids {
  let given = 0;
  return {
    next: () => objectIdOf(seed, ++given),
    get given() {
      return given;
    },
  };
}

/** Ids of seeded rows of one kind, from which a row's index can be read again. */
export interface RowIds {
  of(index: number): string;
  /** -1: not one of these. */
  indexOf(id: string): number;
}

export function rowIds(seed: number, kind: number): RowIds {
  const first = mixed(seed, kind + 0x1000);
  const mask = mixed(first, 1);
  const of = (index: number) => word(first) + word((index ^ mask) >>> 0) + word(mixed(first, index + 2));
  return {
    of,
    indexOf(id) {
      if (id.length !== 24 || !id.startsWith(word(first))) return -1;
      const index = (Number.parseInt(id.slice(8, 16), 16) ^ mask) >>> 0;
      return of(index) === id ? index : -1;
    },
  };
}
