// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor, within } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { renderPhone } from "../gallery/render.tsx";
import { idle, messages, now, talking, wrapUp } from "../gallery/samples.ts";
import { loadNumbers } from "../numbers/numbers.ts";

beforeEach(loadNumbers);
afterEach(cleanup);

const rows = () => within(screen.getByRole("list", { name: "Messages" })).getAllByRole("listitem");
const ended = messages({ phase: "ended", end: "finished", endedAt: now });

describe("message work", () => {
  it("is a row with its channel, since when, its last text, and what can be done", async () => {
    const fake = await renderPhone({ ...idle, work: { list: [messages()], past: [] } });
    const [row] = rows();
    expect(row?.textContent).toMatch(/Nora Next.*SMS · since .*my parcel has not come/);
    fireEvent.click(screen.getByRole("button", { name: "Finish SMS with Nora Next" }));
    await waitFor(() =>
      expect(fake.asked).toContainEqual({ path: "work.finish", input: { workitemId: "message-1" } }),
    );
    fake.send({ work: { list: [messages({ phase: "ending", finishedAt: now })], past: [] } });
    await waitFor(() => expect(rows()[0]?.textContent).toContain("Finishing…"));
  });

  it("that ended leads to its wrap-up, which can be skipped, or is put away", async () => {
    const about = { workitemId: "message-1", channel: "sms", name: "Nora Next", end: "finished" } as const;
    const fake = await renderPhone({
      ...idle,
      work: { list: [ended], past: [] },
      wrapUps: { list: [wrapUp({ ...about, connectedAt: null })] },
    });
    expect(rows()[0]?.textContent).toContain("You finished it");
    expect(screen.getByRole("button", { name: "Dismiss Nora Next" })).toBeTruthy();
    fireEvent.click(screen.getByRole("button", { name: "Wrap up: Nora Next" }));
    const form = await screen.findByRole("form", { name: "Wrap-up: Nora Next" });
    expect(form.textContent).toContain("SMS · You finished it");
    // The form says it all.
    expect(screen.queryByRole("list", { name: "Messages" })).toBeNull();
    fireEvent.click(within(form).getByRole("button", { name: "Skip" }));
    await waitFor(() =>
      expect(fake.asked).toContainEqual({ path: "wrapUp.drop", input: { workitemId: "message-1" } }),
    );
  });

  it("stands beside a call while it is open, and leads nowhere that is not there", async () => {
    const open = messages({ workitemId: "message-2", channel: "chat", lastText: "" });
    await renderPhone({ ...talking, work: { list: [ended, open], past: [] } });
    expect(rows().map((row) => row.textContent)).toEqual([expect.stringContaining("Chat")]);
    expect(screen.getByRole("timer")).toBeTruthy();
  });

  it("opens its conversation", async () => {
    const fake = await renderPhone({
      ...idle,
      work: { list: [messages({ conversationId: "c-1" })], past: [] },
    });
    fireEvent.click(screen.getByRole("button", { name: "Open SMS with Nora Next" }));
    await waitFor(() =>
      expect(fake.asked).toContainEqual({ path: "reading.open", input: { conversationId: "c-1" } }),
    );
  });
});
