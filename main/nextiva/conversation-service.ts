import type * as v from "valibot";
import {
  ContactRowsSchema,
  type Conversation,
  ConversationActivitySchema,
  ConversationPageSchema,
  ConversationRowsSchema,
  ConversationSchema,
  type ConversationTab,
  ConversationWorkitemsSchema,
  EngagementPageSchema,
  TranscriptionsPageSchema,
  type UnreadCounts,
  UnreadCountsSchema,
} from "../../shared/wire/conversation.ts";
import type { Http } from "./http.ts";

type Query = Readonly<Record<string, string | number | boolean | undefined>>;
type Read<S extends v.GenericSchema> = Promise<v.InferOutput<S>>;

export interface Page {
  readonly rows?: number;
  readonly start?: number;
  /** Free text over names, ids and addresses, as for every stored type. */
  readonly q?: string;
}

/** Conversations, under the contract's operation names. Source: OpenAPI conversation. What is written is not public: guesses. */
export class ConversationService {
  readonly #http: Http;

  constructor(http: Http) {
    this.#http = http;
  }

  fetchConversations({ rows, start, q }: Page = {}): Read<typeof ConversationRowsSchema> {
    return this.#http.call("conversations", { query: { rows, start, q }, answer: ConversationRowsSchema });
  }

  /** Its workitems. `query`: the contract's flags (includeSummary, …), workitemId, version, and paging. */
  fetchConversationById(conversationId: string, query: Query = {}): Read<typeof ConversationWorkitemsSchema> {
    return this.#http.call("conversationWorkitems", {
      params: { conversationId },
      query,
      answer: ConversationWorkitemsSchema,
    });
  }

  /** @param workItemStatus "draft", say */
  fetchConversationWorkItemsByStatus(
    conversationId: string,
    workItemStatus: string,
    { rows, start }: Page = {},
  ): Read<typeof ConversationRowsSchema> {
    return this.#http.call("conversationWorkitemsByStatus", {
      params: { conversationId, workItemStatus },
      query: { rows, start },
      answer: ConversationRowsSchema,
    });
  }

  /** `query`: the contract's filters (messages, voicemails, missedCalls, …), limit and offset. */
  fetchConversationByCampaignId(campaignId: string, query: Query = {}): Read<typeof ConversationRowsSchema> {
    return this.#http.call("campaignConversations", {
      params: { campaignId },
      query,
      answer: ConversationRowsSchema,
    });
  }

  fetchRecentConversationWorkitemEngagements(
    query: { cursor?: number; filter?: ConversationTab; tab?: ConversationTab; limit?: number } = {},
  ): Read<typeof EngagementPageSchema> {
    return this.#http.call("recentEngagements", { query: { ...query }, answer: EngagementPageSchema });
  }

  fetchConversationHistoryByParticipantId(
    participantIds: readonly string[],
    page: { pageNumber?: number; pageSize?: number } = {},
  ): Read<typeof ContactRowsSchema> {
    return this.#http.call("participantHistory", {
      query: { participantIds, pageNumber: page.pageNumber, pageSize: page.pageSize },
      answer: ContactRowsSchema,
    });
  }

  fetchTicketConversations(ticketId: string): Read<typeof ConversationPageSchema> {
    return this.#http.call("ticketConversations", { params: { ticketId }, answer: ConversationPageSchema });
  }

  fetchUnreadCounts(): Promise<UnreadCounts> {
    return this.#http.call("unreadCounts", { answer: UnreadCountsSchema });
  }

  /** Everything up to that moment (ms, the server's) is read. Answers the conversation as it is then. A guess. */
  readConversation(conversationId: string, readUpTo: number): Promise<Conversation> {
    return this.#http.call("readConversation", {
      params: { conversationId },
      body: { readUpTo },
      answer: ConversationSchema,
    });
  }

  /** Its last message counts as unread again. A guess. */
  unreadConversation(conversationId: string): Promise<Conversation> {
    return this.#http.call("unreadConversation", { params: { conversationId }, answer: ConversationSchema });
  }

  fetchTranscriptionsAndRecordings(
    conversationId: string,
    workitemId: string,
    createdAt?: number,
  ): Read<typeof TranscriptionsPageSchema> {
    return this.#http.call("transcriptionsAndRecordings", {
      params: { conversationId, workitemId },
      query: { createdAt },
      answer: TranscriptionsPageSchema,
    });
  }

  /** Deprecated by its own page. */
  fetchConversationActivitySummary(): Read<typeof ConversationActivitySchema> {
    return this.#http.call("conversationActivity", { answer: ConversationActivitySchema });
  }
}
