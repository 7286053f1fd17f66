import { bytesText, sizeUnits } from "./format.ts";

/** A size as people say it: `812 bytes`, `1.2 MB`, `20 MB`. Thousands, as networks and most systems count. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000) return bytesText(bytes);
  // What would be rounded up to a thousand is one of the next.
  const exponents = sizeUnits.map((unit, at) => ({ unit, size: bytes / 1_000 ** (at + 1) }));
  const fitting = exponents.find(({ size }) => size < 999.5) ?? exponents.at(-1);
  if (fitting === undefined) return "";
  const { unit, size } = fitting;
  return size < 9.95 ? unit.tenths(size) : unit.whole(size);
}
