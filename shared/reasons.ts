import type { Doubt } from "./numbers/read.ts";
import type { ControlWhy } from "./state/controls.ts";
import type { Consent } from "./wire/messages.ts";

/** What a wrap-up lacks that its disposition needs. */
export type WrapUpLack = "disposition" | "callback" | "contact" | "survey";

/**
 * What a message cannot be sent without: people who can get it, words, or a fax's pages. `files`: one of them is not
 * taken on its channel.
 */
export type MessageLack = "to" | "text" | "file" | "files";

/** The codes that the interface says or asks more about, and what there is to say of each. */
export interface Reasons {
  /** The rule that stands against the call; none where it is one that we do not know. */
  readonly needsConsent: Consent;
  readonly doubtful: Doubt;
  readonly notAllowed: ControlWhy;
  readonly incomplete: WrapUpLack;
  readonly notSendable: MessageLack;
}

export type Reason = Reasons[keyof Reasons];
