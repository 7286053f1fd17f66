import { expect, test } from "vitest";
import { offer } from "../state/test-samples.ts";
import { testContext } from "../work/test-context.ts";
import { hearOfLeg } from "./leg-heard.ts";

test("a leg that comes up has the waiting call bridged onto it", () => {
  const { store, clock, args, context } = testContext();
  hearOfLeg(context);
  store.dispatch({ kind: "callAccepted", offer: offer("o1", { workitemId: "w1" }) });
  store.dispatch({ kind: "legUp", id: "leg-1" });
  clock.advance(1_500);
  expect(args("workitems.active")).toEqual([["w1"]]);
});

test("a leg that was asked for in vain is asked for again once the program can be rung", () => {
  const { store, clock, asked, context } = testContext();
  hearOfLeg(context);
  context.leg.ensure();
  store.dispatch({ kind: "voiceLinkChanged", link: { kind: "waiting", since: 0, retryAt: 1, attempt: 1 } });
  store.dispatch({ kind: "voiceLinkChanged", link: { kind: "open", since: 1 } });
  clock.advance(1_000);
  expect(asked("users")).toEqual(["users.connectToServer", "users.connectToServer"]);
});
