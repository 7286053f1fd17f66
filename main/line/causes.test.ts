import { expect, test } from "vitest";
import { causeCodes } from "../../shared/wire/verto-causes.ts";
import { endOfCall, endOfRing } from "./causes.ts";

test.each(
  Object.keys(causeCodes).filter((cause) =>
    /FAIL|CONGEST|ORDER|CRASH|SHUTDOWN|DOWN|TIMEOUT|IMPL/.test(cause),
  ),
)("%s is nobody's hang-up, neither of a call nor of a ring", (cause) => {
  expect(endOfCall(cause)).not.toBe("farEndHungUp");
  expect(endOfRing(cause)).not.toBe("callerHungUp");
});

test.each(["SOMETHING_NEW", "toString", ""])(
  "a name that is in no table (%j) is an ordinary end",
  (cause) => {
    expect([endOfCall(cause), endOfRing(cause)]).toEqual(["farEndHungUp", "callerHungUp"]);
  },
);
