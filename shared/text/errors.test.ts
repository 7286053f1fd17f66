import { describe, expect, test } from "vitest";
import { failFor, forWindows } from "../result.ts";
import { failureText } from "./errors.ts";

describe("the sentence for a failure", () => {
  test("says why something cannot be done now, where that is known", () => {
    expect(failureText(failFor("notAllowed", "connecting").error)).toBe("The call is not connected yet.");
    expect(failureText({ code: "notAllowed" })).toBe("This is not possible right now.");
  });
  test("says what a wrap-up lacks", () => {
    expect(failureText(failFor("incomplete", "callback").error)).toBe(
      "This outcome needs a date and time to call back.",
    );
  });
  test("a reason of another code says nothing", () => {
    expect(failureText({ code: "notAllowed", about: { host: "acme.example" } })).toBe(
      "This is not possible right now.",
    );
    expect(failureText({ code: "timeout", reason: "connecting" })).toBe(
      "The server did not answer in time. Try again.",
    );
  });
});

test("what windows are told of a failure is its code, its reason and what it names", () => {
  const known = { code: "noName", about: { host: "acme.example" }, detail: "ENOTFOUND", status: 0 } as const;
  expect(forWindows(known)).toEqual({ code: "noName", about: { host: "acme.example" } });
});
