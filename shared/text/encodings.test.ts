import { expect, test } from "vitest";
import { offeredEncodings } from "../messages/charset.ts";
import { encodingText } from "./encodings.ts";

test("no two encodings that are offered are called the same", () => {
  const names = offeredEncodings.map((encoding) => encodingText[encoding]);
  expect(new Set(names).size).toBe(offeredEncodings.length);
});
