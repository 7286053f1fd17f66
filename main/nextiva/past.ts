import { cleanName, cleanText } from "../../shared/clean-text.ts";
import type { PastItem } from "../../shared/contract/history.ts";
import type { Workitem } from "../../shared/wire/workitem.ts";
import { factsOf, type Reading } from "./vocabulary.ts";

/** What a row may hold of notes: the rest is read where the call is looked at by itself. */
const longestNotes = 2_000;

/** A finished workitem as sent → a row of history. */
export function pastItem(workitem: Workitem, reading: Reading): PastItem {
  const facts = factsOf(workitem, reading);
  const { createdAt, assignedAt, terminatedAt: ended, modifiedAt } = workitem;
  const began = assignedAt || createdAt;
  // 0 is never. A workitem that says nothing of its beginning stands where it is first heard of.
  const at = createdAt || assignedAt || ended || modifiedAt || null;
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
    conversationId: facts.conversationId,
    at: at === null ? null : at + reading.skew,
    lastedMs: !began || !ended || ended < began ? null : ended - began,
    end: facts.end,
    isMissed: facts.direction === "inbound" && (facts.end === "noAnswer" || facts.end === "rejected"),
    hasVoicemail: Boolean(workitem.voicemailFile),
    ownedBy: workitem.ownedBy ?? "",
    disposition: cleanName(workitem.dispositionName ?? ""),
    notes: cleanText(workitem.notes ?? "")
      .slice(0, longestNotes)
      .toWellFormed(),
  };
}
