/** Whose history should be shown: somebody pressed for it elsewhere. */
export interface WantedHistory {
  /** Rises: the same once more is another wish. */
  readonly id: number;
  /** "" for the agent's own. */
  readonly contactId: string;
  readonly name: string;
  /** What to look for in it; "" for nothing. */
  readonly q: string;
}

export interface HistoryState {
  readonly wanted: WantedHistory | null;
}

export const initialHistory: HistoryState = { wanted: null };
