/** What windows know of messages without looking at them. */
export interface MessagesState {
  /** What is typed and not sent outlives the program. Else it is lost with it, and windows say so. */
  readonly isKept: boolean;
  /** Messages that wait, are on their way, or were not sent. */
  readonly unsent: number;
}

export const initialMessages: MessagesState = { isKept: false, unsent: 0 };
