const units = ["kB", "MB", "GB", "TB"] as const;

/** A size as people say it: `812 bytes`, `1.2 MB`, `20 MB`. Thousands, as networks and most systems count. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000) return bytes === 1 ? "1 byte" : `${bytes} bytes`;
  let size = bytes;
  let unit = -1;
  // What would be rounded up to a thousand is one of the next.
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1_000;
    unit += 1;
  }
  const rounded = size < 9.95 ? Math.round(size * 10) / 10 : Math.round(size);
  return `${rounded} ${units[unit]}`;
}
