/** A text box as those beside it use it. */
export interface Inserting {
  /** Where the caret is. */
  insert(text: string): void;
  /** The same with its formatting, cleaned. */
  insertHtml(html: string): void;
  focus(): void;
}
