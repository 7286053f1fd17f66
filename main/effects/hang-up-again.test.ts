import { expect, test } from "vitest";
import { workitem } from "../state/test-samples.ts";
import { testContext } from "../work/test-context.ts";
import { hangUpAgain } from "./hang-up-again.ts";

test("a call that was hung up on, listed as ours once more, it is hung up on once more, and stays off the screen", () => {
  const { store, clock, talks, asked, context } = testContext();
  hangUpAgain(context);
  talks();
  store.dispatch({ kind: "hangUpAsked", callId: "w1" });
  store.dispatch({ kind: "callGivenUp", callId: "w1" });
  clock.advance(1_000);
  store.dispatch({
    kind: "workitemsRead",
    workitems: [workitem("w1", { modifiedAt: 9 })],
    askedAt: clock.now(),
  });
  expect(asked("workitems")).toEqual(["workitems.hangUp"]);
  store.dispatch({ kind: "workitemsRead", workitems: [], askedAt: clock.now() });
  expect(asked("workitems")).toHaveLength(1);
  expect(store.get().calls.list).toMatchObject([{ phase: "ended" }]);
});
