/** Conversations: a conversation here is everything with one contact, and its id is the contact's. */
import {
  ConversationDraftSchema,
  CreateConversationSchema,
  ReadConversationSchema,
} from "../../shared/wire/conversation.ts";
import type { Conversation } from "../world/message-types.ts";
import { conversationOnWire, itemOnWire, unreadOnWire } from "../world/projection.ts";
import { messagesOf } from "../world/transcripts.ts";
import type { Item, World } from "../world/types.ts";
import { failed, fits, ok, paged, pageOf, type Rows, read, rowsOf, run } from "./answers.ts";
import { isInTab } from "./tabs.ts";
import type { Handlers } from "./types.ts";

type Names =
  | "conversations"
  | "conversationWorkitems"
  | "conversationWorkitemsByStatus"
  | "campaignConversations"
  | "recentEngagements"
  | "participantHistory"
  | "ticketConversations"
  | "unreadCounts"
  | "transcriptionsAndRecordings"
  | "conversationActivity"
  | "createConversation"
  | "readConversation"
  | "unreadConversation"
  | "archiveConversation"
  | "unarchiveConversation"
  | "saveConversationDraft"
  | "deleteConversationDraft"
  | "downloadFile";

/** A conversation's workitems, newest first: open ones, then what is over. `before`: created earlier than that (ms). */
function itemsIn(world: World, conversationId: string, before = Number.POSITIVE_INFINITY): Rows<Item> {
  const open = world
    .openItemsIn(conversationId)
    .filter(({ createdAt }) => createdAt < before)
    .reverse();
  const over = world.history.select({ conversationId }).within(Number.NEGATIVE_INFINITY, before);
  return {
    total: open.length + over.total,
    slice(start, count) {
      const first = open.slice(start, start + count);
      return [...first, ...over.slice(Math.max(0, start - open.length), count - first.length)];
    },
  };
}

function moment(text: string | null): number | undefined {
  return text !== null && /^\d+$/.test(text) ? Number(text) : undefined;
}

/** The first `count` that fit. */
const namesOf = ({ conversationId, contactId, name, phoneNumber, email }: Conversation) => [
  conversationId,
  contactId,
  name,
  phoneNumber,
  email,
];

function firstOf(rows: Iterable<Conversation>, count: number, isWanted: (row: Conversation) => boolean) {
  const found: Conversation[] = [];
  for (const row of rows) {
    if (found.length >= count) break;
    if (isWanted(row)) found.push(row);
  }
  return found;
}

const isTrue = (query: URLSearchParams, name: string) => query.get(name) === "true";

/** The contract's flags: each that is true lets its kind in; without any, everything. */
function kindsAsked(query: URLSearchParams): (item: Item) => boolean {
  const isCall = (item: Item) => item.channelType === "voice";
  const isIn = (item: Item) => /^inbound/i.test(item.type);
  const isMissed = (item: Item) => isCall(item) && isIn(item) && item.agentId === "";
  const kinds: Readonly<Record<string, (item: Item) => boolean>> = {
    calls: isCall,
    inboundCalls: (item) => isCall(item) && isIn(item),
    outboundCalls: (item) => isCall(item) && !isIn(item),
    missedCalls: isMissed,
    messages: (item) => !isCall(item),
    voicemails: (item) => item.extra.voicemailFile !== undefined,
  };
  const asked = Object.entries(kinds).flatMap(([name, fits]) => (isTrue(query, name) ? [fits] : []));
  return (item) => asked.length === 0 || asked.some((fits) => fits(item));
}

export const conversation: Handlers<Names> = {
  conversations({ query }, { centre }) {
    const world = centre.world();
    const q = query.get("q");
    const whole = {
      total: world.conversations.size,
      slice: (start: number, count: number) => world.conversations.slice(start, count),
    };
    const found = () => rowsOf([...world.conversations.values()].filter((one) => fits(namesOf(one), q)));
    return ok(pageOf(q === null ? whole : found(), query, (one) => conversationOnWire(world, one)));
  },
  conversationWorkitems({ params, query }, { centre }) {
    const world = centre.world();
    const { conversationId } = params;
    const requested = query.get("workitemId");
    const rows = itemsIn(world, conversationId, moment(query.get("cursor")));
    const only = requested === null ? undefined : world.item(requested);
    const shown = (item: Item) => ({
      ...itemOnWire(world, item),
      ...(isTrue(query, "includeCallRecordings") && item.channelType === "voice"
        ? { transcriptionMessages: messagesOf(world, item.workitemId) }
        : {}),
    });
    const found = world.conversations.get(conversationId);
    return ok({
      ...(requested === null
        ? pageOf(rows, query, shown)
        : pageOf(rowsOf(only?.conversationId === conversationId ? [only] : []), query, shown)),
      engagementData: [],
      ...(isTrue(query, "includeConversation") && found !== undefined
        ? { conversation: conversationOnWire(world, found) }
        : {}),
    });
  },
  conversationWorkitemsByStatus({ params, query }, { centre }) {
    const world = centre.world();
    const { conversationId, workItemStatus } = params;
    const rows: Rows<Item> =
      workItemStatus === "terminated"
        ? world.history.select({ conversationId })
        : rowsOf(world.openItemsIn(conversationId).filter((item) => item.state === workItemStatus));
    return ok(pageOf(rows, query, (item) => itemOnWire(world, item)));
  },
  campaignConversations({ params, query }, { centre }) {
    const world = centre.world();
    const fits = kindsAsked(query);
    const all = [...world.items.values(), ...world.history.select().values()];
    const found = all.filter((item) => item.campaignId === params.campaignId && fits(item));
    return ok(pageOf(rowsOf(found), query, (item) => itemOnWire(world, item)));
  },
  /** By `tab` and `filter`; `cursor` (ms): active earlier than that. `next` is the cursor of the following page. */
  recentEngagements({ query }, { centre }) {
    const world = centre.world();
    const cursor = moment(query.get("cursor")) ?? Number.POSITIVE_INFINITY;
    const limit = moment(query.get("limit")) ?? 100;
    const tabs = [query.get("tab"), query.get("filter")].filter((tab) => tab !== null);
    const found = firstOf(world.conversations.values(cursor), limit + 1, (one) =>
      tabs.every((tab) => isInTab(world, one, tab)),
    );
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return ok({
      count: page.length,
      objects: page.map((one) => conversationOnWire(world, one)),
      next: found.length > limit && last !== undefined ? String(last.activeAt) : "",
      previous: "",
    });
  },
  participantHistory({ query }, { centre }) {
    const world = centre.world();
    const requested = query.getAll("participantIds").flatMap((ids) => ids.split(","));
    const found = requested.flatMap((id) => [
      ...world.openItemsIn(id),
      ...world.history.select({ conversationId: id }).values(),
    ]);
    return ok(pageOf(rowsOf(found), query, (item) => itemOnWire(world, item)));
  },
  ticketConversations: ({ query }) => ok(paged([], query)),
  unreadCounts: (_request, { centre }) => ok(unreadOnWire(centre.world())),
  transcriptionsAndRecordings({ params, query }, { centre, origin }) {
    const world = centre.world();
    const item = world.item(params.workitemId);
    const rows = (item === undefined ? [] : [item]).map(({ workitemId, extra, name }) => ({
      workitemId,
      summary: String(extra.summary ?? ""),
      voicemailTranscript:
        extra.voicemailFile === undefined ? "" : `Hello, this is ${name}. Please call me back.`,
      transcriptionMessages: messagesOf(world, workitemId),
      callRecordingData: [{ id: workitemId, url: `${origin()}/files/recording/${workitemId}.wav` }],
    }));
    return ok(paged(rows, query));
  },
  conversationActivity(_request, { centre }) {
    const world = centre.world();
    const shown = (fits: (one: Conversation) => boolean) =>
      firstOf(world.conversations.values(), 10, fits).map((one) => conversationOnWire(world, one));
    const { messages, missedCalls, voicemails } = world.unread;
    return ok([
      {
        categories: {
          latestActivity: shown(() => true),
          unreadMessages: shown((one) => one.unreadMessages > 0),
          unreadMissedCalls: shown((one) => one.unreadMissedCalls > 0),
          unreadVoicemails: shown((one) => one.unreadVoicemails > 0),
        },
        totalUnreadCount: messages + missedCalls + voicemails,
        totalUnreadCountByFilter: {
          totalUnreadMessagesCount: messages,
          totalUnreadMissedCallsCount: missedCalls,
          totalUnreadVoiceMailsCount: voicemails,
        },
      },
    ]);
  },
  createConversation({ body }, backend) {
    const parsed = read(CreateConversationSchema, body);
    if ("reply" in parsed) return parsed.reply;
    const { phoneNumber, email, name } = parsed.value;
    return run(backend, { kind: "createConversation", phoneNumber, email, name });
  },
  readConversation({ params, body }, backend) {
    const parsed = read(ReadConversationSchema, body);
    if ("reply" in parsed) return parsed.reply;
    const { conversationId } = params;
    return run(backend, { kind: "readConversation", conversationId, upTo: parsed.value.readUpTo });
  },
  unreadConversation: ({ params: { conversationId } }, backend) =>
    run(backend, { kind: "unreadConversation", conversationId }),
  archiveConversation: ({ params: { conversationId } }, backend) =>
    run(backend, { kind: "archiveConversation", conversationId, on: true }),
  unarchiveConversation: ({ params: { conversationId } }, backend) =>
    run(backend, { kind: "archiveConversation", conversationId, on: false }),
  saveConversationDraft({ params, body }, backend) {
    const parsed = read(ConversationDraftSchema, body);
    if ("reply" in parsed) return parsed.reply;
    const { channelType: channel, textMsg, subject = "" } = parsed.value;
    return run(backend, {
      kind: "saveDraft",
      conversationId: params.conversationId,
      channel,
      textMsg,
      subject,
    });
  },
  deleteConversationDraft({ params, query }, backend) {
    const channel = (["sms", "email", "fax", "chat"] as const).find(
      (one) => one === query.get("channelType"),
    );
    return run(backend, { kind: "deleteDraft", conversationId: params.conversationId, channel });
  },
  downloadFile({ params }, { files, recordings }) {
    // A voicemail is called after its workitem.
    const [, workitemId] = /^voicemail-([\w-]+)\.wav$/.exec(params.fileId) ?? [];
    if (workitemId !== undefined) {
      const raw = recordings.bytes(workitemId, 0, recordings.sizeOf(workitemId));
      return { status: 200, raw, type: "audio/wav" };
    }
    const file = files.read(params.fileId);
    if (file === undefined) return failed(404, "no such file");
    if (file.bytes === null) return failed(410, "the file was too large to be kept");
    return { status: 200, raw: file.bytes, type: file.contentType };
  },
};
