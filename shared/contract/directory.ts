import * as v from "valibot";
import type { Campaign } from "../state/campaign.ts";
import { commandFor } from "./command.ts";

/** Whom or what a call can be with. */
export const directoryKinds = ["contacts", "agents", "queues"] as const;
export type DirectoryKind = (typeof directoryKinds)[number];

export interface DirectoryItem {
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

export interface DirectoryPage {
  readonly items: readonly DirectoryItem[];
  /** Where the next page starts; null at the end. */
  readonly next: number | null;
}

/** The tenant's people and queues, a page at a time: they are long, and never part of the state. */
export const directory = {
  /** `q` is searched by the server, over names, numbers and addresses. */
  search: commandFor<DirectoryPage>()(
    v.object({
      kind: v.picklist(directoryKinds),
      q: v.pipe(v.string(), v.trim(), v.maxLength(100)),
      start: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000)),
    }),
    ["phone"],
  ),
  /** What calls can go out on. Where there is one or none, there is nothing to choose. */
  campaigns: commandFor<readonly Campaign[]>()(v.undefined(), ["phone"]),
};
