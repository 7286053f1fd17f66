import { expect, test } from "vitest";
import { testContext } from "../work/test-context.ts";
import { mayQuit } from "./quit-question.ts";

function dialogThatAnswers(button: number) {
  const asked: string[] = [];
  const dialog = {
    async showMessageBox({ message }: { message: string }) {
      asked.push(message);
      return { response: button, checkboxChecked: false };
    },
  };
  return { asked, dialog: dialog as never };
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
