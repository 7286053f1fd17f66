import { expect, test } from "vitest";
import type { CrossedLimit } from "../state/events.ts";
import { testContext } from "../work/test-context.ts";
import { tellLimits } from "./limit-notifications.ts";

function setUp(isSupported = true) {
  const { store } = testContext();
  const shown: { title: string; body: string; silent: boolean }[] = [];
  let opened = 0;
  let press = () => {};
  tellLimits({
    store,
    show({ title = "", body = "", silent = false }, pressed) {
      shown.push({ title, body, silent });
      press = pressed;
    },
    isSupported: () => isSupported,
    openBoard() {
      opened += 1;
    },
    platform: "darwin",
  });
  const crosses = (crossed: readonly CrossedLimit[], isQuiet = false) =>
    store.dispatch({ kind: "limitsCrossed", crossed, isQuiet });
  return { shown, crosses, press: () => press(), opened: () => opened };
}

test("a limit is told by name and figure, and a press shows the board", () => {
  const { shown, crosses, press, opened } = setUp();
  crosses([{ name: "waiting", what: "Sales", value: 11 }]);
  expect(shown[0]?.title).toBe("Limit crossed");
  expect(shown[0]?.body).toContain("Sales");
  expect(shown[0]?.body).toContain("11 calls waiting");
  press();
  expect(opened()).toBe(1);
});

test("each kind has its own unit, and of many some are named", () => {
  const { shown, crosses } = setUp();
  crosses(
    [
      { name: "serviceLevel", what: "Care", value: 54 },
      { name: "awayTime", what: "Ben", value: 3_661 },
      { name: "oldestWait", what: "", value: 75 },
      { name: "callTime", what: "Eve", value: 60 },
      { name: "callTime", what: "Ann", value: 60 },
    ],
    true,
  );
  const [{ title, body, silent } = { title: "", body: "", silent: false }] = shown;
  expect(title).toBe("5 limits crossed");
  expect(silent).toBe(true);
  for (const words of ["54%", "1:01:01", "1:15", "and 2 more"]) expect(body).toContain(words);
  expect(body).not.toContain("Eve");
});

test("nothing where nothing is to be told, or the system cannot", () => {
  const { shown, crosses } = setUp();
  crosses([]);
  const cannot = setUp(false);
  cannot.crosses([{ name: "waiting", what: "Sales", value: 11 }]);
  expect([...shown, ...cannot.shown]).toEqual([]);
});
