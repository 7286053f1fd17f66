import { cleanName, cleanText } from "../../shared/clean-text.ts";
import type { PastItem } from "../../shared/contract/history.ts";
import type { Workitem } from "../../shared/wire/workitem.ts";
import { factsOf, type Reading } from "./vocabulary.ts";

/** What one list may hold: more than an agent handles in a month of days. */
const most = 2_000;

/** Finished workitems as sent → rows of history, newest first. */
export function pastItems(list: readonly Workitem[], reading: Reading): readonly PastItem[] {
  return list
    .map((workitem) => pastItem(workitem, reading))
    .sort((a, b) => b.at - a.at)
    .slice(0, most);
}

function pastItem(workitem: Workitem, reading: Reading): PastItem {
  const facts = factsOf(workitem, reading);
  const began = workitem.assignedAt ?? workitem.createdAt;
  const ended = workitem.terminatedAt;
  return {
    key: facts.workitemId,
    workitemId: facts.workitemId,
    channel: facts.channel || "voice",
    direction: facts.direction,
    name: facts.name,
    number: facts.number,
    postDial: "",
    queue: facts.queue,
    campaign: facts.campaign,
    contactId: facts.contactId,
    at: facts.createdAt,
    lastedMs: began === undefined || ended === undefined || ended < began ? null : ended - began,
    end: facts.end,
    disposition: cleanName(workitem.dispositionName ?? ""),
    notes: cleanText(workitem.notes ?? ""),
    isMissed: facts.direction === "inbound" && (facts.end === "noAnswer" || facts.end === "rejected"),
  };
}
