// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, within } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { renderPhone } from "../gallery/render.tsx";
import { idle } from "../gallery/samples.ts";

afterEach(cleanup);

it("Tab stops at the buttons of one contact alone", async () => {
  await renderPhone(idle);
  act(() => void fireEvent.click(screen.getByRole("tab", { name: "Directory" })));
  const grid = await screen.findByRole("grid");
  const rows = within(grid).getAllByRole("row");
  expect(rows.length).toBeGreaterThan(1);
  const inTab = [...grid.querySelectorAll("button")].filter((each) => each.tabIndex === 0);
  expect(new Set(inTab.map((each) => each.closest("[role=row]")))).toEqual(new Set([rows[0]]));
});
