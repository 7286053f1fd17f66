/** Conversation reads. A conversation here is everything with one contact; its id is the contact's. */
import { itemOnWire } from "../world/projection.ts";
import type { Selection } from "../world/store/history.ts";
import { messagesOf } from "../world/transcripts.ts";
import type { Item, World } from "../world/types.ts";
import { ok, paged } from "./answers.ts";
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
  | "conversationActivity";

/** Open ones, then what is over, newest first. */
function itemsOf(world: World, whose: Selection, fits: (item: Item) => boolean): Record<string, unknown>[] {
  return [...[...world.items.values()].filter(fits), ...world.history.select(whose).values()]
    .filter(fits)
    .map((item) => itemOnWire(world, item));
}

function conversations(world: World): Record<string, unknown>[] {
  const byContact = Map.groupBy(
    [...world.items.values(), ...world.history.select().values()],
    (item) => item.conversationId,
  );
  return [...byContact].flatMap(([contactId, items]) => {
    const contact = world.object("contact", contactId);
    const newest = items[0];
    if (contact === undefined || newest === undefined) return [];
    return [
      {
        _id: contactId,
        id: contactId,
        conversationId: contactId,
        conversationType: "EXTERNAL",
        name: contact.name ?? "",
        phoneNumber: String(contact.phone ?? ""),
        tenantId: world.tenantId,
        createdAt: items.at(-1)?.createdAt ?? newest.createdAt,
        modifiedAt: newest.modifiedAt,
        totalCount: items.length,
        unreadCount: 0,
        participants: [
          {
            id: contactId,
            type: "CONTACT",
            firstName: String(contact.firstName ?? ""),
            phoneNumber: String(contact.phone ?? ""),
          },
        ],
      },
    ];
  });
}

export const conversation: Handlers<Names> = {
  conversations: ({ query }, { centre }) => ok(paged(conversations(centre.world()), query)),
  conversationWorkitems: ({ params, query }, { centre }) =>
    ok({
      ...paged(
        itemsOf(centre.world(), params, (item) => item.conversationId === params.conversationId),
        query,
      ),
      engagementData: [],
    }),
  conversationWorkitemsByStatus: ({ params, query }, { centre }) =>
    ok(
      paged(
        itemsOf(
          centre.world(),
          params,
          (item) => item.conversationId === params.conversationId && item.state === params.workItemStatus,
        ),
        query,
      ),
    ),
  campaignConversations: ({ params, query }, { centre }) =>
    ok(
      paged(
        itemsOf(centre.world(), {}, (item) => item.campaignId === params.campaignId),
        query,
      ),
    ),
  recentEngagements: ({ query }, { centre }) =>
    ok(
      paged(
        conversations(centre.world()).map(({ id }) => ({ id })),
        query,
      ),
    ),
  participantHistory({ query }, { centre }) {
    const wanted = query.getAll("participantIds").flatMap((ids) => ids.split(","));
    return ok(
      paged(
        itemsOf(centre.world(), {}, (item) => wanted.includes(item.contactId)),
        query,
      ),
    );
  },
  ticketConversations: ({ query }) => ok(paged([], query)),
  unreadCounts: () => ok({ internal: 0, mentions: 0, total: 0, voicecalls: 0, voicemails: 0 }),
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
  conversationActivity: (_asked, { centre }) =>
    ok([
      {
        categories: {
          latestActivity: conversations(centre.world()).slice(0, 10),
          unreadMessages: [],
          unreadMissedCalls: [],
          unreadVoicemails: [],
        },
        totalUnreadCount: 0,
        totalUnreadCountByFilter: {
          totalUnreadMessagesCount: 0,
          totalUnreadMissedCallsCount: 0,
          totalUnreadVoiceMailsCount: 0,
        },
      },
    ]),
};
