import { expect, test } from "vitest";
import { testContext } from "../work/test-context.ts";
import { followTheme } from "./theme.ts";

test("the system's theme is the one of the settings", () => {
  const { store } = testContext();
  const system = { themeSource: "system" as "system" | "light" | "dark" };
  const undo = followTheme(store, system);
  const choose = (theme: "light" | "dark") =>
    store.dispatch({ kind: "settingsChanged", settings: { ...store.get().settings, theme } });
  choose("dark");
  expect(system.themeSource).toBe("dark");
  undo();
  choose("light");
  expect(system.themeSource).toBe("dark");
});
