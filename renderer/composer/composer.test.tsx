import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, expect, test } from "vitest";
import { thread } from "../gallery/conversations.ts";
import type { Refusals } from "../gallery/fake-bridge.ts";
import { onItsWay, written } from "../gallery/messages.ts";
import { drawMessages } from "../gallery/render.tsx";
import { idle } from "../gallery/samples.ts";
import { loadNumbers } from "../numbers/numbers.ts";

afterEach(cleanup);

async function atMaria(answers: Refusals = {}, state = idle) {
  const fake = await drawMessages(state, answers);
  const list = await screen.findByRole("listbox", { name: "Conversations" });
  fireEvent.click(within(list).getAllByRole("option")[0] as HTMLElement);
  const area = await screen.findByRole<HTMLTextAreaElement>("textbox", { name: /^Message to/ });
  return { ...fake, area, sent: () => fake.asked.filter(({ path }) => path === "message.send") };
}
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const type = (area: HTMLTextAreaElement, text: string) => fireEvent.input(area, { target: { value: text } });

test("a message is counted while it is typed, and sent with the keys, to whom the conversation is with", async () => {
  const { area, asked, sent } = await atMaria();
  await waitFor(() => expect(area.disabled).toBe(false));
  type(area, "Hello");
  await screen.findByText("1 segment · 155 left · GSM-7");
  fireEvent.keyDown(area, { key: "Enter", ctrlKey: true });
  await waitFor(() =>
    expect(sent()).toEqual([{ path: "message.send", input: { key: "sms:c-0", sure: false } }]),
  );
  const values = asked.filter(({ path }) => path === "draft.edit").map(({ input }) => JSON.stringify(input));
  expect(values.join()).toContain('"to":["+14155551000"]');
  expect(values.join()).toContain('"contactId":"contact-0"');
});

test("Enter alone, and Enter while an input method composes, send nothing", async () => {
  const { area, sent } = await atMaria();
  type(area, "Hello");
  fireEvent.keyDown(area, { key: "Enter" });
  fireEvent.keyDown(area, { key: "Enter", ctrlKey: true, isComposing: true });
  expect(sent()).toEqual([]);
});

test("the character that makes a message longer is named, and one press replaces it", async () => {
  const { area } = await atMaria();
  type(area, `I’ll call ${"a".repeat(70)}`);
  await screen.findByText("2 segments · 54 left · UCS-2");
  await screen.findByText("Outside GSM-7: curly quote ’");
  press("Replace: 1 segment instead of 2");
  await screen.findByText("1 segment · 80 left · GSM-7");
  expect(area.value).toContain("I'll call");
});

test("a new message is begun by a press or by keys; its recipients are chips that say what is wrong with them", async () => {
  const { asked } = await drawMessages(idle);
  await screen.findByRole("listbox", { name: "Conversations" });
  fireEvent.keyDown(document.body, { key: "6", code: "Digit6", ctrlKey: true });
  await screen.findByRole("heading", { level: 2, name: "New message" });
  const to = await screen.findByRole<HTMLInputElement>("textbox", { name: "To" });
  fireEvent.input(to, { target: { value: "+1 415 555 2671; BANK" } });
  fireEvent.keyDown(to, { key: "Enter" });
  const chips = within(await screen.findByRole("list", { name: "To" }));
  const words = () => chips.getAllByRole("listitem").map(({ textContent }) => textContent);
  // Nothing is said against one before the rules of numbers are there.
  expect(words()).toEqual(["+1 415 555 2671", "BANK"]);
  await act(loadNumbers);
  expect(words()).toEqual(["+14155552671", "BANKA sender’s name, not a number"]);
  press(/Remove .*BANK/);
  await waitFor(() => expect(chips.getAllByRole("listitem")).toHaveLength(1));
  type(await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Message" }), "Hello");
  press("Send");
  const sent = () => asked.find(({ path }) => path === "message.send")?.input as { key: string } | undefined;
  await waitFor(() => expect(sent()?.key).toMatch(/^sms:new\.[\w-]+$/));
  const edits = asked.filter(({ path }) => path === "draft.edit").map(({ input }) => JSON.stringify(input));
  expect(edits.at(-1)).not.toContain("BANK");
  expect(edits.join()).toContain('"to":["+1 415 555 2671"]');
});

test("nothing is sent without words, and it says so", async () => {
  const { sent } = await atMaria();
  press("Send");
  await screen.findByText("Write something first.");
  expect(sent()).toEqual([]);
});

test("a doubtful number is asked about, and the yes goes with the next try", async () => {
  const { area, sent } = await atMaria({ send: { code: "doubtful", reason: "notInPlan" } });
  type(area, "Hello");
  press("Send");
  press(await screen.findByText("Send anyway").then((each) => each.textContent ?? ""));
  await waitFor(() =>
    expect(sent().map(({ input }) => (input as { sure: boolean }).sure)).toEqual([false, true]),
  );
});

test("a template is put in with what is known, and what is not is named", async () => {
  const { area } = await atMaria();
  fireEvent.click(await screen.findByRole("button", { name: "Templates" }));
  fireEvent.click(await screen.findByRole("menuitem", { name: /^Thanks/ }));
  await screen.findByText(/^Still to fill in: .*contact\.company/);
  expect(area.value).toBe("Thank you for calling, Maria. {{contact.company}}");
});

test("what is still to fill in is asked about before it is sent, and goes as it stands by a press", async () => {
  const { area, sent } = await atMaria();
  type(area, "From {{contact.company}}");
  press("Send");
  await screen.findByText("They would be sent as they stand.", { exact: false });
  expect(sent()).toEqual([]);
  press("Fill in");
  await waitFor(() => expect(screen.queryByRole("button", { name: "Fill in" })).toBeNull());
  press("Send");
  press(await screen.findByText("Send anyway").then((each) => each.textContent ?? ""));
  await waitFor(() => expect(sent()).toHaveLength(1));
});

test("what is not kept on this computer is said as soon as something is typed", async () => {
  const state = { ...idle, messages: { ...idle.messages, isKept: false } };
  const { area } = await atMaria({}, state);
  expect(screen.queryByText(/is not kept here/)).toBeNull();
  type(area, "Hello");
  await screen.findByText(/is not kept here/);
});

test("a message that was not sent says why, and is sent again, forced, changed or thrown away by a press", async () => {
  const { asked } = await atMaria({
    draft: written(""),
    outgoing: [
      onItsWay("o-1", { state: "notSent", notSent: { why: "consent", consent: "doNotCall" } }),
      onItsWay("o-2", { state: "notSent", notSent: { why: "missing" } }),
      onItsWay("o-3", { state: "queued" }),
      onItsWay("o-4", { state: "unclear" }),
    ],
  });
  const items = within(await screen.findByRole("list", { name: "Messages on their way" })).getAllByRole(
    "listitem",
  );
  const names = items.map((item) =>
    within(item)
      .queryAllByRole("button")
      .map(({ textContent }) => textContent),
  );
  expect(names).toEqual([
    ["Send anyway", "Edit", "Discard"],
    ["Send again", "Edit", "Discard"],
    ["Take back"],
    [],
  ]);
  expect(items[0]?.textContent).toContain("This number does not want any messages.");
  press("Send anyway");
  press("Send again");
  press("Take back");
  await waitFor(() =>
    expect(asked.filter(({ path }) => path.startsWith("message."))).toEqual([
      { path: "message.again", input: { id: "o-1", force: true } },
      { path: "message.again", input: { id: "o-2", force: false } },
      { path: "message.cancel", input: { id: "o-3" } },
    ]),
  );
});

test("an answer to all is begun with whom it goes to, and sent with what is written and quoted", async () => {
  const { asked, sent, change } = await atMaria({ mail: "toMany" });
  change(
    "thread",
    thread.filter(({ channel }) => channel === "email"),
  );
  fireEvent.click((await screen.findAllByRole("button", { name: "Show email" }))[0] as HTMLElement);
  fireEvent.click(await screen.findByRole("button", { name: "Reply all" }));
  const chips = async (field: string) =>
    within(await screen.findByRole("list", { name: field }))
      .queryAllByRole("listitem")
      .map(({ textContent }) => textContent);
  await waitFor(async () =>
    expect(await chips("To")).toEqual(["Ines Novak<ines@customer.test>", "Ben Ito<ben@customer.test>"]),
  );
  expect(await chips("Cc")).toEqual(["books@customer.test"]);
  const subject = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Subject" });
  await waitFor(() => expect(subject.value).toBe("Re: Invoice 4711"));

  const to = screen.getByRole("textbox", { name: "To" });
  fireEvent.input(to, { target: { value: "nobody" } });
  fireEvent.keyDown(to, { key: "Enter" });
  await screen.findByText("An email address has an @ sign.");
  press("Remove nobody");

  const text = screen.getByRole("textbox", { name: /^Message to/ });
  text.innerHTML = "<div>It is on its way.</div>";
  await waitFor(() => expect(JSON.stringify(asked)).toContain("It is on its way."));
  fireEvent.keyDown(text, { key: "Enter", ctrlKey: true });
  await waitFor(() =>
    expect(sent()).toEqual([{ path: "message.send", input: { key: "email:c-0", sure: false } }]),
  );
  const edits = JSON.stringify(asked.filter(({ path }) => path === "draft.edit"));
  expect(edits).toContain("Ines Novak <ines@customer.test>");
  expect(edits).toContain("attached is the invoice.");
});

test("[messaging complaint 1] the open conversation pressed once more, or read by keys again, keeps what is written", async () => {
  const { area, asked } = await atMaria();
  await waitFor(() => expect(area.disabled).toBe(false));
  type(area, "Hello");
  const list = screen.getByRole("listbox", { name: "Conversations" });
  fireEvent.click(within(list).getAllByRole("option")[0] as HTMLElement);
  fireEvent.keyDown(list, { key: "Enter" });
  expect(screen.getByRole("textbox", { name: /^Message to/ })).toBe(area);
  expect(area.value).toBe("Hello");
  // Somewhere else and back: main has it.
  const edits = asked.filter(({ path }) => path === "draft.edit");
  expect(JSON.stringify(edits)).toContain("Hello");
});

test("[messaging complaint 5] a press beside it and Escape close nothing that holds text", async () => {
  const { area } = await atMaria();
  await waitFor(() => expect(area.disabled).toBe(false));
  type(area, "Hello");
  press("Emoji");
  fireEvent.pointerDown(document.body);
  fireEvent.click(document.body);
  fireEvent.keyDown(area, { key: "Escape" });
  expect(screen.getByRole("textbox", { name: /^Message to/ })).toBe(area);
  expect(area.value).toBe("Hello");
});
