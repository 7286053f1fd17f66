import { expect, test } from "vitest";
import { isInterrupted } from "./played.ts";

test.each([
  [new DOMException("interrupted by a new load request", "AbortError"), true],
  [new DOMException("no such device", "NotFoundError"), false],
  [new DOMException("no source", "NotSupportedError"), false],
  [new Error("AbortError"), false],
  [undefined, false],
])("%s is an interrupted play(): %s", (reason, is) => {
  expect(isInterrupted(reason)).toBe(is);
});
