import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { scoreOf } from "../actions/match.ts";

/** What is searched for among the settings; "" for nothing. A group that is called so is shown whole. */
export const Search = createContext("");

/** Whether words fit the search: each word of it begins one of theirs. */
export const fits = (search: string, words: string): boolean => search === "" || scoreOf(search, words) > 0;

/** Whether a row with these words is shown. */
export function useIsFound(...words: readonly (string | undefined)[]): boolean {
  return fits(useContext(Search), words.join(" "));
}
