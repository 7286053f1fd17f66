import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { rangeAround } from "../app/use-range.ts";
import { drawMessages } from "../gallery/render.tsx";
import { idle, signedOut } from "../gallery/samples.ts";
import { whenText } from "./when.ts";

afterEach(cleanup);

const theList = async () => within(await screen.findByRole("listbox", { name: "Conversations" }));

test.each([
  [0, 0, { start: 0, count: 100 }],
  [0, 20, { start: 0, count: 100 }],
  [48, 70, { start: 0, count: 150 }],
  [400, 420, { start: 350, count: 150 }],
])("drawn %d to %d, rows are held around them", (first, last, range) =>
  expect(rangeAround(first, last)).toEqual(range),
);

test("of many conversations those in view are drawn, each with its place in the whole", async () => {
  await drawMessages(idle);
  const options = (await theList()).getAllByRole("option");
  expect(options.length).toBeLessThan(60);
  expect(options[0]?.textContent).toContain("Maria Delgado");
  expect(options[0]?.textContent).toContain("2 unread");
  expect([options[1]?.getAttribute("aria-posinset"), options[1]?.getAttribute("aria-setsize")]).toEqual([
    "2",
    "305",
  ]);
});

test("one is chosen by keys, and read; the way back leads to the list", async () => {
  const { asked } = await drawMessages(idle);
  const list = await screen.findByRole("listbox", { name: "Conversations" });
  for (const key of ["ArrowDown", "ArrowDown", "ArrowUp", "Enter"]) fireEvent.keyDown(list, { key });
  expect(asked).toContainEqual({ path: "thread", input: { conversationId: "c-0" } });
  expect((await screen.findByRole("heading", { level: 2 })).textContent).toBe("Maria Delgado");
  expect((await theList()).getByRole("option", { selected: true }).textContent).toContain("Maria Delgado");
  const thread = await screen.findByRole("list", { name: "Messages of the conversation" });
  expect(within(thread).getAllByRole("listitem").length).toBeGreaterThan(5);
  fireEvent.click(screen.getByRole("button", { name: "All conversations" }));
  await waitFor(() => expect(screen.queryByRole("heading", { level: 2 })).toBeNull());
});

test("a conversation is torn off by a press", async () => {
  const { asked } = await drawMessages(idle);
  fireEvent.click((await theList()).getAllByRole("option")[0] as HTMLElement);
  fireEvent.click(await screen.findByRole("button", { name: "Open in a window of its own" }));
  await waitFor(() =>
    expect(asked).toContainEqual({ path: "desktop.open", input: { kind: "conversation", key: "c-0" } }),
  );
});

test("what is typed and chosen narrows the list", async () => {
  const { asked } = await drawMessages(idle);
  fireEvent.input(screen.getByRole("searchbox"), { target: { value: " novak " } });
  fireEvent.change(screen.getByRole("combobox"), { target: { value: "email" } });
  await waitFor(() =>
    expect(asked).toContainEqual({ path: "conversations", input: { filter: "email", q: "novak" } }),
  );
});

test.each([
  ["loading", "Loading conversations…"],
  ["empty", "No conversations yet."],
  ["failed", "The server cannot be reached. Check your network."],
] as const)("a list that is %s says so", async (lists, words) => {
  await drawMessages(idle, { lists });
  await screen.findByText(words);
  expect(screen.queryByRole("listbox")).toBeNull();
});

test("without a session there is the way to the phone", async () => {
  const { asked } = await drawMessages(signedOut);
  fireEvent.click(screen.getByRole("button", { name: "Open the phone" }));
  await waitFor(() => expect(asked).toEqual([{ path: "desktop.open", input: { kind: "phone" } }]));
});

test("the last day, week and year are told apart", () => {
  const now = new Date(2026, 10, 18, 12).getTime();
  const times = [
    new Date(2026, 10, 18, 9, 41),
    new Date(2026, 10, 16, 9),
    new Date(2026, 8, 4, 9),
    new Date(2024, 8, 4, 9),
  ].map((at) => whenText(at.getTime(), now));
  expect(new Set(times).size).toBe(4);
  expect(times[0]).toMatch(/9.41/);
  expect(times[3]).toMatch(/24/);
});

test("the window's title counts what is unread", async () => {
  const { send } = await drawMessages(idle);
  expect(document.title).toBe("(3) Messages");
  send({ messages: { ...idle.messages, unread: 0 } });
  await waitFor(() => expect(document.title).toBe("Messages"));
});

test("a draft shows as such in its row; a missed call is no unread message", async () => {
  await drawMessages(idle);
  const options = (await theList()).getAllByRole("option");
  expect(options[3]?.textContent).toContain("Draft:The signed pages follow tomorrow.");
  expect(options[2]?.textContent).toContain("Missed call");
  expect(options[2]?.textContent).not.toContain("unread");
});

test("main is told what is shown, until it is shown no more; it can be left unread", async () => {
  const { asked } = await drawMessages(idle);
  const looks = () => asked.filter(({ path }) => path === "reading.look").map(({ input }) => input);
  fireEvent.click((await theList()).getAllByRole("option")[0] as HTMLElement);
  await waitFor(() =>
    expect(looks().at(-1)).toMatchObject({
      window: "messages",
      conversationId: "c-0",
      isShown: true,
      unread: 2,
    }),
  );
  fireEvent.click(screen.getByRole("button", { name: "All conversations" }));
  await waitFor(() => expect(looks().at(-1)).toMatchObject({ conversationId: "c-0", isShown: false }));
});

test("a conversation that is asked for from elsewhere is shown; keys lead to the next unread one", async () => {
  const { asked, send } = await drawMessages(idle);
  send({ messages: { ...idle.messages, wanted: { id: 1, conversationId: "c-0" } } });
  await screen.findByRole("heading", { level: 2, name: /Maria Delgado/ });
  fireEvent.keyDown(document.body, { key: "U", code: "KeyU", ctrlKey: true, shiftKey: true });
  await waitFor(() => expect(asked).toContainEqual({ path: "reading.openUnread", input: undefined }));
});
