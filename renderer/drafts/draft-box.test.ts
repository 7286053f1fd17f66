import { expect, test } from "vitest";
import type { EditRow } from "../../shared/contract/draft.ts";
import { movedCaret, type TextChange } from "../../shared/drafts/text.ts";
import { ok } from "../../shared/result.ts";
import { openDraftBox } from "./draft-box.ts";

test("what others write in several edits at once moves a caret by each of them", async () => {
  let told: (rows: readonly EditRow[]) => void = () => {};
  const box = openDraftBox({
    read: async () => ok({ revision: 1, draft: { texts: { body: "We open" }, values: {} } }),
    edit: async (base) => ok({ revision: base + 1 }),
    watch(tell) {
      told = tell;
      return () => {};
    },
  });
  await box.settled();
  let caret = "We open".length;
  const seen: string[] = [];
  box.onOthers((_field, change, was, now) => {
    // Nobody has put the text in yet: the caret is still where it was.
    seen.push(box.shown.peek().texts.body ?? "");
    caret = movedCaret(caret, was, now, change);
  });
  const row = (revision: number, change: TextChange): EditRow => ({
    key: String(revision),
    revision,
    edit: { texts: { body: change }, values: {} },
  });
  told([row(2, ["H"]), row(3, [1, "i"]), row(4, [2, " "])]);
  expect(box.shown.peek().texts.body).toBe("Hi We open");
  expect([caret, seen]).toEqual(["Hi We open".length, ["We open", "HWe open", "HiWe open"]]);
  box.close();
});
