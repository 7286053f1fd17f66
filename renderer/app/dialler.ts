/** Whom to call: a number, and whom it belongs to. */
export interface Callee {
  readonly number: string;
  readonly name: string;
  readonly contactId: string;
}

/** How a number that is pressed anywhere in a window gets called. */
export interface Dialler {
  /** Shows it, to be looked at, changed and called. */
  put(callee: Callee): void;
  /** Calls it, with every question that must be asked first. */
  call(callee: Callee): void;
}
