// @vitest-environment happy-dom
import { act, cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { TranscriptLine } from "../../shared/state/transcript.ts";
import { renderPhone } from "../gallery/render.tsx";
import { call, idle, now, said, talking } from "../gallery/samples.ts";
import { loadNumbers } from "../numbers/numbers.ts";

beforeEach(loadNumbers);
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const withLines = (lines: readonly TranscriptLine[], isComplete = false) => ({
  ...talking,
  transcripts: { "work-1": { lines, hasEarlier: false, isComplete } },
});
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const words = () => screen.getAllByRole("listitem").map((each) => each.textContent);

async function opened(lines: readonly TranscriptLine[]) {
  const drawn = await renderPhone(withLines(lines));
  press("Transcript");
  await screen.findByRole("region", { name: "Transcript: Maria Delgado" });
  return drawn;
}

describe("the transcript of a call", () => {
  it("is not offered where nothing is written along", async () => {
    await renderPhone(talking);
    expect(screen.queryByRole("button", { name: "Transcript" })).toBeNull();
  });

  it("says who speaks once, and which words may still change", async () => {
    await opened(said.slice(3));
    expect(words()).toEqual([
      "You: Let me look that up for you.",
      "You: I can see the invoice here, it covers two months.",
      "Customer: Oh, that explains it. So the next one will be (not final yet)",
    ]);
    expect(document.querySelectorAll(".transcript-who")).toHaveLength(2);
  });

  it("puts the final words in the place of the partial ones", async () => {
    const { send } = await opened(said);
    const final = { ...(said[5] as TranscriptLine), text: "Oh, that explains it.", isFinal: true };
    act(() => send({ transcripts: withLines([...said.slice(0, 5), final]).transcripts }));
    await waitFor(() => expect(words().at(-1)).toBe("Customer: Oh, that explains it."));
    expect(words()).toHaveLength(6);
  });

  it("is copied with who said what", async () => {
    const { asked } = await opened(said.slice(0, 2));
    press("Copy transcript");
    await screen.findByText("Copied.");
    expect(asked.at(-1)).toEqual({
      path: "desktop.copyText",
      input: {
        text: `You: ${said[0]?.text}\nCustomer: Hello, I am calling about my last invoice.`,
      },
    });
  });

  it("can be read when the call is over", async () => {
    const over = { list: [call({ phase: "ended", end: "farEndHungUp", endedAt: now })], past: [] };
    await renderPhone({ ...idle, calls: over, transcripts: withLines(said, true).transcripts });
    press("Transcript");
    await screen.findByText("End of the transcript.");
    expect(words().at(-1)).not.toContain("not final");
  });
});

it("a screen reader hears what others said, once it is final, and no more than every few seconds", async () => {
  const { send } = await opened(said.slice(0, 2));
  const spoken = () =>
    screen
      .getAllByRole("status")
      .map((each) => each.textContent)
      .filter((each) => each?.includes("Customer:"));
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const tell = (lines: readonly TranscriptLine[]) =>
    act(() => send({ transcripts: withLines(lines).transcripts }));
  // What stood there when it was opened, the agent's own words and unfinished ones are not read out.
  expect(spoken()).toEqual([]);
  tell(said.slice(0, 3));
  await waitFor(() => expect(spoken()).toEqual([`Customer: ${said[2]?.text}`]));
  const more = (id: string): TranscriptLine => ({ ...(said[2] as TranscriptLine), id, text: `Line ${id}.` });
  for (const count of [1, 2, 3]) {
    tell([...said.slice(0, 5), ...["a", "b", "c"].slice(0, count).map(more)]);
  }
  expect(spoken()).toEqual([`Customer: ${said[2]?.text}`]);
  act(() => void vi.advanceTimersByTime(4_100));
  expect(spoken()).toEqual(["Customer: Line a.\nCustomer: Line b.\nCustomer: Line c."]);
});

describe("of a past call", () => {
  it("is read from the list, and Escape leads back to where one was", async () => {
    const { asked } = await renderPhone(idle);
    fireEvent.click(screen.getByRole("tab", { name: "Recent" }));
    const button = await screen.findByRole("button", { name: "Transcript: Maria Delgado" });
    button.focus();
    fireEvent.click(button);
    await screen.findByText(/The customer asked about an invoice/);
    expect(asked.at(-1)).toMatchObject({ path: "transcript" });
    expect(document.activeElement?.textContent).toContain("Back to the list");
    fireEvent.keyDown(document.activeElement ?? document.body, { key: "Escape" });
    await waitFor(() => expect(document.activeElement).toBe(button));
  });
});
