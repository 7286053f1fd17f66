import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import type { ThreadItem, ThreadMessage } from "../../shared/contract/conversation.ts";
import { thread } from "../gallery/conversations.ts";
import { drawMessages } from "../gallery/render.tsx";
import { idle } from "../gallery/samples.ts";
import { loadNumbers } from "../numbers/numbers.ts";
import { loadLinks } from "./linked.ts";

afterEach(cleanup);

async function opened() {
  const drawn = await drawMessages(idle);
  const list = await screen.findByRole("listbox", { name: "Conversations" });
  fireEvent.click((await within(list).findAllByRole("option"))[0] as HTMLElement);
  await screen.findByRole("list", { name: "Messages of the conversation" });
  const shows = (rows: readonly ThreadItem[]) => act(() => drawn.change("thread", rows));
  // Few enough to be drawn as a whole, where nothing is laid out.
  shows(thread.slice(0, 8));
  return { ...drawn, shows };
}

const newer = (change: Partial<ThreadMessage>): ThreadItem => {
  const [newest] = thread as readonly ThreadMessage[];
  return { ...(newest as ThreadMessage), key: "w-1 new", at: (newest?.at ?? 0) + 1, ...change };
};

test("links, addresses and numbers can be pressed, and say where they lead", async () => {
  await Promise.all([loadNumbers(), loadLinks()]);
  await opened();
  const link = async (name: string) => {
    const found = await screen.findByRole("link", { name });
    return [found.getAttribute("href"), found.title, found.getAttribute("target")];
  };
  expect(await link("https://shop.example/orders/4711")).toEqual([
    "https://shop.example/orders/4711",
    "Opens shop.example",
    "_blank",
  ]);
  expect((await link("ines@customer.example")).slice(0, 2)).toEqual([
    "mailto:ines@customer.example",
    "Write to ines@customer.example",
  ]);
  expect(await link("+1 415 555 2671")).toEqual(["tel:+14155552671", "Call +14155552671", "_blank"]);
});

test("a link that reads like another host says where it goes, and loses the name that hid it", async () => {
  await loadLinks();
  await opened();
  const link = await screen.findByRole("link", { name: /^https:\/\/bank\.example@evil/ });
  expect(link.getAttribute("href")).toBe("https://evil.example/login");
  expect(link.nextElementSibling?.textContent).toContain("(goes to evil.example)");
});

test("a screen reader is told of new messages politely and of one that was not sent at once", async () => {
  const { shows } = await opened();
  const said = (role: "status" | "alert") => screen.getAllByRole(role).map((each) => each.textContent);
  expect(said("alert").filter((words) => words?.includes("Not sent"))).toEqual([]);
  shows([newer({ direction: "inbound", text: "Are you there?" }), ...thread]);
  await waitFor(() => expect(said("status").join()).toMatch(/New message: .*Are you there\?/));
  const failed = thread.map((item, n) =>
    n === 3 ? { ...item, status: "failed", reason: "no credit" } : item,
  );
  shows(failed as readonly ThreadItem[]);
  await waitFor(() => expect(said("alert").join()).toMatch(/Not sent: .*no credit/));
});

test("what was said in a call is shown by a press, and is the conversation's own", async () => {
  const { asked } = await opened();
  fireEvent.click(await screen.findByRole("button", { name: "Recording and transcript" }));
  await screen.findByText("Hello, I am calling about my last invoice.");
  expect(asked).toContainEqual({ path: "transcript", input: { workitemId: "w-2", conversationId: "c-0" } });
  fireEvent.click(screen.getByRole("button", { name: "Hide recording and transcript" }));
  await waitFor(() =>
    expect(screen.queryAllByText("Hello, I am calling about my last invoice.")).toHaveLength(0),
  );
});
