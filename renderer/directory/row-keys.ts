import { alongLine, rowAfterKey } from "../ui/keys.ts";

/** What a key does in a list of rows with buttons, in which the list itself has the focus. */
export type RowKey =
  | { readonly do: "go"; readonly to: number }
  | { readonly do: "open" }
  /** To the next of the row's buttons, or back. */
  | { readonly do: "button"; readonly by: 1 | -1 }
  /** From a button back to the list. */
  | { readonly do: "leave" }
  /** A letter for the search. */
  | { readonly do: "type"; readonly text: string };

/** @param at the row that keys act on, -1 for none */
export function rowKey(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey">,
  { at, last, isOnButton }: { readonly at: number; readonly last: number; readonly isOnButton: boolean },
): RowKey | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const to = rowAfterKey(event.key, at, last);
  if (to !== null) return { do: "go", to };
  const along = alongLine(event.key);
  if (along !== null) return { do: "button", by: along === "on" ? 1 : -1 };
  if (isOnButton) return event.key === "Escape" ? { do: "leave" } : null;
  if (event.key === "Enter" && at >= 0) return { do: "open" };
  return event.key.length === 1 && event.key !== " " ? { do: "type", text: event.key } : null;
}
