import { expect, test } from "vitest";
import { testContext } from "../work/test-context.ts";
import { mayQuit, maySignOut } from "./quit-question.ts";

function dialogThatAnswers(button: number) {
  const asked: string[] = [];
  const details: string[] = [];
  const dialog = {
    async showMessageBox({ message, detail }: { message: string; detail: string }) {
      asked.push(message);
      details.push(detail);
      return { response: button, checkboxChecked: false };
    },
  };
  return { asked, details, dialog: dialog as never };
}

test("without a call nobody is asked", async () => {
  const { asked, dialog } = dialogThatAnswers(0);
  expect(await mayQuit(testContext().store, dialog)).toBe(true);
  expect(asked).toEqual([]);
});

test.each([
  ["to keep the call", 0, false],
  ["to end it", 1, true],
] as const)("in a call the user says: %s", async (_, button, may) => {
  const { store, talks } = testContext();
  talks();
  const { asked, dialog } = dialogThatAnswers(button);
  expect(await mayQuit(store, dialog)).toBe(may);
  expect(asked).toEqual(["A call is in progress."]);
});

test.each([
  [true, "They wait on this computer and are sent when you are signed in again."],
  [false, "They cannot be kept on this computer: quitting throws them away."],
])("with unsent messages it says what becomes of them: kept %s", async (isKept, detail) => {
  const { store } = testContext();
  store.dispatch({ kind: "outboxChanged", unsent: 2 });
  store.dispatch({ kind: "messagesKept", isKept });
  const { asked, details, dialog } = dialogThatAnswers(0);
  expect(await mayQuit(store, dialog)).toBe(false);
  expect([asked, details]).toEqual([["2 messages are not sent."], [detail]]);
});

test("signing out from the tray throws them away, and asks first", async () => {
  const { store } = testContext();
  expect(await maySignOut(store, dialogThatAnswers(0).dialog)).toBe(true);
  store.dispatch({ kind: "outboxChanged", unsent: 1 });
  const { details, dialog } = dialogThatAnswers(1);
  expect(await maySignOut(store, dialog)).toBe(true);
  expect(details).toEqual(["Signing out throws them away."]);
});
