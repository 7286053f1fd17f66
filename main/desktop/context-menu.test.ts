import type { ContextMenuParams } from "electron";
import { expect, test } from "vitest";
import { contextMenu } from "./context-menu.ts";

const editFlags: ContextMenuParams["editFlags"] = {
  canUndo: false,
  canRedo: false,
  canCut: true,
  canCopy: true,
  canPaste: true,
  canDelete: true,
  canSelectAll: true,
  canEditRichly: false,
};
const asked = { isEditable: true, selectionText: "", editFlags, formControlType: "input-text" } as const;
const enabled = (template: ReturnType<typeof contextMenu>) =>
  (template ?? []).filter((each) => each.enabled !== false && each.role).map((each) => each.role);

test("a field offers what can be done in it", () => {
  expect(enabled(contextMenu(asked))).toEqual(["cut", "copy", "paste", "selectAll"]);
  expect(
    enabled(contextMenu({ ...asked, editFlags: { ...editFlags, canCut: false, canPaste: false } })),
  ).toEqual(["copy", "selectAll"]);
});

test("a password is pasted and never copied", () => {
  expect(enabled(contextMenu({ ...asked, formControlType: "input-password" }))).toEqual([
    "paste",
    "selectAll",
  ]);
});

test("marked text elsewhere can be copied; nothing is offered where there is nothing to do", () => {
  expect(enabled(contextMenu({ ...asked, isEditable: false, selectionText: "+1 415 555 0100" }))).toEqual([
    "copy",
  ]);
  expect(contextMenu({ ...asked, isEditable: false, selectionText: " \n" })).toBeNull();
});
