import { describe, expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { silentLog } from "../../shared/log.ts";
import type { Message, Outgoing, SendAnswer } from "../../shared/state/outgoing.ts";
import type { Outcome } from "../work/context.ts";
import { createOutbox } from "./outbox.ts";

const message = (text: string, more: Partial<Message> = {}): Message => ({
  channel: "sms",
  conversationId: "amy",
  to: ["+14155552671"],
  cc: [],
  bcc: [],
  subject: "",
  text,
  files: [],
  campaignId: "",
  contactId: "",
  workitemId: "",
  answers: null,
  name: "",
  force: false,
  ...more,
});

const taken: Outcome<SendAnswer> = { ok: true, value: { taken: true } };
const end = (is: "refused" | "unclear", code: "refused" | "ambiguous" | "offline" = "refused") =>
  ({ ok: false, is, error: { code } }) as const;

type Alike = Outcome<readonly string[]> | "later";
const keys = (...value: string[]): Alike => ({ ok: true, value });

/** @param found what the conversation is read for, in turn; a read that nothing is said of finds nothing */
function setUp(answers: Outcome<SendAnswer>[] = [], found: Alike[] = []) {
  const clock = fakeClock();
  const disk = new Map<string, Outgoing>();
  const sent: string[] = [];
  let online = true;
  let ids = 0;
  const open = () =>
    createOutbox({
      clock,
      log: silentLog,
      newId: () => `o${++ids}`,
      async send({ text, force }) {
        sent.push(force ? `${text}!` : text);
        return answers.shift() ?? taken;
      },
      async alike({ before }) {
        const is = found.shift() ?? keys();
        if (is === "later") return new Promise<never>(() => {});
        return is.ok ? { ok: true, value: is.value.filter((key) => before?.includes(key) !== true) } : is;
      },
      isOnline: () => online,
      keep: (id, kept) => void (kept === null ? disk.delete(id) : disk.set(id, kept)),
      changed() {},
    });
  const outbox = open();
  return {
    outbox,
    open,
    clock,
    disk,
    sent,
    states: (of = outbox) => of.list().map(({ text, state }) => `${text}: ${state}`),
    online(on: boolean) {
      online = on;
      if (on) outbox.wake();
    },
  };
}
const settled = async () => {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
};

describe("messages on their way", () => {
  test("go once each, in order, and leave the disk when the server has them", async () => {
    const { outbox, sent, states, disk } = setUp();
    for (const text of ["one", "two", "three"]) outbox.add(message(text));
    expect([...disk.values()].map(({ text }) => text)).toEqual(["one", "two", "three"]);
    await settled();
    expect(sent).toEqual(["one", "two", "three"]);
    expect(states()).toEqual(["one: sent", "two: sent", "three: sent"]);
    expect(disk.size).toBe(0);
  });

  test("wait while there is no connection, can be taken back, and go when it is there", async () => {
    const { outbox, sent, states, online } = setUp();
    online(false);
    const first = outbox.add(message("one"));
    outbox.add(message("two"));
    await settled();
    expect([sent, states()]).toEqual([[], ["one: queued", "two: queued"]]);
    expect(await outbox.cancel(first.id)).toMatchObject({ ok: true, value: { text: "one" } });
    online(true);
    await settled();
    expect([sent, states()]).toEqual([["two"], ["two: sent"]]);
  });

  test("a request that finds no way out goes again by itself; it was never with the server", async () => {
    const { outbox, sent, states, clock } = setUp([end("refused", "offline")]);
    outbox.add(message("one"));
    await settled();
    expect(states()).toEqual(["one: queued"]);
    clock.advance(10_000);
    await settled();
    expect([sent, states()]).toEqual([["one", "one"], ["one: sent"]]);
  });

  test.each([
    ["is there", { ok: true, value: ["k1"] }, "one: sent"],
    ["is not there", { ok: true, value: [] }, "one: notSent"],
    ["cannot be read", { ok: false, is: "refused", error: { code: "offline" } }, "one: unclear"],
  ] as const)(
    "of unclear end is looked for and not repeated: the conversation %s",
    async (_, there, state) => {
      const { outbox, sent, states } = setUp([end("unclear", "ambiguous")], [keys(), there]);
      outbox.add(message("one"));
      await settled();
      expect([sent, states()]).toEqual([["one"], [state]]);
    },
  );

  test("an unclear one holds up those behind it in its conversation, and no others", async () => {
    const { outbox, sent } = setUp([end("unclear", "ambiguous")], [keys(), "later"]);
    outbox.add(message("one"));
    outbox.add(message("two"));
    outbox.add(message("other", { conversationId: "tim" }));
    await settled();
    expect(sent).toEqual(["one"]);
    const again = setUp([end("unclear", "ambiguous")], [keys(), end("refused")]);
    again.outbox.add(message("one"));
    again.outbox.add(message("two"));
    again.outbox.add(message("other", { conversationId: "tim" }));
    await settled();
    expect(again.sent).toEqual(["one", "other"]);
    again.online(true);
    await settled();
    expect(again.states()).toEqual(["one: notSent", "two: sent", "other: sent"]);
  });

  test("[messaging complaint 12] a refused one says why, stays, and goes again by a press only; a rule may be forced", async () => {
    const consent = {
      ok: true,
      value: { taken: false, notSent: { why: "consent", consent: "doNotCall" } },
    } as const;
    const { outbox, sent, states, clock } = setUp([consent]);
    const { id } = outbox.add(message("one"));
    await settled();
    clock.advance(60_000);
    await settled();
    expect([sent, states()]).toEqual([["one"], ["one: notSent"]]);
    expect(outbox.again(id, true).ok).toBe(true);
    expect(outbox.again(id, true).ok).toBe(false);
    await settled();
    expect([sent, states()]).toEqual([["one", "one!"], ["one: sent"]]);
  });

  test("after a crash, what was with the server is unclear and looked for; what waited goes", async () => {
    const first = setUp();
    first.online(false);
    first.outbox.add(message("two"));
    const kept = [...first.disk.values()];
    const was: Outgoing = { ...(kept[0] as Outgoing), id: "x", text: "one", state: "sending", writtenAt: -1 };
    const next = setUp([], [keys("k1")]);
    next.outbox.found([...kept, was]);
    await settled();
    expect([next.sent, next.states()]).toEqual([["two"], ["one: sent", "two: sent"]]);
  });

  test("what cannot be taken back any more is not", async () => {
    const { outbox } = setUp([end("unclear", "ambiguous")], [keys(), "later"]);
    const { id } = outbox.add(message("one"));
    await settled();
    const [cancelled, none] = await Promise.all([outbox.cancel(id), outbox.cancel("none")]);
    expect([cancelled.ok, outbox.again(id, false).ok, none.ok]).toEqual([false, false, false]);
  });

  describe("[messaging complaint 11] the same words again", () => {
    const unclear = () => end("unclear", "ambiguous");
    test("an earlier one is not taken for it", async () => {
      const { outbox, sent, states } = setUp([unclear()], [keys("earlier"), keys("earlier")]);
      outbox.add(message("ok"));
      await settled();
      expect([sent, states()]).toEqual([["ok"], ["ok: notSent"]]);
    });

    test("each of the server's stands for one: two in a row of unclear end, of which one arrived", async () => {
      const reads = [keys(), keys("k1"), keys("k1"), keys("k1")];
      const { outbox, sent, states } = setUp([unclear(), unclear()], reads);
      outbox.add(message("ok"));
      outbox.add(message("ok"));
      await settled();
      expect([sent, states()]).toEqual([
        ["ok", "ok"],
        ["ok: sent", "ok: notSent"],
      ]);
    });

    test("one that its conversation shows is not found again for the next", async () => {
      // The second was given away before the first could be read there.
      const { outbox, states } = setUp([taken, unclear()], [keys(), keys(), keys("k1")]);
      const { id } = outbox.add(message("ok"));
      outbox.add(message("ok"));
      outbox.seen(id, "k1");
      await settled();
      expect(states().at(-1)).toBe("ok: notSent");
    });

    test("after a crash: the first is found, the second goes and is not taken for the first", async () => {
      const first = setUp();
      first.online(false);
      first.outbox.add(message("ok"));
      first.outbox.add(message("ok"));
      const [one, two] = [...first.disk.values()] as [Outgoing, Outgoing];
      const next = setUp([unclear()], [keys("k1"), keys("k1"), keys("k1")]);
      next.outbox.found([{ ...one, state: "sending", before: [] }, two]);
      await settled();
      expect([next.sent, next.states()]).toEqual([["ok"], ["ok: sent", "ok: notSent"]]);
    });

    test("sent again by a press, one that arrived late meanwhile goes no more", async () => {
      const { outbox, sent, states } = setUp([unclear()], [keys("earlier"), keys("earlier"), keys("late")]);
      const { id } = outbox.add(message("ok"));
      await settled();
      expect(states()).toEqual(["ok: notSent"]);
      outbox.again(id, false);
      await settled();
      expect([sent, states()]).toEqual([["ok"], ["ok: sent"]]);
    });

    test("what was refused is new when it is sent again", async () => {
      const { outbox, sent } = setUp([end("refused")], [keys(), keys("elsewhere")]);
      const { id } = outbox.add(message("ok"));
      await settled();
      outbox.again(id, false);
      await settled();
      expect(sent).toEqual(["ok", "ok"]);
    });

    test("where the conversation cannot be read before, it goes", async () => {
      const { outbox, sent, states } = setUp([], [end("refused")]);
      outbox.add(message("ok"));
      await settled();
      expect([sent, states()]).toEqual([["ok"], ["ok: sent"]]);
    });
  });

  describe("with files", () => {
    const file = { fileId: "f", name: "a.png", type: "image/png", size: 9, pages: null };
    const files = [{ ...file, isLocked: false, isForwarded: false }];
    function uploading(atEnd: (isGivenUp: boolean) => Outcome<SendAnswer>) {
      let isGone = false;
      const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
      const outbox = createOutbox({
        clock: fakeClock(),
        log: silentLog,
        newId: () => "o1",
        async send(_message, { signal, sent }) {
          isGone = true;
          sent(4);
          const givenUp = new Promise<void>((resolve) => {
            signal.addEventListener("abort", () => resolve());
          });
          await Promise.race([arrived, givenUp]);
          return atEnd(signal.aborted);
        },
        alike: async ({ before }) => ({ ok: true, value: before?.length === 0 && isGone ? ["k1"] : [] }),
        isOnline: () => true,
        keep() {},
        changed() {},
      });
      outbox.add(message("one", { files }));
      return { outbox, arrive, states: () => outbox.list().map(({ state }) => state) };
    }
    test("it tells how far they are, and is taken back while they are on their way", async () => {
      const { outbox, states } = uploading(() => end("refused", "offline"));
      await settled();
      expect([states(), outbox.uploaded("o1")]).toEqual([["sending"], 4]);
      expect(await outbox.cancel("o1")).toMatchObject({ ok: true, value: { text: "one" } });
      await settled();
      expect([states(), outbox.uploaded("o1")]).toEqual([[], null]);
    });
    test("given up too late, it is looked for, and not taken back when it is there", async () => {
      const { outbox, states } = uploading(() => end("unclear", "ambiguous"));
      await settled();
      expect(await outbox.cancel("o1")).toMatchObject({ ok: false });
      expect(states()).toEqual(["sent"]);
    });
    test("what was not given up counts as sent", async () => {
      const { arrive, states } = uploading(() => taken);
      arrive();
      await settled();
      expect(states()).toEqual(["sent"]);
    });
  });
});
