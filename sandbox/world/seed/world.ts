import { idsFrom } from "../ids.ts";
import { WorldState } from "../state.ts";
import { Table } from "../store/table.ts";
import { pastTranscript } from "../transcripts.ts";
import type { Behaviour, Item, TenantObject } from "../types.ts";
import { namedAgents, seedAgents } from "./agents.ts";
import { seedContacts } from "./contacts.ts";
import { conversationOf, seedConversations } from "./conversations.ts";
import { seedHistory, seedOldHistory } from "./history.ts";
import { seedTenant } from "./tenant.ts";

const defaultBehaviour: Behaviour = {
  offerTimeoutMs: 20_000,
  afterCall: "chosen",
  wrapUpMs: 0,
  legGraceMs: 15_000,
  reofferMs: 5_000,
  answerAfterMs: 1_500,
  ringForMs: 12_000,
  deliverAfterMs: 600,
  contactsAnswer: false,
  answerMessageAfterMs: 1_500,
  carrier: { kind: "normal", ms: 30_000 },
  transcribes: false,
  needsLeg: true,
};

/** How much there is from the start. It costs neither time nor memory before it is looked at. */
export interface Size {
  /** In all; at least the five named ones. */
  readonly agents?: number;
  /** Beside those of the first 30 contacts. */
  readonly conversations?: number;
  /** Workitems that are over, beside the first 60; default three for each of `conversations`. */
  readonly history?: number;
}

function isAnswered({ type, extra }: Item): boolean {
  return type === "InboundCall" && extra.voicemailFile === undefined;
}

/** A contact centre at work since a while: the same for the same seed and time. */
export function makeWorld({
  seed,
  now,
  behaviour = {},
  size = {},
}: {
  seed: number;
  now: number;
  behaviour?: Partial<Behaviour>;
  size?: Size;
}): WorldState {
  const ids = idsFrom(seed);
  const tenantId = ids.next();
  const { agents: agentCount = 0, conversations = 0, history: old = 3 * conversations } = size;
  const tenant = seedTenant(ids, agentCount > namedAgents);
  const queues = [...(tenant.queue?.values() ?? [])].slice(0, 3).map((queue) => String(queue.queueId));
  const agents = seedAgents(seed, ids, { now, count: agentCount, queues });
  const contacts = seedContacts(seed, ids, now, conversations);
  const named = Array.from({ length: namedAgents }, (_, index) => agents.at(index));
  const given = { seed, now, agents: named, contacts, objects: tenant };
  const first = seedHistory(given, ids);
  const oldHistory = seedOldHistory(given, old, conversations);
  const seededConversations = seedConversations(contacts, oldHistory, conversations);
  const world = new WorldState({
    seed,
    serial: ids.given,
    tenantId,
    behaviour: { ...defaultBehaviour, ...behaviour },
    agents,
    agentIndexOf: agents.indexOfName,
    history: oldHistory,
    conversations: seededConversations,
    unread: seededConversations.unread,
    objects: {
      ...tenant,
      contact: new Table<TenantObject>((row) => row._id, contacts),
    },
    contactIndexOf: contacts.indexOfAddress,
  });
  for (const item of first) {
    world.history.set(item);
    // The first is the newest.
    if (world.conversations.get(item.conversationId) === undefined)
      world.conversations.set(conversationOf(contacts.at(contacts.indexOf(item.contactId)), item));
    // Of each inbound call that somebody answered.
    if (isAnswered(item)) world.transcripts.set(pastTranscript(item));
  }
  return world;
}
