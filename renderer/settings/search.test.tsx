// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen } from "@testing-library/preact";
import { afterEach, expect, it } from "vitest";
import { renderSettings } from "../gallery/render.tsx";
import { idle } from "../gallery/samples.ts";

afterEach(cleanup);

const type = (q: string) =>
  act(() => void fireEvent.input(screen.getByLabelText("Search settings"), { target: { value: q } }));
const labels = () =>
  [...document.querySelectorAll(".row .row-words > :first-child")].map((each) => each.textContent);

it("a search leaves the rows that fit, by their words, their hints and what is behind them", async () => {
  await renderSettings(idle);
  const all = labels().length;
  await type("text siz");
  expect(labels()).toEqual(["Text size"]);
  await type("swap");
  expect(labels()).toEqual(["Shortcuts in the phone window"]);
  await type("");
  expect(labels()).toHaveLength(all);
});

it("a group that is called so is shown whole", async () => {
  await renderSettings(idle);
  await type("notifications");
  expect(labels()).toContain("No sound of messages during a call");
});

it("nothing found is said", async () => {
  await renderSettings(idle);
  await type("zeppelin");
  expect(labels()).toEqual([]);
  await screen.findByText("No setting for “zeppelin”.");
});

it("what is kept is removed after a question, and only what is not waiting to be sent", async () => {
  const fake = await renderSettings(idle);
  await screen.findByRole("button", { name: "Remove: Log of the program" });
  expect(screen.queryByRole("button", { name: /Remove: Drafts/ })).toBeNull();
  await act(() => screen.getByRole("button", { name: "Remove: Log of the program" }).click());
  expect(fake.asked.some(({ path }) => path === "privacy.remove")).toBe(false);
  await act(() => document.querySelector<HTMLElement>("dialog .confirm-actions button:last-child")?.click());
  expect(fake.asked).toContainEqual({ path: "privacy.remove", input: { what: "log" } });
});
