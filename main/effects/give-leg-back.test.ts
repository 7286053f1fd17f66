import { expect, test } from "vitest";
import { offerCommands } from "../commands/offer.ts";
import { offer, workitem } from "../state/test-samples.ts";
import { testContext } from "../work/test-context.ts";
import { giveLegBack } from "./give-leg-back.ts";

test("a call that went elsewhere: the leg that was asked for is given back", async () => {
  const { store, clock, answers, asked, context } = testContext();
  const offers = offerCommands(context);
  giveLegBack(context);
  store.dispatch({ kind: "offerMade", offer: offer("o1", { workitemId: "w1" }) });
  void offers.accept({ offerId: "o1" });
  await answers("acd.accept", {});
  clock.advance(10);
  const gone = { workitem: workitem("w1", { state: "queued", modifiedAt: 9 }), askedAt: clock.now() };
  store.dispatch({ kind: "workitemReported", ...gone });
  expect(store.get().calls.list).toMatchObject([{ end: "backInQueue" }]);
  expect(asked("users")).toEqual(["users.connectToServer", "users.disconnectFromServer"]);
});
