import * as v from "valibot";
import type { Campaign } from "../state/campaign.ts";
import { collectionOf } from "./collection.ts";
import { command, commandFor } from "./command.ts";

/** Whom or what a call can be with. */
export const directoryKinds = ["contacts", "agents", "queues"] as const;
export type DirectoryKind = (typeof directoryKinds)[number];
/** What a list is of: one kind, or everybody. */
export const directoryScopes = ["all", ...directoryKinds] as const;
export type DirectoryScope = (typeof directoryScopes)[number];

export interface DirectoryItem {
  /** Its kind and id, see `personKey`. */
  readonly key: string;
  readonly kind: DirectoryKind;
  readonly id: string;
  readonly name: string;
  /** Beneath the name: a company, a role. */
  readonly detail: string;
  /** What to dial; "" where nothing can be dialled (a queue). An agent's is the extension. */
  readonly number: string;
  /** Where a mail goes; "" where none is known. */
  readonly email: string;
  /** An agent's ACD status; null for others, and where it is not known. */
  readonly statusId: string | null;
}

export const personKey = (kind: DirectoryKind, id: string) => `${kind} ${id}`;

/** Back from a key to whose it is; null for a text that is none. */
export function personOfKey(key: string): { readonly kind: DirectoryKind; readonly id: string } | null {
  const [word = ""] = key.split(" ", 1);
  const kind = directoryKinds.find((each) => each === word);
  const id = key.slice(word.length + 1);
  return kind === undefined || id === "" ? null : { kind, id };
}

/** A number of a contact's, or an address, and what the server calls it: "mobile", "work". */
export interface Reach {
  readonly value: string;
  readonly label: string;
}

/** Where a colleague's calls go when they are not taken; "" for nowhere. */
export interface VoiceSummary {
  readonly forwardsTo: string;
  readonly isWaiting: boolean;
  readonly takesVoicemail: boolean;
}

/** Somebody as their own page shows them. Fields of other kinds than theirs are empty. */
export interface Profile {
  readonly item: DirectoryItem;
  readonly username: string;
  /** Names of the queues that an agent works in, and of their skills. */
  readonly queues: readonly string[];
  readonly skills: readonly string[];
  /** A BCP 47 tag, or a name where the server has only that; "" for none. */
  readonly language: string;
  /** IANA, as the server has it; "" for none. */
  readonly timeZone: string;
  /** Null where it is not told, and to those who may not know it. */
  readonly voice: VoiceSummary | null;
  readonly description: string;
  readonly numbers: readonly Reach[];
  readonly emails: readonly Reach[];
  readonly addresses: readonly string[];
}

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const kind = v.picklist(directoryKinds);
const windows = ["phone", "people"] as const;

/**
 * The tenant's people and queues. Without `q`: favourites first, then who was used last, then the server's order. `q` is
 * looked for in what is known at once, and by the server over names, numbers and addresses.
 */
export const directoryList = collectionOf<DirectoryItem>()(
  v.object({ kind: v.picklist(directoryScopes), q: v.pipe(v.string(), v.trim(), v.maxLength(100)) }),
  [...windows, "messages", "conversation"],
);

/** One of them: the row as long as there is such a one. */
export const onePerson = collectionOf<DirectoryItem>()(v.object({ kind, id }), ["people"]);

export const directory = {
  /** What calls and messages can go out on. Where there is one or none, there is nothing to choose. */
  campaigns: commandFor<readonly Campaign[]>()(v.undefined(), ["phone", "messages", "conversation"]),
  /** Everything worth knowing of one. `notFound`: there is nobody of that name any more. */
  profile: commandFor<Profile>()(v.object({ kind, id }), ["people"]),
  /** Stands first in lists from now on, or no more. `busy`: there are as many as can be kept. */
  favourite: command(v.object({ kind, id, on: v.boolean() }), windows),
  /** Called, written to, or given a call: stands among the first. */
  used: command(v.object({ kind, id }), windows),
  /** Brings a contact's conversation to the front; false where there is none. */
  openConversation: commandFor<boolean>()(v.object({ contactId: id }), ["people"]),
  /**
   * A message to somebody: in the conversation with the contact where there is one, else a new one, begun and not sent.
   * `contactId`: "" for nobody's.
   */
  write: command(
    v.object({
      channel: v.picklist(["sms", "email"]),
      to: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)),
      contactId: v.pipe(v.string(), v.maxLength(200)),
    }),
    ["people"],
  ),
};
