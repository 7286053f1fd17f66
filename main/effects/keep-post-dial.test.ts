import { expect, test } from "vitest";
import type { KeptFile } from "../files/kept-file.ts";
import { createKeptPostDial } from "../work/kept-post-dial.ts";
import { settled, testContext } from "../work/test-context.ts";
import { keepPostDial } from "./keep-post-dial.ts";

type Kept = readonly { callId: string; postDial: string }[];

function fileWith(held: { callId: string; postDial: string }[] | null) {
  const kept: (Kept | null)[] = [];
  const file: KeptFile<{ callId: string; postDial: string }[]> = {
    read: async () => held,
    keep: (value) => void kept.push(value),
    written: async () => {},
  };
  return { file, kept };
}

test("an extension is known for its call, also after a restart; a number without one leaves nothing", async () => {
  const { store } = testContext();
  const { file, kept } = fileWith([{ callId: "old", postDial: "12" }]);
  const postDial = createKeptPostDial(file);
  const undo = keepPostDial({ store, keptPostDial: postDial });
  store.dispatch({ kind: "callDialled", callId: "w1", number: "+14155552671", name: "", postDial: "136" });
  store.dispatch({ kind: "callDialled", callId: "w2", number: "+14155552672", name: "" });
  await settled();
  expect([await postDial.of("w1"), await postDial.of("w2"), await postDial.of("old")]).toEqual([
    "136",
    "",
    "12",
  ]);
  expect(kept).toEqual([
    [
      { callId: "old", postDial: "12" },
      { callId: "w1", postDial: "136" },
    ],
  ]);
  await undo();
});
