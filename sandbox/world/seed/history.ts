import { type Ids, mixed, rowIds } from "../ids.ts";
import type { Message } from "../message-types.ts";
import { dayMs, startOfDay, startOfMonth, startOfWeek } from "../ranges.ts";
import type { SeededHistory } from "../store/history.ts";
import type { Seeded, Table } from "../store/table.ts";
import type { Agent, Item, TenantObject } from "../types.ts";
import { firstContacts } from "./contacts.ts";

const kinds = [
  ["InboundCall", "voice", "CUSTOMER_HANGUP"],
  ["OutboundCall", "voice", "AGENT_HANGUP"],
  ["InboundSMS", "sms", "AGENT_HANGUP"],
  ["InboundCall", "voice", "AGENT_HANGUP"],
  ["OutboundSMS", "sms", "AGENT_HANGUP"],
] as const;

export interface HistoryGiven {
  readonly seed: number;
  readonly now: number;
  /** The named ones. */
  readonly agents: readonly Agent[];
  readonly contacts: Seeded<TenantObject>;
  readonly objects: Readonly<Record<string, Table<TenantObject>>>;
}

/** Moments that put something into every range that history can be asked for. */
function moments(now: number): number[] {
  const today = startOfDay(now);
  const lastMonth = startOfMonth(startOfMonth(now) - dayMs);
  return [
    now - (now - today) * 0.2,
    now - (now - today) * 0.7,
    today - dayMs / 3,
    today - dayMs / 2,
    today - 1.4 * dayMs,
    today - 4.5 * dayMs,
    startOfWeek(now) + (now - startOfWeek(now)) * 0.4,
    startOfWeek(now) - 2.5 * dayMs,
    startOfMonth(now) + (now - startOfMonth(now)) * 0.3,
    today - 17.6 * dayMs,
    lastMonth + 9.4 * dayMs,
    lastMonth + 20.2 * dayMs,
  ].map(Math.floor);
}

/** What each of the named agents has done, newest first. */
export function seedHistory(given: HistoryGiven, ids: Ids): Item[] {
  const { seed, now, agents, contacts } = given;
  return agents
    .flatMap((agent, a) =>
      moments(now).map((at, i): Item => {
        const _id = ids.next();
        return pastItem(given, {
          _id,
          at,
          endedAt: Math.min(now, at + 45_000 + ((i * 37 + a * 11) % 300) * 1_000),
          kind: kinds[(i + a) % kinds.length] ?? kinds[0],
          contact: contacts.at((i * 5 + a * 3 + seed) % firstContacts),
          agentId: agent.userId,
          queue: i + a,
          hasVoicemail: i % 4 === 3,
        });
      }),
    )
    .sort((x, y) => y.createdAt - x.createdAt);
}

/**
 * `count` older workitems, newest first, over a year at most: shared out to the named agents and to the conversations,
 * one after another. Each is made when it is looked at.
 */
export function seedOldHistory(
  given: HistoryGiven,
  count: number,
  conversations: number,
): SeededHistory<Item> {
  const { seed, now, agents, contacts } = given;
  const rows = rowIds(seed, 3);
  const spacing = Math.max(1_000, Math.min(300_000, Math.floor((365 * dayMs) / Math.max(1, count))));
  const newest = now - 2 * 3_600_000;
  const [shared, firstShared] = conversations > 0 ? [conversations, firstContacts] : [firstContacts, 0];
  const createdAt = (index: number) => newest - index * spacing;
  // Before the next newer one began, so that both times have the same order.
  const terminatedAt = (index: number) =>
    createdAt(index) + Math.floor((0.2 + (mixed(seed, index) % 600) / 1_000) * spacing);
  const indexOf = (id: string) => {
    const index = rows.indexOf(id);
    return index < count ? index : -1;
  };
  return {
    size: count,
    indexOf,
    createdAt,
    terminatedAt,
    ofAgent(agentId) {
      const first = agents.findIndex((agent) => agent.userId === agentId);
      return first < 0 ? null : { first, step: agents.length };
    },
    ofConversation(conversationId) {
      const first = contacts.indexOf(conversationId) - firstShared;
      return first < 0 || first >= shared ? null : { first, step: shared };
    },
    at(index) {
      const chance = mixed(seed + 1, index);
      return pastItem(given, {
        _id: rows.of(index),
        at: createdAt(index),
        endedAt: terminatedAt(index),
        kind: oldKinds[chance % oldKinds.length] ?? oldKinds[0],
        contact: contacts.at(firstShared + (index % shared)),
        agentId: agents[index % agents.length]?.userId ?? "",
        queue: chance >>> 8,
        hasVoicemail: chance % 7 === 3,
      });
    },
  };
}

const oldKinds = [
  ...kinds,
  ["InboundEmail", "email", "AGENT_HANGUP"],
  ["OutboundEmail", "email", "AGENT_HANGUP"],
  ["InboundFax", "fax", "AGENT_HANGUP"],
] as const;

/** What was written, each side once. */
const written: readonly (readonly [customer: string, agent: string])[] = [
  ["Hi, when will my order arrive?", "It left today and will be with you on Thursday."],
  ["Can I change my appointment to next week?", "Of course, Tuesday at ten is yours."],
  ["The invoice is twice as high as the one before.", "It covers two months. I have sent you the details."],
  ["Thank you for your help yesterday!", "You are welcome. Anything else, just write."],
  ["My password does not work any more.", "I have reset it. Please look into your mail."],
];

function pastMessages({ _id, at, endedAt, kind, agentId, contact }: Past, phone: string): Message[] {
  const [type, channelType] = kind;
  if (channelType === "voice") return [];
  const chance = Number.parseInt(_id.slice(-4), 16);
  const [customer, agent] = written[chance % written.length] ?? ["Hello?", "Hello."];
  const address = channelType === "email" ? String(contact.email ?? "") : phone;
  const one = (index: number, isOurs: boolean, timestamp: number): Message => ({
    id: `${_id}-${index}`,
    textMsg: channelType === "fax" ? "" : isOurs ? agent : customer,
    fromId: isOurs ? agentId : address,
    timestamp,
    type: isOurs ? "USER" : "CLIENT",
    channelType,
    status: isOurs ? (channelType === "email" ? "sent" : "delivered") : "received",
    statusAt: timestamp,
    ...(channelType === "email"
      ? {
          subject: isOurs === type.startsWith("Outbound") ? "Your question" : "Re: Your question",
          from: address,
        }
      : {}),
    ...(channelType === "fax" ? { pages: 1 + (chance % 4) } : {}),
  });
  if (channelType === "fax") return [one(0, false, at)];
  const isOursFirst = type.startsWith("Outbound");
  return [one(0, isOursFirst, at), one(1, !isOursFirst, Math.floor((at + endedAt) / 2))];
}

interface Past {
  readonly _id: string;
  readonly at: number;
  readonly endedAt: number;
  readonly kind: (typeof oldKinds)[number];
  readonly contact: TenantObject;
  readonly agentId: string;
  readonly queue: number;
  readonly hasVoicemail: boolean;
}

function pastItem({ objects }: HistoryGiven, past: Past): Item {
  const { _id, at, contact } = past;
  const [type, channelType, terminationReason] = past.kind;
  const [campaign] = objects.campaign?.slice(0, 1) ?? [];
  const queues = objects.queue?.slice(0, 3) ?? [];
  const phone = String(contact.phone ?? "");
  const isEmail = channelType === "email";
  const ours = String((isEmail ? campaign?.emailFromAddress : campaign?.phone) ?? "");
  const theirs = isEmail ? String(contact.email ?? "") : phone;
  const isOut = type.startsWith("Outbound");
  const isMissed = type === "InboundCall" && past.hasVoicemail;
  return {
    _id,
    workitemId: _id,
    state: "terminated",
    channelType,
    type,
    priority: 3,
    from: isOut ? ours : theirs,
    to: isOut ? theirs : ours,
    name: contact.name ?? "",
    contactId: contact._id,
    conversationId: contact._id,
    campaignId: String(campaign?.campaignId ?? ""),
    queueId: isOut ? "" : String(queues[past.queue % queues.length]?.queueId ?? ""),
    agentId: past.agentId,
    createdAt: at,
    modifiedAt: past.endedAt,
    assignedAt: Math.min(at + 4_000, past.endedAt),
    terminatedAt: past.endedAt,
    terminationReason,
    digits: "",
    inMute: false,
    inRecording: false,
    recordingPaused: false,
    inConference: false,
    data: { context: {} },
    messages: pastMessages(past, phone),
    extra: isMissed ? { voicemailFile: `voicemail-${_id}.wav` } : {},
    directTo: "",
    transferred: false,
    ringAll: false,
    declinedBy: [],
    retryAt: 0,
    legDeadline: 0,
    linked: "",
    farEnd: null,
  };
}
