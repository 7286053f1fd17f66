import { cleanup, configure, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeAll, expect, test } from "vitest";
import { wholeToday } from "../../shared/contract/history.ts";
import { longPast } from "../gallery/history.ts";
import { drawHistory } from "../gallery/render.tsx";
import { idle, signedOut } from "../gallery/samples.ts";

// What is not there yet is looked for again and again: writing the whole page down each time would take minutes.
configure({ getElementError: (message) => new Error(message ?? "") });

// The DOM of these tests plays nothing.
beforeAll(() => {
  HTMLMediaElement.prototype.load = () => {};
  HTMLMediaElement.prototype.pause = () => {};
  HTMLMediaElement.prototype.play = async () => {};
});
afterEach(cleanup);

const theList = () => screen.findByRole("listbox", { name: "Calls and messages" });
const options = async () => within(await theList()).getAllByRole("option");

test("of a long history those in view are drawn, by day, each with its place in the whole", async () => {
  await drawHistory(idle);
  const drawn = await options();
  expect(drawn.length).toBeLessThan(60);
  expect(drawn[0]?.textContent).toMatch(/^(Today|Yesterday)/);
  expect(drawn[0]?.textContent).toContain("Maria Delgado");
  expect(drawn[1]?.getAttribute("aria-setsize")).toBe(String(longPast.length));
  expect(screen.getByText(/^Times: /)).toBeTruthy();
});

test("one is chosen by keys; its details say all of it, and Escape leads back", async () => {
  const { asked } = await drawHistory(idle);
  const list = await theList();
  for (const key of ["ArrowDown", "ArrowDown", "ArrowUp", "Enter"]) fireEvent.keyDown(list, { key });
  await screen.findByText("Call back");
  const detail = within(screen.getByRole("article"));
  expect(detail.getByRole("heading", { level: 2 }).textContent).toBe("Maria Delgado");
  for (const words of ["Billing", "Resolved", /Sent the invoice again/]) detail.getByText(words);
  await waitFor(() =>
    expect(asked).toContainEqual({
      path: "recording.open",
      input: { workitemId: "h-0", conversationId: "" },
    }),
  );
  fireEvent.keyDown(detail.getByRole("heading", { level: 2 }), { key: "Escape" });
  await waitFor(() => expect(document.querySelectorAll("article").length).toBe(0));
});

test("what keys act on stays the same item while others come in above it", async () => {
  const { change } = await drawHistory(idle);
  const list = await theList();
  for (const key of ["ArrowDown", "ArrowDown", "ArrowDown"]) fireEvent.keyDown(list, { key });
  const [newest] = longPast;
  change("history", [{ ...newest, key: "h-new", name: "Somebody New" } as never, ...longPast]);
  fireEvent.keyDown(list, { key: "Enter" });
  await waitFor(() => expect(document.querySelector("h2")?.textContent).toBe("Ines Novak"));
});

test("it is narrowed by what is typed and chosen, and widened by one press", async () => {
  const { asked } = await drawHistory(idle);
  await theList();
  const last = () => asked.filter(({ path }) => path === "history").at(-1)?.input;
  fireEvent.input(screen.getByRole("searchbox"), { target: { value: " +1 (415) " } });
  fireEvent.change(screen.getByLabelText("Outcome"), { target: { value: "missed" } });
  fireEvent.change(screen.getByLabelText("Time range"), { target: { value: "lastmonth" } });
  await waitFor(() =>
    expect(last()).toEqual({ ...wholeToday, range: "lastmonth", q: "+1 (415)", outcome: "missed" }),
  );
  fireEvent.click(screen.getByText("Clear filters"));
  await waitFor(() => expect(last()).toEqual({ ...wholeToday, range: "lastmonth" }));
});

test("until somebody says which dates, the list and the filters are of the same seven days", async () => {
  const { asked } = await drawHistory(idle);
  await theList();
  fireEvent.change(screen.getByLabelText("Time range"), { target: { value: "dates" } });
  const from = await screen.findByLabelText<HTMLInputElement>("From");
  const days = { range: "dates", from: from.value, to: screen.getByLabelText<HTMLInputElement>("To").value };
  expect(Date.parse(days.to) - Date.parse(days.from)).toBe(6 * 86_400_000);
  for (const path of ["history", "historyChoices"])
    await waitFor(() => expect(asked.filter((each) => each.path === path).at(-1)?.input).toMatchObject(days));
});

test("dates that the server does not give are said with the way round, before it is asked", async () => {
  await drawHistory(idle, { lists: "failed" });
  fireEvent.change(screen.getByLabelText("Time range"), { target: { value: "dates" } });
  fireEvent.change(await screen.findByLabelText("From"), { target: { value: "2020-01-01" } });
  expect((await screen.findAllByText(/open the history of one contact/)).length).toBeGreaterThan(0);
});

test("a contact's history is opened from elsewhere, and left again", async () => {
  const { asked, send } = await drawHistory(idle);
  send({ history: { wanted: { id: 7, contactId: "c-1", name: "Maria Delgado", q: "" } } });
  await screen.findByText("History of Maria Delgado");
  const last = () => asked.filter(({ path }) => path === "history").at(-1)?.input;
  await waitFor(() => expect(last()).toEqual({ ...wholeToday, range: "last30days", contactId: "c-1" }));
  fireEvent.click(screen.getByLabelText("My history"));
  await waitFor(() => expect(last()).toEqual({ ...wholeToday, range: "last7days" }));
});

test("a call back goes out at once and brings the phone; what must be asked first is asked there", async () => {
  const { asked } = await drawHistory(idle);
  fireEvent.click((await options())[0] as HTMLElement);
  fireEvent.click(await screen.findByText("Call back"));
  await waitFor(() => expect(asked).toContainEqual({ path: "desktop.open", input: { kind: "phone" } }));
  expect(asked.find(({ path }) => path === "call.dial")?.input).toMatchObject({ number: "+14155551000" });
  cleanup();
  const doubtful = await drawHistory(idle, { dial: "doubtful", reason: "notInPlan" });
  fireEvent.click((await options())[0] as HTMLElement);
  fireEvent.click(await screen.findByText("Call back"));
  await waitFor(() =>
    expect(doubtful.asked).toContainEqual({ path: "history.toPhone", input: { number: "+14155551000" } }),
  );
});

test.each([
  ["forbidden", "You do not have permission to listen to this recording."],
  ["missing", "There is no recording of this call."],
] as const)("a recording that is %s is said to be", async (recording, words) => {
  await drawHistory(idle, { recording });
  fireEvent.click((await options())[0] as HTMLElement);
  await screen.findByText(words);
});

test("what is filtered is exported, and stopped", async () => {
  const running = { key: "x", state: "writing", done: 10, total: 40, name: "out.csv" } as const;
  const { asked } = await drawHistory(idle, { export: running });
  await screen.findByText("Writing out.csv: 10 of 40");
  fireEvent.click(screen.getByText("Stop"));
  await waitFor(() => expect(asked).toContainEqual({ path: "history.stopExport", input: undefined }));
  cleanup();
  const next = await drawHistory(idle);
  fireEvent.click(await screen.findByLabelText("Export"));
  await waitFor(() =>
    expect(next.asked).toContainEqual({
      path: "history.export",
      input: { ...wholeToday, range: "last7days" },
    }),
  );
});

test.each([
  ["loading", "Loading history…"],
  ["empty", "Nothing in this period."],
  ["failed", "The server cannot be reached. Check your network."],
] as const)("a history that is %s says so", async (lists, words) => {
  await drawHistory(idle, { lists });
  await screen.findByText(words);
  expect(screen.queryAllByRole("listbox").length).toBe(0);
});

test("without a session there is the way to the phone", async () => {
  const { asked } = await drawHistory(signedOut);
  fireEvent.click(screen.getByRole("button", { name: "Open the phone" }));
  await waitFor(() => expect(asked).toEqual([{ path: "desktop.open", input: { kind: "phone" } }]));
});
