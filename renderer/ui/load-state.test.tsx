// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/preact";
import { afterEach, expect, it, vi } from "vitest";
import { type LoadingList, LoadState } from "./LoadState.tsx";

afterEach(cleanup);

function show(more: Partial<LoadingList> = {}, isEmpty = true, failed?: string) {
  const of = { isLoading: false, failure: null, retry: vi.fn(), isMore: false, more: vi.fn(), ...more };
  const words = { loading: "On its way", empty: "There is none", ...(failed !== undefined && { failed }) };
  render(<LoadState of={of} isEmpty={isEmpty} {...words} />);
  return {
    ...of,
    said: () => [screen.getByRole("status").textContent, screen.getByRole("alert").textContent],
    buttons: () => screen.queryAllByRole("button").map((each) => each.textContent),
  };
}
const offline = { code: "offline" } as const;

it.each([
  ["on its way", { isLoading: true }, true, "On its way"],
  ["nothing there", {}, true, "There is none"],
  ["rows there", {}, false, ""],
  ["rows there, and read again", { isLoading: true }, false, ""],
])("says so: %s", (_, of, isEmpty, words) => {
  const { said, buttons } = show(of, isEmpty);
  expect([said(), buttons()]).toEqual([[words, ""], []]);
});

it("a failure is said in its place, with a press to try again", () => {
  const { said, buttons, retry } = show({ failure: offline, isMore: true });
  const [status, alert] = said();
  expect(status).toBe("");
  expect(alert).not.toBe("");
  // What comes after rows that were not read is not asked for.
  expect(buttons()).toEqual(["Try again"]);
  fireEvent.click(screen.getByRole("button"));
  expect(retry).toHaveBeenCalledOnce();
});

it("a failure has the words of its place where it has some", () => {
  expect(show({ failure: offline }, true, "Your calls could not be read.").said()).toEqual([
    "",
    "Your calls could not be read.",
  ]);
});

it("while it is tried again another press does nothing", () => {
  const { retry } = show({ failure: offline, isLoading: true });
  fireEvent.click(screen.getByRole("button"));
  expect(retry).not.toHaveBeenCalled();
});

it("where there is more, it is a press away, one at a time", () => {
  const first = show({ isMore: true }, false);
  expect(first.buttons()).toEqual(["Show more"]);
  fireEvent.click(screen.getByRole("button"));
  expect(first.more).toHaveBeenCalledOnce();
  cleanup();
  const second = show({ isMore: true, isLoading: true }, false);
  fireEvent.click(screen.getByRole("button"));
  expect(second.more).not.toHaveBeenCalled();
});
