import { expect, test } from "vitest";
import { offer, signedInStore, workitem } from "../state/test-samples.ts";
import { openAccepted } from "./open-accepted.ts";

function setUp() {
  const { store } = signedInStore(() => 20_000);
  const opened: unknown[] = [];
  openAccepted({ store, openConversation: (conversationId, how) => opened.push([conversationId, how]) });
  const accepts = () =>
    store.dispatch({ kind: "workAccepted", offer: offer("o1", { channel: "sms", workitemId: "m1" }) });
  const tells = (conversationId: string) =>
    store.dispatch({
      kind: "workitemReported",
      workitem: workitem("m1", { channel: "sms", conversationId }),
    });
  return { store, opened, accepts, tells };
}

test("an accepted message opens its conversation, once, as soon as the server says which", () => {
  const { opened, accepts, tells } = setUp();
  accepts();
  tells("");
  expect(opened).toEqual([]);
  tells("c1");
  tells("c1");
  expect(opened).toEqual([["c1", { focus: true }]]);
});

test("beside a call it does not take the keyboard", () => {
  const { store, opened, accepts, tells } = setUp();
  store.dispatch({ kind: "workitemReported", workitem: workitem("w1") });
  accepts();
  tells("c1");
  expect(opened).toEqual([["c1", { focus: false }]]);
});

test("what was not accepted here opens nothing", () => {
  const { opened, tells } = setUp();
  tells("c1");
  expect(opened).toEqual([]);
});
