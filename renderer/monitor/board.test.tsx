import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { drawSupervisor } from "../gallery/render.tsx";
import { idle } from "../gallery/samples.ts";
import { supervising } from "../gallery/states/board.ts";

afterEach(cleanup);

const grid = () => screen.findByRole("grid", { name: "Agents" });
const active = () => document.activeElement as HTMLElement;
const rowOf = (cell: Element | null) => cell?.closest<HTMLElement>('[role="row"]') ?? null;
const queries = (asked: readonly { readonly path: string; readonly input: unknown }[]) =>
  asked.filter(({ path }) => path === "agents").map(({ input }) => input as Record<string, unknown>);

/** A box that is so high, as a browser would have measured it. */
function measured(element: Element, top: number): void {
  Object.defineProperty(element, "clientHeight", { configurable: true, value: 360 });
  Object.defineProperty(element, "scrollTop", { configurable: true, writable: true, value: top });
}

async function scrolled(to: number): Promise<void> {
  const body = (await grid()).querySelector(".grid-body");
  if (body === null) throw new Error("the grid has no body");
  measured(body, to);
  await act(async () => {
    fireEvent.scroll(body);
    await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}

test("without the authority nothing is looked at, and it is said why; with it the board is there", async () => {
  const fake = await drawSupervisor(idle);
  expect(screen.getByRole("status").textContent).toContain("permission");
  expect(fake.asked).toEqual([]);
  await act(async () => fake.send(supervising));
  expect(await grid()).toBeTruthy();
});

test("an authority that is withdrawn closes the board and says why", async () => {
  const fake = await drawSupervisor(supervising);
  await grid();
  await act(async () => fake.send({ session: idle.session }));
  expect(screen.queryByRole("grid", { name: "Agents" })).toBeNull();
  expect(screen.getByText(/permission/)).toBeTruthy();
});

test("a grid says how many rows there are, and which one each is, whatever is drawn", async () => {
  await drawSupervisor(supervising, { agents: 500 });
  expect((await grid()).getAttribute("aria-rowcount")).toBe("501");
  await scrolled(36 * 300);
  const shown = [...(await grid()).querySelectorAll<HTMLElement>(".grid-body [data-index]")];
  expect(shown.map((row) => Number(row.dataset.index))).toContain(300);
  expect(
    shown.every((row) => row.getAttribute("aria-rowindex") === String(Number(row.dataset.index) + 2)),
  ).toBe(true);
  expect(shown.length).toBeLessThan(40);
});

test("arrows go through the cells from one stop for Tab, and the row with the focus stays when it is scrolled away", async () => {
  await drawSupervisor(supervising, { agents: 500 });
  const stops = [...(await grid()).querySelectorAll<HTMLElement>('[tabindex="0"]')];
  expect(stops).toHaveLength(1);
  await act(async () => stops[0]?.focus());
  for (const key of ["ArrowDown", "ArrowDown", "ArrowRight"]) {
    await act(async () => void fireEvent.keyDown(active(), { key }));
  }
  await waitFor(() => expect(active().textContent).toBe("Agent 0003"));
  await scrolled(36 * 300);
  expect(active().textContent).toBe("Agent 0003");
  expect(rowOf(active())?.getAttribute("aria-rowindex")).toBe("4");
  await act(async () => void fireEvent.keyDown(active(), { key: "ArrowDown" }));
  await scrolled(36 * 2);
  await waitFor(() => expect(active().textContent).toBe("Agent 0004"));
});

test("[supervisor complaint 1] focus and selection are an agent's, wherever the row goes", async () => {
  const fake = await drawSupervisor(supervising);
  const ben = (await screen.findByText("Ben Okafor")).closest<HTMLElement>('[role="gridcell"]');
  await act(async () => ben?.focus());
  await act(async () => void fireEvent.keyDown(active(), { key: " " }));
  expect(rowOf(active())?.getAttribute("aria-selected")).toBe("true");
  const { boardRows } = await import("../gallery/board.ts");
  const rows = boardRows({}).rows.toReversed();
  await act(async () => fake.change("agents", rows));
  expect(rowOf(active())?.textContent).toContain("Ben Okafor");
  expect(rowOf(active())?.getAttribute("aria-selected")).toBe("true");
  expect(screen.getAllByRole("row", { selected: true })).toHaveLength(1);
});

test("[supervisor complaint 3] the order is held while the pointer or the focus is in the table, and let go after", async () => {
  const fake = await drawSupervisor(supervising);
  const holds = () => fake.asked.filter(({ path }) => path === "hold").map(({ input }) => input);
  const table = await grid();
  await act(async () => {});
  table.dispatchEvent(new Event("pointerenter"));
  expect(holds()).toEqual([true]);
  table.dispatchEvent(new Event("pointerleave"));
  expect(holds()).toEqual([true, false]);
  document.hasFocus = () => true;
  await act(async () => table.querySelector<HTMLElement>('[tabindex="0"]')?.focus());
  expect(holds()).toEqual([true, false, true]);
  await act(async () => screen.getByRole("searchbox").focus());
  expect(holds()).toEqual([true, false, true, false]);
});

test("what waits meanwhile is counted, and a press shows it", async () => {
  const fake = await drawSupervisor(supervising, { agents: 500 });
  expect(await screen.findByText("12 changes waiting")).toBeTruthy();
  await act(async () => screen.getByRole("button", { name: "Show them now" }).click());
  expect(fake.asked.filter(({ path }) => path === "hold").map(({ input }) => input)).toEqual([false]);
});

test("Ctrl+F goes to the board's own search, which is main's to answer", async () => {
  const fake = await drawSupervisor(supervising);
  await grid();
  fireEvent.keyDown(document.body, { key: "f", ctrlKey: true });
  await waitFor(() => expect(active()).toBe(screen.getByRole("searchbox")));
  await act(async () => void fireEvent.input(active(), { target: { value: "ana" } }));
  await waitFor(() => expect(queries(fake.asked).at(-1)).toMatchObject({ q: "ana", show: "signedIn" }));
});

test("a heading orders all rows, the same one again turns them round", async () => {
  const fake = await drawSupervisor(supervising);
  const heading = (name: string) => screen.getByRole("columnheader", { name });
  await grid();
  await act(async () => screen.getByRole("button", { name: "Time in it" }).click());
  expect(queries(fake.asked).at(-1)).toMatchObject({ sort: "since", isDown: false });
  expect(heading("Time in it").getAttribute("aria-sort")).toBe("ascending");
  await act(async () => screen.getByRole("button", { name: "Time in it" }).click());
  expect(queries(fake.asked).at(-1)).toMatchObject({ sort: "since", isDown: true });
  expect(heading("Agent").getAttribute("aria-sort")).toBe("none");
});

test("a time is never below zero, and what is not known is a dash", async () => {
  await drawSupervisor(supervising);
  const text = (await grid()).textContent ?? "";
  expect(text).toContain("–");
  expect(text).not.toContain("-");
});

test("what is old is said to be old, and not in colour alone", async () => {
  const lost = { kind: "waiting", since: 1, retryAt: 2, attempt: 1 } as const;
  await drawSupervisor({ ...supervising, board: { ...supervising.board, feed: lost } });
  expect((await screen.findByText(/^Not live since/)).getAttribute("role")).toBe("status");
  expect(screen.getAllByText("Old").length).toBeGreaterThan(5);
});

test("a view is kept under a name, and is what the board shows when it is chosen", async () => {
  const fake = await drawSupervisor(supervising);
  await grid();
  await act(
    async () =>
      void fireEvent.change(screen.getByRole("combobox", { name: "Show" }), { target: { value: "away" } }),
  );
  await act(async () => screen.getByRole("button", { name: /^Views/ }).click());
  await act(async () => screen.getByRole("menuitem", { name: /Save this view/ }).click());
  await act(
    async () =>
      void fireEvent.input(screen.getByLabelText("Name of the view"), { target: { value: "Away" } }),
  );
  await act(async () => screen.getByRole("button", { name: "Save" }).click());
  expect(fake.asked.at(-1)).toMatchObject({
    path: "board.setViews",
    input: { views: [{ name: "Away", view: { show: "away" } }] },
  });
});

test("a limit is set in its own unit and kept in seconds; what is no number is not kept", async () => {
  const fake = await drawSupervisor(supervising);
  await grid();
  await act(async () => screen.getByRole("button", { name: "Limits" }).click());
  const boxes = screen.getAllByLabelText<HTMLInputElement>("Red from");
  const away = boxes[3] as HTMLInputElement;
  await act(async () => void fireEvent.input(away, { target: { value: "45" } }));
  await act(async () => void fireEvent.blur(away));
  expect(fake.asked.at(-1)).toMatchObject({
    path: "board.setThresholds",
    input: { thresholds: { awayTime: { alarm: 2_700 } } },
  });
  const asked = fake.asked.length;
  await act(async () => void fireEvent.input(away, { target: { value: "soon" } }));
  await act(async () => void fireEvent.blur(away));
  expect(fake.asked).toHaveLength(asked);
  expect(screen.getByText("Type a whole number.")).toBeTruthy();
});
