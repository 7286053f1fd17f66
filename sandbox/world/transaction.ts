import type { WireEventName } from "../../shared/wire/events.ts";
import { objectIdOf, uuidOf } from "./ids.ts";
import type { Conversation } from "./message-types.ts";
import { itemOnWire } from "./projection.ts";
import type { WorldState } from "./state.ts";
import { serverStatuses } from "./statuses.ts";
import { Table } from "./store/table.ts";
import type {
  Agent,
  Answer,
  Effect,
  Item,
  OpenOffer,
  RefusalKind,
  TenantObject,
  WorldEvent,
} from "./types.ts";

/** A frame has a workitem's last messages only: HTTP gives all of them. */
const messagesInFrames = 20;

/** One command being carried out: changes the world, and keeps what it touched, the frames and the effects. */
export class Transaction {
  readonly world: WorldState;
  readonly now: number;
  readonly events: WorldEvent[] = [];
  readonly effects: Effect[] = [];
  readonly changes = {
    agents: new Set<string>(),
    items: new Set<string>(),
    queues: new Set<string>(),
    farEnds: false,
  };
  /** Rows of the list of conversations to send to everybody at the end. */
  readonly changedConversations = new Set<string>();

  constructor(world: WorldState, now: number) {
    this.world = world;
    this.now = now;
  }

  objectId(): string {
    return objectIdOf(this.world.seed, this.#nextSerial());
  }
  uuid(): string {
    return uuidOf(this.world.seed, this.#nextSerial());
  }
  #nextSerial(): number {
    this.world.serial += 1;
    return this.world.serial;
  }

  agent(userId: string): Agent | undefined {
    return this.world.agents.get(userId);
  }
  setAgent(userId: string, change: Partial<Agent>): Agent | undefined {
    const agent = this.agent(userId);
    if (agent === undefined) return undefined;
    const next = { ...agent, ...change };
    this.world.agents.set(next);
    this.changes.agents.add(userId);
    for (const queueId of [...agent.queues, ...next.queues]) this.changes.queues.add(queueId);
    return next;
  }

  item(workitemId: string): Item | undefined {
    return this.world.items.get(workitemId);
  }
  /** The agent's calls that are not over, accepted ones without a leg among them. */
  callsOf(userId: string): Item[] {
    return this.world.itemsOf(userId).filter((item) => item.channelType === "voice");
  }
  addItem(item: Item): Item {
    this.world.items.set(item);
    this.#touch(item);
    return item;
  }
  /** Changes it and notifies whoever has it, and whoever had it. `modifiedAt` always rises. */
  setItem(workitemId: string, change: Partial<Item>): Item | undefined {
    const item = this.item(workitemId);
    if (item === undefined) return undefined;
    const next = { ...item, ...change, modifiedAt: Math.max(this.now, item.modifiedAt + 1) };
    this.#touch(item);
    if (item.assignedAt === 0 && next.assignedAt > 0 && next.channelType === "voice") this.#taken(next);
    if (next.state === "terminated") {
      this.world.items.delete(workitemId);
      this.world.history.set(next);
    } else this.addItem(next);
    for (const userId of new Set([item.agentId, next.agentId])) {
      if (userId !== "") this.notifyItem(userId, next, item.state);
    }
    return next;
  }
  /** A call is taken: for the statistics of its agent, and of its queue's service level. */
  #taken({ agentId, queueId, createdAt, assignedAt }: Item): void {
    const agent = this.agent(agentId);
    if (agent !== undefined) this.setAgent(agentId, { callsToday: agent.callsToday + 1 });
    const queue = this.object("queue", queueId);
    if (queue === undefined) return;
    const { taken, inTime } = this.world.serviceOf(queueId);
    const isInTime = assignedAt - createdAt <= serviceSeconds(queue) * 1_000;
    this.world.service.set(queueId, { taken: taken + 1, inTime: inTime + (isInTime ? 1 : 0) });
  }
  #touch({ workitemId, agentId, queueId }: Item): void {
    this.changes.items.add(workitemId);
    if (agentId !== "") this.changes.agents.add(agentId);
    if (queueId !== "") this.changes.queues.add(queueId);
  }
  setConversation(conversation: Conversation): void {
    const { conversationId } = conversation;
    const before = this.world.conversations.get(conversationId);
    const { messages, missedCalls, voicemails } = this.world.unread;
    this.world.unread = {
      messages: messages + conversation.unreadMessages - (before?.unreadMessages ?? 0),
      missedCalls: missedCalls + conversation.unreadMissedCalls - (before?.unreadMissedCalls ?? 0),
      voicemails: voicemails + conversation.unreadVoicemails - (before?.unreadVoicemails ?? 0),
    };
    this.world.conversations.set({ ...conversation, modifiedAt: this.now });
    this.changedConversations.add(conversationId);
  }

  notifyItem(userId: string, item: Item, previousState: string): void {
    const message = { workitem: itemOnWire(this.world, item, messagesInFrames), previousState };
    this.notify(userId, "WorkitemStateChangeNotification", message, item.workitemId);
  }

  offer(offerId: string): OpenOffer | undefined {
    return this.world.offers.get(offerId);
  }
  setOffer(offer: OpenOffer): void {
    this.world.offers.set(offer);
    this.changes.agents.add(offer.userId);
  }

  object(type: string, id: string): TenantObject | undefined {
    return this.world.object(type, id);
  }
  putObject(type: string, object: TenantObject): void {
    const table = Object.hasOwn(this.world.objects, type)
      ? this.world.objects[type]
      : new Table<TenantObject>((row) => row._id);
    if (table === undefined) return;
    this.world.objects[type] = table;
    table.set(object);
    if (type === "queue") this.changes.queues.add(String(object.queueId));
    if (type === "userstatus") this.world.regroupAgents();
  }

  notify(
    to: string,
    name: WireEventName,
    message: Record<string, unknown>,
    workitemId: string | null = null,
  ): void {
    this.events.push({ to, name, id: this.uuid(), createdAt: this.now, workitemId, message });
  }

  /** A user's name; "" for one that does not exist. */
  nameOf(userId: string): string {
    const agent = this.agent(userId);
    return agent === undefined ? "" : `${agent.firstName} ${agent.lastName}`;
  }

  /** Moves an agent and notifies them; `by`: the supervisor who did it. Logging out of ACD is the status that the server has for it. */
  setStatus(userId: string, statusId: string, reason: string, by = ""): void {
    const before = this.agent(userId);
    if (before === undefined) return;
    const acdLoginAt = statusId === serverStatuses.loggedOut ? 0 : before.acdLoginAt || this.now;
    if (before.statusId === statusId && before.acdLoginAt === acdLoginAt) return;
    const agent = this.setAgent(userId, {
      statusId,
      statusStartedAt: this.now,
      acdLoginAt,
      statusBy: by,
    });
    this.notify(userId, "UserStatusChangeNotification", {
      userId,
      status: this.statusNumber(statusId),
      statusId,
      statusStartedAt: agent?.statusStartedAt ?? this.now,
      statusEndsAt: agent?.wrapUpUntil ?? 0,
      acdLoginAt,
      reason,
      ...(by === "" ? {} : { byName: this.nameOf(by) }),
    });
  }
  statusNumber(statusId: string): number {
    const number = this.object("userstatus", statusId)?.status;
    return typeof number === "number" ? number : 0;
  }

  notifyPhone(userId: string): void {
    const agent = this.agent(userId);
    if (agent === undefined) return;
    this.notify(userId, "PhoneStateNotification", {
      voiceState: voiceStateOf(agent),
      inMute: agent.inMute,
      inConference: agent.inConference,
      inRecording: this.callsOf(userId).some((item) => item.inRecording),
    });
  }
}

/** Within how many seconds calls of a queue are to be taken. */
export function serviceSeconds({ voiceSLA }: TenantObject): number {
  return typeof voiceSLA === "number" ? voiceSLA : 30;
}

/** The values of PhoneState are not public; these are ours. */
export function voiceStateOf(agent: Agent): string {
  return { none: "disconnected", ringing: "ringing", up: "connected", detached: "connected" }[agent.leg];
}

export function done(value: unknown = {}): Answer {
  return { ok: true, value };
}
export function refuse(refusal: RefusalKind, message: string): Answer {
  return { ok: false, refusal, message };
}
