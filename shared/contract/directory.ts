import * as v from "valibot";
import type { Campaign } from "../state/campaign.ts";
import { collectionOf } from "./collection.ts";
import { commandFor } from "./command.ts";

/** Whom or what a call can be with. */
export const directoryKinds = ["contacts", "agents", "queues"] as const;
export type DirectoryKind = (typeof directoryKinds)[number];

export interface DirectoryItem {
  /** Its kind and id. */
  readonly key: string;
  readonly kind: DirectoryKind;
  readonly id: string;
  readonly name: string;
  /** Beneath the name: a company, a role. */
  readonly detail: string;
  /** What to dial; "" where nothing can be dialled (a queue). An agent's is the extension. */
  readonly number: string;
  /** An agent's ACD status; null for others, and where it is not known. */
  readonly statusId: string | null;
}

/** The tenant's people or queues, in the server's order. `q` is searched by the server, over names, numbers and addresses. */
export const directoryList = collectionOf<DirectoryItem>()(
  v.object({ kind: v.picklist(directoryKinds), q: v.pipe(v.string(), v.trim(), v.maxLength(100)) }),
  ["phone"],
);

export const directory = {
  /** What calls and messages can go out on. Where there is one or none, there is nothing to choose. */
  campaigns: commandFor<readonly Campaign[]>()(v.undefined(), ["phone", "messages", "conversation"]),
};
