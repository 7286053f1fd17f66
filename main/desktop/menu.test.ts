import { afterEach, expect, test } from "vitest";
import { initialState } from "../../shared/state/app.ts";
import { speakFrom } from "../../shared/text/language.ts";
import { applicationMenu, createMenuView } from "./menu.ts";
import { speechOf } from "./speech.ts";

afterEach(() => speakFrom(() => speechOf(initialState)));

test("no menu but on macOS, where copy and paste hang on it", () => {
  expect([applicationMenu("win32"), applicationMenu("linux")]).toEqual([null, null]);
  const roles = JSON.stringify(applicationMenu("darwin"));
  for (const role of ["copy", "paste", "cut", "selectAll", "minimize", "close"])
    expect(roles).toContain(role);
  for (const role of ["reload", "toggleDevTools", "viewMenu"]) expect(roles).not.toContain(role);
});

test("the menu is made anew in another language, and only then", () => {
  let state = initialState;
  speakFrom(() => speechOf(state));
  const shown: unknown[] = [];
  const view = createMenuView("darwin", (menu) => shown.push(menu[1]?.label));
  view.render(state);
  view.render({ ...state });
  state = { ...state, settings: { ...state.settings, language: "es" } };
  view.render(state);
  expect(shown).toEqual(["Edit", "Edición"]);
});
