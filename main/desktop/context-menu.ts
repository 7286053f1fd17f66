import type { ContextMenuParams, MenuItemConstructorOptions } from "electron";
import { desktopText } from "../../shared/text/desktop.ts";

type Asked = Pick<ContextMenuParams, "isEditable" | "selectionText" | "editFlags" | "formControlType">;

/** What a right click offers: editing in a field, copying where text is marked, nothing elsewhere (null). */
export function contextMenu(asked: Asked): MenuItemConstructorOptions[] | null {
  const { isEditable, editFlags, formControlType } = asked;
  const text = desktopText.edit;
  if (!isEditable) {
    return asked.selectionText.trim() === "" ? null : [{ role: "copy", label: text.copy }];
  }
  // What is hidden from the eye is not handed to the clipboard either.
  const mayRead = formControlType !== "input-password";
  return [
    { role: "undo", label: text.undo, enabled: editFlags.canUndo },
    { role: "redo", label: text.redo, enabled: editFlags.canRedo },
    { type: "separator" },
    { role: "cut", label: text.cut, enabled: mayRead && editFlags.canCut },
    { role: "copy", label: text.copy, enabled: mayRead && editFlags.canCopy },
    { role: "paste", label: text.paste, enabled: editFlags.canPaste },
    { type: "separator" },
    { role: "selectAll", label: text.selectAll, enabled: editFlags.canSelectAll },
  ];
}
