import { describe, expect, test } from "vitest";
import { endedOffersKept, missedOffersKept, type Offer, type OfferEnd } from "../../shared/state/offer.ts";
import { dispatchAll, offer, signedIn } from "./test-samples.ts";

const made = (offerId = "o1", more: Partial<Offer> = {}) =>
  ({ kind: "offerMade", offer: offer(offerId, more) }) as const;
const ringing = () => dispatchAll([made()], signedIn());
const ends = (end: OfferEnd, offerId = "o1") => ({ kind: "offerEnded", offerId, end }) as const;
const asked = (to: "accepting" | "rejecting") => ({ kind: "offerAsked", offerId: "o1", to }) as const;

test("an offer rings until it is answered, whoever ends it", () => {
  expect(ringing().voice).toMatchObject({ ring: "o1", microphone: "open", muted: true });
  for (const end of [
    "accepted",
    "rejected",
    "expired",
    "callerHungUp",
    "withdrawn",
    "answeredElsewhere",
    "lost",
  ] as const) {
    const over = dispatchAll([ends(end)], ringing());
    expect(over.voice).toMatchObject({ ring: null, microphone: "closed" });
    expect(over.offers.ended[0]).toMatchObject({ end, offer: { offerId: "o1" } });
  }
});

test.each([
  ["accepted", 0],
  ["rejected", 0],
  ["expired", 1],
  ["callerHungUp", 1],
  ["withdrawn", 1],
] as const)("%s counts %i as missed", (end, missed) => {
  expect(dispatchAll([ends(end)], ringing()).offers.missed).toBe(missed);
});

test("the ringer stops with the press; a refusal lets it ring again", () => {
  const pressed = dispatchAll([asked("accepting")], ringing());
  expect(pressed.voice.ring).toBeNull();
  expect(dispatchAll([{ kind: "offerRefused", offerId: "o1" }], pressed).voice.ring).toBe("o1");
});

describe("[complaint 7] two messages start two ringtones and one is never stopped", () => {
  test("the same offer told twice is one offer, and keeps what was pressed", () => {
    const twice = dispatchAll(
      [asked("accepting"), made("o1", { queue: "Support", createdAt: 9_000 })],
      ringing(),
    );
    expect(twice.offers.open).toMatchObject([offer("o1", { queue: "Support", phase: "accepting" })]);
  });
  test("an ended offer never rings again, however late the frame", () => {
    const late = dispatchAll(
      [ends("callerHungUp"), made(), { kind: "offersRead", offers: [offer()], askedAt: 20_000 }],
      ringing(),
    );
    expect(late.offers.open).toEqual([]);
    expect(late.voice.ring).toBeNull();
  });
  test("it vanished from the server's list: the ringer stops", () => {
    const read = dispatchAll([{ kind: "offersRead", offers: [], askedAt: 20_000 }], ringing());
    expect(read.voice.ring).toBeNull();
    expect(read.offers.ended[0]?.end).toBe("withdrawn");
  });
});

test("two offers ring one after the other, never at once", () => {
  const two = dispatchAll([made("o2")], ringing());
  expect(two.voice.ring).toBe("o1");
  expect(dispatchAll([ends("rejected")], two).voice.ring).toBe("o2");
});

describe("a list and an offer cross on the way", () => {
  const list = (askedAt: number, saidAt?: number) =>
    ({ kind: "offersRead", offers: [], askedAt, ...(saidAt === undefined ? {} : { saidAt }) }) as const;
  const open = (event: ReturnType<typeof list>, from = ringing()) =>
    dispatchAll([event], from).offers.open.length;
  test("one that was asked for before the offer was heard of does not take it away", () => {
    expect(open(list(500))).toBe(1);
  });
  test("not even when the server's clock is behind ours, so that the offer seems older", () => {
    const heard = dispatchAll([made("o1", { createdAt: 8_000 })], signedIn(), 10_000);
    expect(open(list(9_000), heard)).toBe(1);
    expect(open(list(10_001), heard)).toBe(0);
  });
  test("one that the server sent by itself is held against the server's own times", () => {
    expect(open(list(20_000, 999))).toBe(1);
    expect(open(list(20_000, 1_001))).toBe(0);
  });
  test("an end that overtook its offer: it never rings", () => {
    const late = dispatchAll(
      [ends("callerHungUp", "o9"), made("o9"), { kind: "offersRead", offers: [offer("o9")], askedAt: 1 }],
      signedIn(),
    );
    expect([late.offers.open, late.voice.ring, late.offers.missed]).toEqual([[], null, 0]);
  });
});

test("a call that rings the line directly is in no list of the server's", () => {
  const direct = dispatchAll([made("line:1", { source: "line" })], signedIn());
  expect(dispatchAll([{ kind: "offersRead", offers: [], askedAt: 20_000 }], direct).offers.open).toHaveLength(
    1,
  );
});

describe("the server's list and the agent's press cross on the way", () => {
  test("an offer that is being answered is not withdrawn for having left the list", () => {
    const crossed = dispatchAll(
      [asked("accepting"), { kind: "offersRead", offers: [], askedAt: 20_000 }],
      ringing(),
    );
    expect(crossed.offers).toMatchObject({ open: [{ phase: "accepting" }], missed: 0 });
  });
  test("taken off before the yes came: it was accepted, not missed", () => {
    const crossed = dispatchAll([asked("accepting"), ends("withdrawn"), ends("accepted")], ringing());
    expect(crossed.offers).toMatchObject({ missed: 0, ended: [{ end: "accepted" }] });
  });
  test("taken off because the agent said no: it was rejected, not missed", () => {
    const crossed = dispatchAll([asked("rejecting"), ends("withdrawn")], ringing());
    expect(crossed.offers).toMatchObject({ missed: 0, ended: [{ end: "rejected" }] });
  });
  test("a second end changes nothing", () => {
    expect(dispatchAll([ends("accepted"), ends("expired")], ringing()).offers).toMatchObject({
      missed: 0,
      ended: [{ end: "accepted" }],
    });
  });
});

test("looking at the missed ones sets the count back", () => {
  expect(dispatchAll([ends("expired"), { kind: "offersSeen" }], ringing()).offers.missed).toBe(0);
});

describe("of ended offers", () => {
  const many = (end: OfferEnd, count: number, name = "n") =>
    Array.from({ length: count }, (_, n) => [made(`${name}${n}`), ends(end, `${name}${n}`)]).flat();

  test("only the last few are kept", () => {
    const { ended } = dispatchAll(many("rejected", endedOffersKept + 5), signedIn()).offers;
    expect(ended).toHaveLength(endedOffersKept);
    expect(ended[0]?.offer.offerId).toBe(`n${endedOffersKept + 4}`);
  });

  test("every missed one is kept until it was looked at: 49 missed calls list 49", () => {
    const missed = dispatchAll([...many("expired", 49), ...many("rejected", 30, "r")], signedIn());
    const kept = missed.offers.ended.filter(({ end }) => end === "expired");
    expect([missed.offers.missed, kept.length]).toEqual([49, 49]);
    expect(dispatchAll([{ kind: "offersSeen" }], missed).offers.ended).toHaveLength(endedOffersKept);
  });

  test("a flood of missed ones is kept within reason", () => {
    const { ended, missed } = dispatchAll(many("withdrawn", missedOffersKept + 12), signedIn()).offers;
    expect([ended.length, missed]).toEqual([missedOffersKept, missedOffersKept + 12]);
  });
});

test("an offered message opens no microphone", () => {
  expect(dispatchAll([made("o1", { channel: "sms" })], signedIn()).voice.microphone).toBe("closed");
});
