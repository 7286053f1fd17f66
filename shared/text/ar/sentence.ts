/** For a gap in an Arabic sentence: a number or a Latin word among Arabic ones would take its neighbours along. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/** A template of a sentence whose gaps hold others' words, numbers or times. */
export function sentence(words: TemplateStringsArray, ...gaps: readonly (string | number)[]): string {
  return words.reduce((said, word, at) => said + isolated(String(gaps[at - 1])) + word);
}
