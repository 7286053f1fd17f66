// @vitest-environment happy-dom
import { cleanup, fireEvent, screen, waitFor } from "@testing-library/preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { renderPhone } from "../gallery/render.tsx";
import { idle, now, offer, offered, talking, user } from "../gallery/samples.ts";
import { loadNumbers } from "../numbers/numbers.ts";

beforeEach(loadNumbers);
afterEach(cleanup);

const chord = (change: Partial<KeyboardEvent> = {}) =>
  fireEvent.keyDown(document.body, { key: "Enter", ctrlKey: true, ...change });

describe("an offer", () => {
  it("takes no focus and has no default button", async () => {
    const fake = await renderPhone(idle);
    const before = document.activeElement;
    fake.send({ offers: offered.offers });
    const accept = await screen.findByRole("button", { name: "Accept" });
    expect(document.activeElement).toBe(before);
    expect(accept.getAttribute("type")).toBe("button");
    expect(accept.closest("form")).toBeNull();
  });

  it("is announced at once, with the time only once", async () => {
    const fake = await renderPhone(idle);
    fake.send({ offers: offered.offers });
    await waitFor(() =>
      expect(
        screen
          .getAllByRole("alert")
          .some((each) => each.textContent?.includes("Incoming call from Maria Delgado")),
      ).toBe(true),
    );
    expect(screen.getAllByText("20 seconds to answer.")).toHaveLength(1);
  });

  it("is accepted once by a double click", async () => {
    const { asked } = await renderPhone(offered);
    const accept = screen.getByRole("button", { name: "Accept" });
    fireEvent.click(accept);
    fireEvent.click(accept);
    expect(asked).toEqual([{ path: "offer.accept", input: { offerId: "offer-1" } }]);
  });

  it("follows the chord, also during a call and with nothing focused", async () => {
    const { asked } = await renderPhone({ ...talking, offers: offered.offers });
    chord();
    chord({ shiftKey: true });
    expect(asked.map((each) => each.path)).toEqual(["offer.accept", "offer.reject"]);
  });

  it("is not answered by bare keys, or by keys held down", async () => {
    const { asked } = await renderPhone(offered);
    for (const key of ["Enter", "a", "y", " ", "Escape", "Backspace"])
      fireEvent.keyDown(document.body, { key });
    chord({ repeat: true });
    expect(asked).toEqual([]);
  });

  it("can be accepted by the chord in the moment it is drawn", async () => {
    const fake = await renderPhone(idle);
    fake.send({ offers: offered.offers });
    // Drawing waits for a microtask or two; whatever waits for a frame would come too late.
    for (let turn = 0; turn < 20 && document.querySelector(".offer") === null; turn += 1) {
      await Promise.resolve();
    }
    expect(document.querySelector(".offer")).not.toBeNull();
    chord();
    expect(fake.asked).toEqual([{ path: "offer.accept", input: { offerId: "offer-1" } }]);
  });

  it("gives the chord to the first that can still be answered", async () => {
    const { asked } = await renderPhone({
      ...idle,
      offers: { ...idle.offers, open: [offer({ phase: "accepting" }), offer({ offerId: "second" })] },
    });
    chord();
    expect(asked).toEqual([{ path: "offer.accept", input: { offerId: "second" } }]);
  });

  it("cannot be pressed again while accepting", async () => {
    const { asked } = await renderPhone({
      ...idle,
      offers: { ...idle.offers, open: [offer({ phase: "accepting" })] },
    });
    const accept = screen.getByRole("button", { name: "Accept" });
    expect(accept.getAttribute("aria-disabled")).toBe("true");
    fireEvent.click(accept);
    expect(asked).toEqual([]);
  });

  it.each([
    ["expired", "Not answered in time"],
    ["callerHungUp", "The caller hung up"],
    ["withdrawn", "Given to someone else"],
  ] as const)("that ended as %s says so", async (end, words) => {
    await renderPhone({
      ...idle,
      offers: { open: [], ended: [{ offer: offer(), end, at: Date.now() }], missed: 0 },
    });
    expect(screen.getByText(words)).toBeTruthy();
  });

  it("of 120 seconds never says more, and counts down to none", async () => {
    const left = async (since: number) => {
      const createdAt = Date.now() - since;
      const open = [offer({ createdAt, expiresAt: createdAt + 120_000 })];
      await renderPhone({ ...idle, offers: { ...idle.offers, open } });
      const words = screen.getByText(/seconds? left/).textContent;
      cleanup();
      return words;
    };
    expect(await left(-900)).toBe("120 seconds left");
    expect(await left(118_500)).toBe("2 seconds left");
    expect(await left(130_000)).toBe("0 seconds left");
  });

  it("counts down at the pace of main's time: a computer's clock set an hour forward changes nothing", async () => {
    const fake = await renderPhone(idle);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
    try {
      const createdAt = now;
      fake.send(
        { offers: { ...idle.offers, open: [offer({ createdAt, expiresAt: createdAt + 120_000 })] } },
        now,
      );
      expect((await screen.findByText(/seconds left/)).textContent).toMatch(/^1[12]\d seconds left$/);
    } finally {
      vi.useRealTimers();
    }
  });

  it("says nothing of what ended long ago", async () => {
    await renderPhone({
      ...idle,
      offers: { open: [], ended: [{ offer: offer(), end: "expired", at: now - 60_000 }], missed: 0 },
    });
    expect(screen.queryByText("Not answered in time")).toBeNull();
  });
});

describe("an offer of messages", () => {
  const sms = offer({ channel: "sms", name: "Nora Next" });

  it("says its channel, in the card and aloud, and promises no accepting by itself", async () => {
    const fake = await renderPhone(talking);
    const signedIn = {
      phase: "signedIn",
      staysSignedIn: true,
      user: { ...user, autoAccepts: true },
    } as const;
    fake.send({
      session: { ...talking.session, now: signedIn },
      offers: { open: [sms], ended: [], missed: 0 },
    });
    const card = await screen.findByRole("region", { name: "Incoming SMS from Nora Next" });
    expect(card.querySelector(".offer-kind")?.textContent).toBe("Incoming SMS");
    await waitFor(() =>
      expect(screen.getAllByRole("alert").map((each) => each.textContent)).toContainEqual(
        expect.stringContaining("Incoming SMS from Nora Next, queue Billing."),
      ),
    );
  });

  it("that was missed is no missed call, and an email address is not called back", async () => {
    const missed = (offerId: string, channel: string) =>
      ({ offer: offer({ offerId, channel }), end: "callerHungUp", at: now }) as const;
    const ended = [missed("a", "email"), missed("b", "sms")];
    await renderPhone({ ...idle, offers: { open: [], ended, missed: 2 } });
    fireEvent.click(screen.getByRole("button", { name: "Show" }));
    const rows = screen.getByRole("region", { name: "2 missed offers" }).querySelectorAll("li");
    expect([...rows].map((row) => row.textContent)).toEqual([
      expect.stringMatching(/Email · .* · They left$/),
      expect.stringMatching(/SMS · .* · They left ?Call back$/),
    ]);
  });
});

describe("missed calls", () => {
  const missed = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      offer: offer({ offerId: `m${n}`, name: `Caller ${n}` }),
      end: "expired" as const,
      at: now - n * 1_000,
    }));
  const rows = () => {
    fireEvent.click(screen.getByRole("button", { name: "Show" }));
    return document.querySelectorAll(".missed-list .missed-words").length;
  };

  it("are all listed", async () => {
    await renderPhone({ ...idle, offers: { open: [], ended: missed(49), missed: 49 } });
    expect(screen.getByText("49 missed calls")).toBeTruthy();
    expect(rows()).toBe(49);
  });

  it("beyond what is kept are counted", async () => {
    await renderPhone({ ...idle, offers: { open: [], ended: missed(100), missed: 112 } });
    expect(rows()).toBe(100);
    expect(screen.getByText("and 12 earlier")).toBeTruthy();
  });
});
