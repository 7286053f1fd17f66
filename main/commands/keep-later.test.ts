import { expect, test } from "vitest";
import type { KeptFile } from "../files/kept-file.ts";
import { keepLater } from "./keep-later.ts";
import { settled, testContext } from "./test-context.ts";

type Kept = readonly { callId: string; later: string }[];

function fileWith(held: { callId: string; later: string }[] | null) {
  const kept: (Kept | null)[] = [];
  const file: KeptFile<{ callId: string; later: string }[]> = {
    read: async () => held,
    keep: (value) => void kept.push(value),
    written: async () => {},
  };
  return { file, kept };
}

test("an extension is known for its call, also after a restart; a number without one leaves nothing", async () => {
  const { store } = testContext();
  const { file, kept } = fileWith([{ callId: "old", later: "12" }]);
  const later = keepLater(store, file);
  store.tell({ kind: "callDialled", callId: "w1", number: "+14155552671", name: "", later: "136" });
  store.tell({ kind: "callDialled", callId: "w2", number: "+14155552672", name: "" });
  await settled();
  expect([await later.of("w1"), await later.of("w2"), await later.of("old")]).toEqual(["136", "", "12"]);
  expect(kept).toEqual([
    [
      { callId: "old", later: "12" },
      { callId: "w1", later: "136" },
    ],
  ]);
  await later.close();
});
