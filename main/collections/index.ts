import { type ConversationTabFilter, isTabFilter } from "../../shared/contract/conversation.ts";
import { fail, ok } from "../../shared/result.ts";
import { isNewConversation } from "../../shared/state/message-key.ts";
import { userOf, zoneOf } from "../../shared/state/session.ts";
import type { Clock } from "../../shared/time.ts";
import type { ConversationTab } from "../../shared/wire/conversation.ts";
import type { Board } from "../board/board.ts";
import type { Writing } from "../drafts/writing.ts";
import type { ConversationService } from "../nextiva/conversation-service.ts";
import { conversationItem, ofConversation, threadItems } from "../nextiva/conversations.ts";
import { keptTranscript } from "../nextiva/transcript.ts";
import type { UserService } from "../nextiva/user-service.ts";
import type { WorkitemService } from "../nextiva/workitem-service.ts";
import type { People } from "../people/people.ts";
import type { Store } from "../state/store.ts";
import { outcomeOf } from "../work/context.ts";
import type { KeptPostDial } from "../work/kept-post-dial.ts";
import type { KnownVoiceSettings } from "../work/voice-settings.ts";
import { agentsCollection } from "./agents.ts";
import { createConversationTab } from "./conversation-tabs.ts";
import { conversationsCollection } from "./conversations.ts";
import { directoryCollection } from "./directory.ts";
import { createDraftRows } from "./draft-rows.ts";
import { editsCollection } from "./edits.ts";
import { historyCollections } from "./history.ts";
import { historyExportsCollection, type WrittenFiles } from "./history-exports.ts";
import { historyPages } from "./history-pages.ts";
import { outgoingCollection } from "./outgoing.ts";
import { personCollection } from "./person.ts";
import { queuesCollection } from "./queues.ts";
import type { RowsRead } from "./reading.ts";
import { threadCollection } from "./thread.ts";
import { transcriptCollection } from "./transcript.ts";
import { createUnsentRows } from "./unsent-rows.ts";
import type { AllSources } from "./view.ts";
import { voiceSettingsCollection } from "./voice-settings.ts";

/** A page of a list that is read on as somebody scrolls. */
const pageSize = 200;
/** Read twice: the list moves on between two pages. */
const overlap = 10;

/** What the server calls its tabs. */
const tabOnWire: Readonly<Record<ConversationTabFilter, ConversationTab>> = {
  calls: "CALLS",
  incoming: "INCOMING_CALLS",
  outgoing: "OUTGOING_CALLS",
  texts: "TEXTS",
  archived: "ARCHIVED",
};

/** A page in our words; what does not belong into it is left out. */
function pageOf<W, R>(
  objects: readonly W[] | null | undefined,
  start: number,
  rowsOf: (object: W) => R | readonly R[] | null,
): RowsRead<R> {
  const all = objects ?? [];
  const rows = all.flatMap((object) => rowsOf(object) ?? []) as R[];
  return { rows, next: all.length < pageSize ? null : start + all.length - overlap };
}

/** Every collection, read by the services. */
export function collectionSources(parts: {
  readonly store: Store;
  readonly writing: Pick<Writing, "drafts" | "outbox">;
  readonly clock: Clock;
  readonly users: Pick<UserService, "getHistoryPage" | "getContactHistoryPage">;
  readonly workitems: Pick<WorkitemService, "fetchWorkitem">;
  readonly people: People;
  /** Digits of a call that were to be sent later, kept for redial. */
  readonly postDial: Pick<KeptPostDial, "of">;
  readonly board: Board;
  readonly voiceSettings: KnownVoiceSettings;
  /** Files of history that are written. */
  readonly exports: WrittenFiles;
  readonly conversations: Pick<
    ConversationService,
    | "fetchTranscriptionsAndRecordings"
    | "fetchConversations"
    | "fetchConversationById"
    | "fetchRecentConversationWorkitemEngagements"
  >;
}): AllSources {
  const { store, writing, clock, users, workitems, people, conversations, postDial, voiceSettings } = parts;
  const zone = () => zoneOf(store.get().session);
  const userId = () => userOf(store.get().session)?.userId;
  const reading = () => ({ at: clock.now(), skew: 0, userId: userId() });

  const conversationRows = conversationsCollection({
    store,
    drafts: createDraftRows(writing.drafts, clock.now),
    unsent: createUnsentRows(writing.outbox, store),
    async read(start) {
      const read = await outcomeOf(conversations.fetchConversations({ rows: pageSize, start }));
      return read.ok
        ? ok(pageOf(read.value.objects, start, (row) => conversationItem(row, reading())))
        : read;
    },
  });

  const tabRows = createConversationTab({
    store,
    clock,
    async read(tab, cursor) {
      const read = await outcomeOf(
        conversations.fetchRecentConversationWorkitemEngagements({
          tab: tabOnWire[tab],
          limit: pageSize,
          ...(cursor !== undefined && { cursor }),
        }),
      );
      if (!read.ok) return read;
      const rows = (read.value.objects ?? []).flatMap(
        (row) =>
          ofConversation({ ...row, conversationId: row.conversationId ?? row.id }, reading(), true) ?? [],
      );
      const next = Number(read.value.next);
      return ok({ rows, cursor: read.value.next && Number.isFinite(next) ? next : null });
    },
  });

  const histories = historyCollections({
    store,
    zone,
    page: historyPages({ users, reading, zone, now: clock.now, postDial: postDial.of }),
  });

  return {
    agents: agentsCollection(parts),
    queues: queuesCollection(parts),
    conversations({ filter, q }, changed) {
      return isTabFilter(filter)
        ? tabRows(filter, { q }, changed)
        : conversationRows.many({ filter, q }, changed);
    },
    conversation: conversationRows.one,
    thread: threadCollection({
      store,
      async read(conversationId, start) {
        // Nobody was written to there yet.
        if (isNewConversation(conversationId)) return ok({ rows: [], next: null });
        const read = await outcomeOf(
          conversations.fetchConversationById(conversationId, { rows: pageSize, start }),
        );
        return read.ok ? ok(pageOf(read.value.objects, start, (row) => threadItems(row, reading()))) : read;
      },
    }),
    directory: directoryCollection({ people, store, clock }),
    person: personCollection({ people, clock }),
    edits: editsCollection(writing.drafts),
    outgoing: outgoingCollection(writing.outbox, store),
    voiceSettings: voiceSettingsCollection(voiceSettings, clock),
    history: histories.history,
    historyChoices: histories.choices,
    historyExports: historyExportsCollection(parts.exports),
    // A workitem's conversation has what was said, or the workitem itself where it has none.
    transcript: transcriptCollection(async ({ workitemId, conversationId: wanted }) => {
      const item = await outcomeOf(workitems.fetchWorkitem(workitemId));
      if (!item.ok) return item;
      const { conversationId } = item.value;
      if (wanted !== "" && wanted !== conversationId) return fail("notFound");
      if (!conversationId) return ok(keptTranscript([], item.value, reading()));
      const read = await outcomeOf(
        conversations.fetchTranscriptionsAndRecordings(conversationId, workitemId),
      );
      return read.ok ? ok(keptTranscript(read.value.objects, item.value, reading())) : read;
    }),
  };
}
