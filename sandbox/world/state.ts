import type { Conversation, Delivery, UnreadTotals } from "./message-types.ts";
import { serverStatuses } from "./statuses.ts";
import { Conversations, type SeededConversations } from "./store/conversations.ts";
import { History, type SeededHistory } from "./store/history.ts";
import { compareText, type Seeded, Table } from "./store/table.ts";
import type {
  Agent,
  Behaviour,
  Item,
  OpenOffer,
  QueueCounts,
  TenantObject,
  Transcript,
  World,
} from "./types.ts";

export interface Seeds {
  readonly seed: number;
  readonly serial: number;
  readonly tenantId: string;
  readonly behaviour: Behaviour;
  readonly agents: Seeded<Agent>;
  readonly agentIndexOf: (name: string) => number;
  readonly history: SeededHistory<Item>;
  readonly conversations: SeededConversations<Conversation>;
  readonly unread: UnreadTotals;
  readonly objects: Record<string, Table<TenantObject>>;
  /** The index of the contact that the seed gave this number or address; -1: none. */
  readonly contactIndexOf: (address: string) => number;
}

const oldestFirst = (a: Item, b: Item) =>
  a.createdAt - b.createdAt || compareText(a.workitemId, b.workitemId);
const offersInOrder = (a: OpenOffer, b: OpenOffer) =>
  a.createdAt - b.createdAt || compareText(a.offerId, b.offerId);

/** The tables of a contact centre and their indexes. Only a transaction changes it. */
export class WorldState implements World {
  readonly seed: number;
  readonly tenantId: string;
  serial: number;
  behaviour: Behaviour;
  readonly agents: Table<Agent>;
  readonly items = new Table<Item>((item) => item.workitemId);
  readonly history: History<Item>;
  readonly offers = new Table<OpenOffer>((offer) => offer.offerId);
  readonly objects: Record<string, Table<TenantObject>>;
  readonly service = new Map<string, { readonly taken: number; readonly inTime: number }>();
  readonly farEndCalls = new Map<string, readonly string[]>();
  readonly conversations: Conversations<Conversation>;
  unread: UnreadTotals;
  readonly deliveries = new Table<Delivery>((delivery) => delivery.messageId);
  readonly transcripts = new Table<Transcript>((transcript) => transcript.workitemId);

  // Agents
  readonly #agentIndexOf: (name: string) => number;
  readonly #loggedIn;
  readonly #idle;
  readonly #multitasking;
  readonly #monitors;
  // Workitems
  readonly #byAgent = this.items.group(({ agentId }) => (agentId === "" ? [] : [agentId]), oldestFirst);
  readonly #inQueue = this.items.group(
    ({ queueId, agentId }) => (queueId === "" ? [] : [`${agentId === "" ? "waiting" : "taken"} ${queueId}`]),
    oldestFirst,
  );
  readonly #waiting = this.items.group(
    ({ state, declinedBy, retryAt }) =>
      state !== "inqueue" ? [] : declinedBy.length > 0 && retryAt === 0 ? ["all", "declined"] : ["all"],
    (a, b) => b.priority - a.priority || oldestFirst(a, b),
  );
  readonly #talking = this.items.group(
    ({ channelType, state }) => (channelType === "voice" && state === "active" ? ["all"] : []),
    oldestFirst,
  );
  readonly #byConversation = this.items.group(({ conversationId }) => [conversationId], oldestFirst);
  // Offers
  readonly #openTo = this.offers.group(
    ({ state, userId }) => (state === "open" ? [userId] : []),
    offersInOrder,
  );
  readonly #openFor = this.offers.group(
    ({ state, workitemId }) => (state === "open" ? [workitemId] : []),
    offersInOrder,
  );
  readonly #closed = this.offers.group(({ state }) => (state === "open" ? [] : ["all"]), offersInOrder);
  // Contacts
  readonly #contactIndexOf: (address: string) => number;
  readonly #contactsBy;
  // What is due
  readonly #dueOffers = this.offers.dueBy(({ state, expiresAt }) => (state === "open" ? expiresAt : 0));
  readonly #dueItems = this.items.dueBy(earliestOf);
  readonly #dueAgents;
  readonly #dueDeliveries = this.deliveries.dueBy(({ nextAt }) => nextAt);
  readonly #dueTranscripts = this.transcripts.dueBy(({ nextAt }) => nextAt);

  constructor(seeds: Seeds) {
    this.seed = seeds.seed;
    this.serial = seeds.serial;
    this.tenantId = seeds.tenantId;
    this.behaviour = seeds.behaviour;
    this.objects = seeds.objects;
    this.history = new History(seeds.history);
    this.conversations = new Conversations(seeds.conversations, ({ phoneNumber, email }) =>
      [phoneNumber, email].filter((one) => one !== ""),
    );
    this.unread = seeds.unread;
    this.#agentIndexOf = seeds.agentIndexOf;
    this.#contactIndexOf = seeds.contactIndexOf;
    this.agents = new Table<Agent>((agent) => agent.userId, seeds.agents);
    const byName = (a: Agent, b: Agent) => compareText(a.username, b.username);
    this.#loggedIn = this.agents.group(({ acdLoginAt, queues }) => (acdLoginAt > 0 ? queues : []), byName);
    this.#idle = this.agents.group(
      (agent) => (this.isAvailable(agent) ? agent.queues : []),
      (a, b) => a.statusStartedAt - b.statusStartedAt || byName(a, b),
    );
    this.#multitasking = this.agents.group(
      (agent) => (this.#takesMessagesInCalls(agent) ? agent.queues : []),
      byName,
    );
    this.#monitors = this.agents.group(
      ({ monitors }) => (monitors === null ? [] : [monitors.userId]),
      byName,
    );
    this.#dueAgents = this.agents.dueBy(({ wrapUpUntil, phoneAnswersAt }) =>
      earliest(wrapUpUntil, phoneAnswersAt),
    );
    this.#contactsBy = this.objects.contact?.group(
      ({ phone, email }) => [phone, email].filter((one) => typeof one === "string" && one !== "") as string[],
      (a, b) => compareText(a._id, b._id),
    );
  }

  // --- Agents

  isAvailable({ enabled, acdLoginAt, statusId }: Agent): boolean {
    return enabled && acdLoginAt > 0 && this.object("userstatus", statusId)?.kind === "available";
  }
  /** By user name, its part before the @, the extension or the line's login. */
  agentNamed(name: string): Agent | undefined {
    const index = this.#agentIndexOf(name);
    return index < 0 ? undefined : this.agents.seededAt(index);
  }
  /** Logged in to ACD and Available in a queue, the one idle longest first; whether or not they have work. */
  idleIn(queueId: string): readonly Agent[] {
    return this.#idle.of(queueId);
  }
  /** In a call, and offered messages all the same. */
  multitaskingIn(queueId: string): readonly Agent[] {
    return this.#multitasking.of(queueId);
  }
  #takesMessagesInCalls({ enabled, acdLoginAt, statusId, channels }: Agent): boolean {
    const isInCall = enabled && acdLoginAt > 0 && statusId === serverStatuses.onCall;
    return isInCall && Object.values(channels).some(({ multitasking }) => multitasking);
  }
  monitorsOf(userId: string): readonly Agent[] {
    return this.#monitors.of(userId);
  }
  /** What a status is has changed. */
  regroupAgents(): void {
    this.agents.regroup();
  }

  // --- Workitems

  item(workitemId: string): Item | undefined {
    return this.items.get(workitemId) ?? this.history.get(workitemId);
  }
  itemsOf(userId: string): readonly Item[] {
    return this.#byAgent.of(userId);
  }
  openItemsIn(conversationId: string): readonly Item[] {
    return this.#byConversation.of(conversationId);
  }
  /** In no one's hands and not offered: by priority, then age. */
  get waiting(): readonly Item[] {
    return this.#waiting.of("all");
  }
  /** Waiting ones that somebody let go, without a time to offer them anew. */
  get declined(): readonly Item[] {
    return this.#waiting.of("declined");
  }
  get activeCalls(): readonly Item[] {
    return this.#talking.of("all");
  }
  serviceOf(queueId: string) {
    return this.service.get(queueId) ?? { taken: 0, inTime: 0 };
  }
  queueCounts(queueId: string): QueueCounts {
    const waiting = this.#inQueue.of(`waiting ${queueId}`);
    return {
      waiting: waiting.length,
      oldestAt: waiting[0]?.createdAt ?? 0,
      active: this.#inQueue.of(`taken ${queueId}`).length,
      agentsLoggedIn: this.#loggedIn.of(queueId).length,
      agentsAvailable: this.#idle.of(queueId).length,
    };
  }

  // --- Offers

  offersTo(userId: string): readonly OpenOffer[] {
    return this.#openTo.of(userId);
  }
  offersFor(workitemId: string): readonly OpenOffer[] {
    return this.#openFor.of(workitemId);
  }
  get closedOffers(): readonly OpenOffer[] {
    return this.#closed.of("all");
  }

  // --- Tenant data

  object(type: string, id: string): TenantObject | undefined {
    const table = Object.hasOwn(this.objects, type) ? this.objects[type] : undefined;
    if (table === undefined) return undefined;
    const found = table.get(id);
    if (found !== undefined || type === "contact") return found;
    for (const object of table.values()) if (object[`${type}Id`] === id) return object;
    return undefined;
  }
  objectsOf(type: string): Iterable<TenantObject> {
    return Object.hasOwn(this.objects, type) ? (this.objects[type]?.values() ?? []) : [];
  }
  /** The contact with this number or e-mail address. */
  contactAt(address: string): TenantObject | undefined {
    const [kept] = this.#contactsBy?.of(address) ?? [];
    if (kept !== undefined) return kept;
    const index = this.#contactIndexOf(address);
    const seeded = index < 0 ? undefined : this.objects.contact?.seededAt(index);
    // It may have another number by now.
    return seeded?.phone === address || seeded?.email === address ? seeded : undefined;
  }

  // --- Time

  /** When something happens by itself next; Infinity: never. */
  get nextDue(): number {
    const firsts = [
      this.#dueOffers.of("due")[0]?.expiresAt,
      earliestOf(this.#dueItems.of("due")[0]),
      this.#dueTranscripts.of("due")[0]?.nextAt,
      this.#dueDeliveries.of("due")[0]?.nextAt,
    ];
    const agent = this.#dueAgents.of("due")[0];
    if (agent !== undefined) firsts.push(earliest(agent.wrapUpUntil, agent.phoneAnswersAt));
    return Math.min(...firsts.map((at) => at || Number.POSITIVE_INFINITY));
  }
  /** What was due by `now`, as it is before any of it happens. */
  dueBy(now: number) {
    return {
      offers: until(this.#dueOffers.of("due"), ({ expiresAt }) => expiresAt <= now),
      agents: until(this.#dueAgents.of("due"), (agent) => {
        return earliest(agent.wrapUpUntil, agent.phoneAnswersAt) <= now;
      }),
      items: until(this.#dueItems.of("due"), (item) => earliestOf(item) <= now),
      deliveries: until(this.#dueDeliveries.of("due"), ({ nextAt }) => nextAt <= now),
      transcripts: until(this.#dueTranscripts.of("due"), ({ nextAt }) => nextAt <= now),
    };
  }
}

function until<T>(rows: readonly T[], isDue: (row: T) => boolean): T[] {
  const end = rows.findIndex((row) => !isDue(row));
  return rows.slice(0, end < 0 ? rows.length : end);
}

/** The earliest of times of which 0 means never; 0: none. */
function earliest(...times: readonly number[]): number {
  const known = times.filter((at) => at > 0);
  return known.length === 0 ? 0 : Math.min(...known);
}
function earliestOf(item: Item | undefined): number {
  return item === undefined ? 0 : earliest(item.retryAt, item.legDeadline, item.farEnd?.at ?? 0);
}
