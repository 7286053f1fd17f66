import { useBase } from "./app.ts";
import type { Asking } from "./ask.ts";

/** Whose history is wanted: a contact's, or whatever there is with a number or an address. */
export interface HistoryParty {
  readonly contactId: string;
  readonly name: string;
  readonly number: string;
}

/** Opens the history window on somebody; null where nothing is known to look for. */
export function useHistoryOf(asking: Asking): (party: HistoryParty) => (() => void) | null {
  const { ask } = useBase();
  return ({ contactId, name, number }) => {
    if (contactId === "" && number === "") return null;
    const wish = { contactId, name: name.slice(0, 200), q: contactId === "" ? number.slice(0, 100) : "" };
    return () => void asking.run("history", () => ask.history.show(wish));
  };
}
