/** What windows know of messages without looking at them. */
export interface MessagesState {
  /** What is typed and not sent outlives the program. Else it is lost with it, and windows say so. */
  readonly isKept: boolean;
  /** Messages that wait, are on their way, or were not sent. */
  readonly unsent: number;
  /** Texts and voicemails that nobody has looked at, of all conversations. Missed calls are counted as such. */
  readonly unread: number;
  /**
   * The conversation that was asked for from elsewhere, for the messages window to show; `new.` and an id for a new
   * message. `instead`: only where that one is shown.
   */
  readonly wanted: { readonly id: number; readonly conversationId: string; readonly instead?: string } | null;
}

export const initialMessages: MessagesState = { isKept: false, unsent: 0, unread: 0, wanted: null };
