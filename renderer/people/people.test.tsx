// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeAll, expect, it } from "vitest";
import type { DirectoryItem } from "../../shared/contract/directory.ts";
import { renderPeople } from "../gallery/render.tsx";
import { idle, people, talking } from "../gallery/samples.ts";
import { loadNumbers } from "../numbers/numbers.ts";

beforeAll(() => loadNumbers());
afterEach(cleanup);

async function shows(...what: Parameters<typeof renderPeople>) {
  const fake = await renderPeople(...what);
  await screen.findByRole("grid");
  return fake;
}

const grid = () => screen.getByRole("grid");
const rows = () => within(grid()).getAllByRole("row");
const row = (name: string) =>
  within(grid()).getByText(name).closest<HTMLElement>("[role=row]") as HTMLElement;
const press = (key: string, at: HTMLElement = grid()) => act(() => void fireEvent.keyDown(at, { key }));
const active = () => document.getElementById(grid().getAttribute("aria-activedescendant") ?? "");

it("a person is opened by arrows and Enter, and their page says who they are", async () => {
  await shows(idle);
  await press("ArrowDown");
  expect(active()).toBe(row("Ben Okafor"));
  await press("Enter");
  const page = screen.getByRole("region", { name: "Profile" });
  await within(page).findByText("Claims and complaints");
  expect(within(page).getByRole("heading", { name: "Ben Okafor" })).toBeTruthy();
  expect(within(page).getByText(/Europe\/London \(/)).toBeTruthy();
});

it("keys stay with the person they are on while others come in above", async () => {
  const fake = await shows(idle);
  await press("ArrowDown");
  const newcomer: DirectoryItem = {
    ...(people[0] as DirectoryItem),
    key: "agents new",
    id: "new",
    name: "Ada",
  };
  await act(() => fake.change("directory", [newcomer, ...people]));
  expect(active()).toBe(row("Ben Okafor"));
});

it("Tab stops at the buttons of one row alone, and a press on one opens no page", async () => {
  const fake = await shows(idle);
  await press("ArrowDown");
  await press("ArrowDown");
  const stops = rows().filter((each) => each.querySelector("button[tabindex='0']") !== null);
  expect(stops).toEqual([row("Chloé Martin-Delacroix de la Fontaine")]);
  await act(() => within(row("Ines Novak")).getByRole("button", { name: "Message Ines Novak" }).click());
  expect(fake.asked).toContainEqual({
    path: "directory.write",
    input: { channel: "sms", to: "+14155552671", contactId: "contacts-Ines Novak" },
  });
  expect(screen.queryByRole("heading", { name: "Ines Novak" })).toBeNull();
});

it("a letter typed in the list goes to the search", async () => {
  await shows(idle);
  await press("ArrowDown");
  await press("b");
  const box = screen.getByRole("textbox", { name: "Search by name or number" });
  expect((box as HTMLInputElement).value).toBe("b");
  expect(document.activeElement).toBe(box);
});

it("a call is placed from a row, after what must be asked", async () => {
  const fake = await shows(idle, { dial: "doubtful", reason: "notInPlan" });
  await act(() => within(row("Ines Novak")).getByRole("button", { name: "Call Ines Novak" }).click());
  await waitFor(() => expect(screen.getByRole("alert", { name: /./ })).toBeTruthy());
  expect(fake.asked).toContainEqual({
    path: "call.dial",
    input: { number: "+14155552671", name: "Ines Novak", contactId: "contacts-Ines Novak" },
  });
  expect(fake.asked.some(({ path }) => path === "desktop.open")).toBe(false);
});

it("in a call it goes to a colleague or queue by a press on the row, bound to that call", async () => {
  const fake = await shows(talking);
  expect(within(row("Billing")).queryByRole("button", { name: /Consult/ })).toBeNull();
  await act(() => within(row("Billing")).getByRole("button", { name: "Transfer to Billing" }).click());
  const callId = talking.calls.list[0]?.callId;
  await waitFor(() => expect(screen.getByText("Transferred to Billing.")).toBeTruthy());
  expect(fake.asked).toContainEqual({
    path: "transfer.blind",
    input: { callId, to: { kind: "queue", id: "queues-Billing", name: "Billing" } },
  });
});

it("somebody who is gone while their page is shown is said to be", async () => {
  const fake = await shows(idle);
  await act(() => row("Ben Okafor").click());
  await screen.findByRole("heading", { name: "Ben Okafor" });
  await act(() => fake.change("person", []));
  expect(screen.getByText("No longer in the directory.")).toBeTruthy();
});

it("a favourite is marked by its star", async () => {
  const fake = await shows(idle);
  await act(() =>
    within(row("Dan Fischer")).getByRole("button", { name: "Add Dan Fischer to favourites" }).click(),
  );
  expect(fake.asked).toContainEqual({
    path: "directory.favourite",
    input: { kind: "agents", id: "agents-Dan Fischer", on: true },
  });
});

it("a supervisor opens a colleague's call settings on their page; others are offered none", async () => {
  const { now } = idle.session;
  if (now.phase !== "signedIn") throw new Error("nobody is signed in");
  const supervisor = { ...now, user: { ...now.user, isSupervisor: true } };
  await shows({ ...idle, session: { ...idle.session, now: supervisor } });
  await act(() => row("Ben Okafor").click());
  const change = await screen.findByRole("button", { name: "Change call settings" });
  await act(() => change.click());
  await screen.findByRole("heading", { name: "Call forwarding" });
  cleanup();
  await shows(idle);
  await act(() => row("Ben Okafor").click());
  await screen.findByText("Claims and complaints", { selector: ".fact-names *" });
  expect(screen.queryByRole("button", { name: "Change call settings" })).toBeNull();
});
