import type { DirectoryItem, DirectoryKind } from "../../shared/contract/directory.ts";
import { type GrowingList, useCollection } from "../app/use-collection.ts";

/**
 * Looks people up as the agent types: main answers each key by who is known, and asks the server when the typing rests.
 * @param on false: nobody is looked for now
 */
export function useDirectory(kind: DirectoryKind, q: string, on = true): GrowingList<DirectoryItem> {
  return useCollection("directory", { kind, q }, { step: 50, on, rests: true });
}
