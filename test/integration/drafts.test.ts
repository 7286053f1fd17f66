import { describe, expect, test } from "vitest";
import { createDrafts } from "../../main/drafts/drafts.ts";
import { openDraftBox } from "../../renderer/drafts/draft-box.ts";
import { answerOf, fail } from "../../shared/result.ts";

/** Two windows and main, with a bridge between them that can be held up. */
function setUp() {
  const drafts = createDrafts({ keep() {} });
  const key = "email:1";
  let isDown = false;
  let passed = 0;
  function open(writer: string) {
    const link = {
      read: async () => (isDown ? fail("internal") : { ok: true as const, value: drafts.read(key) }),
      async edit(base: number, edit: Parameters<typeof drafts.edit>[3]) {
        await Promise.resolve();
        passed += JSON.stringify(edit).length;
        return isDown ? fail("internal") : answerOf(drafts.edit(key, writer, base, edit));
      },
      watch: (
        told: (rows: { key: string; revision: number; edit: (typeof news)[number]["edit"] }[]) => void,
      ) =>
        drafts.watch(() =>
          told(
            drafts
              .recent(key)
              .filter((each) => each.writer !== writer)
              .slice(-20)
              .map(({ revision, edit }) => ({ key: String(revision), revision, edit })),
          ),
        ),
    };
    const news = drafts.recent(key);
    return openDraftBox(link);
  }
  return {
    drafts,
    key,
    open,
    sentBytes: () => passed,
    down(on: boolean) {
      isDown = on;
    },
  };
}

const body = (box: ReturnType<typeof openDraftBox>) => box.shown.value.texts.body ?? "";

describe("a draft in its windows", () => {
  test("[messaging complaint 3] what is typed before main's draft is there stays, on top of it; who leaves before that takes nothing away", async () => {
    const { drafts, key, open } = setUp();
    drafts.edit(key, "earlier", 0, { texts: { body: ["kept "] }, values: {} });
    const box = open("window-one");
    box.type("body", "new");
    await box.settled();
    expect(body(box)).toBe("kept new");
    expect(drafts.read(key).draft.texts.body).toBe("kept new");
    const { revision } = drafts.read(key);
    open("window-two").close();
    const three = open("window-three");
    await three.settled();
    three.close();
    expect(drafts.read(key)).toMatchObject({ revision, draft: { texts: { body: "kept new" } } });
  });

  test("two windows are in step to the letter, and each is told where the other wrote", async () => {
    const { open } = setUp();
    const [one, two] = [open("window-one"), open("window-two")];
    await Promise.all([one.settled(), two.settled()]);
    const moves: unknown[] = [];
    two.onOthers((field, change, was, now) => moves.push([field, change, was, now]));
    one.type("body", "Dear Amy");
    await one.settled();
    expect(body(two)).toBe("Dear Amy");
    two.type("body", "Dear Amy,");
    one.type("body", "My dear Amy");
    await Promise.all([one.settled(), two.settled()]);
    expect([body(one), body(two)]).toEqual(["My dear Amy,", "My dear Amy,"]);
    expect(moves[0]).toEqual(["body", ["Dear Amy"], "", "Dear Amy"]);
  });

  test("one letter in a long text sends a few bytes", async () => {
    const { open, sentBytes } = setUp();
    const box = open("window-one");
    box.type("body", "x".repeat(60_000));
    await box.settled();
    const before = sentBytes();
    box.type("body", `${"x".repeat(30_000)}y${"x".repeat(30_000)}`);
    await box.settled();
    expect(sentBytes() - before).toBeLessThan(60);
  });

  test("what main does not take is said, kept, and goes with the next try", async () => {
    const { drafts, key, open, down } = setUp();
    const box = open("window-one");
    await box.settled();
    down(true);
    box.type("body", "one");
    await box.settled();
    expect([box.failure.value?.code, body(box)]).toEqual(["internal", "one"]);
    down(false);
    box.type("body", "one two");
    await box.settled();
    expect([box.failure.value, drafts.read(key).draft.texts.body]).toEqual([null, "one two"]);
  });

  test("sent and emptied by main, it is empty in every window", async () => {
    const { drafts, key, open } = setUp();
    const [one, two] = [open("window-one"), open("window-two")];
    one.type("body", "Hello");
    one.choose("to", ["a@example.com"]);
    await one.settled();
    drafts.clear(key);
    await Promise.all([one.settled(), two.settled()]);
    expect([one.shown.value, two.shown.value]).toEqual(Array(2).fill({ texts: { body: "" }, values: {} }));
  });
});
