import type { Failure } from "../result.ts";
import type { Millis } from "../time.ts";
import type { Consent } from "../wire/messages.ts";

/** A file that goes with a message: its copy lies with the program until the message is sent or thrown away. */
export interface OutgoingFile {
  readonly fileId: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * Why a message is not sent. `missing`: it ended unclear, and the conversation was read and does not have it.
 * `consent`: a compliance rule stands against it; the agent may force it.
 */
export type NotSent =
  | { readonly why: "refused"; readonly error: Failure }
  | { readonly why: "consent"; readonly consent: Consent | null }
  | { readonly why: "missing" };

/**
 * A message from the press on Send on: frozen, with an id of its own.
 * queued ─► sending ─► sent
 *              ├─► unclear ─► sent, or notSent (missing), by what the conversation says
 *              └─► notSent ─► queued, by the agent's press only
 */
export interface Outgoing {
  readonly id: string;
  readonly channel: "sms" | "email" | "fax" | "chat";
  /** The conversation it is shown in. */
  readonly conversationKey: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** Formatted text of an email; "" for none. */
  readonly html: string;
  readonly files: readonly OutgoingFile[];
  readonly campaignId: string;
  readonly contactId: string;
  /** The workitem it answers; "" for none. */
  readonly workitemId: string;
  readonly name: string;
  /** The agent sends it although a rule stands against it. */
  readonly force: boolean;
  readonly writtenAt: Millis;
  /** When it was last given to the server; null while it never was. */
  readonly sentAt: Millis | null;
  readonly state: "queued" | "sending" | "unclear" | "sent" | "notSent";
  readonly notSent: NotSent | null;
}

/** What the agent freezes by pressing Send. */
export type Message = Omit<Outgoing, "id" | "writtenAt" | "sentAt" | "state" | "notSent">;
