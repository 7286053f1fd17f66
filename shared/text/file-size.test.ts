import { expect, test } from "vitest";
import { fileSize } from "./file-size.ts";

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [812, "812 bytes"],
  [999, "999 bytes"],
  [1_000, "1 kB"],
  [1_249, "1.2 kB"],
  [9_960, "10 kB"],
  [999_400, "999 kB"],
  [999_600, "1 MB"],
  [1_234_567, "1.2 MB"],
  [20_000_000, "20 MB"],
  [4_700_000_000, "4.7 GB"],
  [9e15, "9,000 TB"],
])("%i bytes are %s", (bytes, words) => {
  expect(fileSize(bytes)).toBe(words);
});
