import type { WireEventName } from "../../shared/wire/events.ts";
import { objectIdOf, uuidOf } from "./ids.ts";
import { itemOnWire } from "./projection.ts";
import { serverStatuses } from "./statuses.ts";
import type {
  Agent,
  Answer,
  Effect,
  Item,
  OpenOffer,
  RefusalKind,
  TenantObject,
  World,
  WorldEvent,
} from "./types.ts";

/** One command being carried out: the world so far, the events to send and the effects to have. Each change makes a new world. */
export class Transaction {
  world: World;
  readonly now: number;
  readonly events: WorldEvent[] = [];
  readonly effects: Effect[] = [];

  constructor(world: World, now: number) {
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
    const serial = this.world.serial + 1;
    this.world = { ...this.world, serial };
    return serial;
  }

  agent(userId: string): Agent | undefined {
    return Object.hasOwn(this.world.agents, userId) ? this.world.agents[userId] : undefined;
  }
  agents(): Agent[] {
    return Object.values(this.world.agents);
  }
  setAgent(userId: string, change: Partial<Agent>): Agent | undefined {
    const agent = this.agent(userId);
    if (agent === undefined) return undefined;
    const next = { ...agent, ...change };
    this.world = { ...this.world, agents: { ...this.world.agents, [userId]: next } };
    return next;
  }

  item(workitemId: string): Item | undefined {
    return Object.hasOwn(this.world.items, workitemId) ? this.world.items[workitemId] : undefined;
  }
  items(): Item[] {
    return Object.values(this.world.items);
  }
  /** The agent's calls that are not over, accepted ones without a leg among them. */
  callsOf(userId: string): Item[] {
    return this.items().filter((item) => item.agentId === userId && item.channelType === "voice");
  }
  addItem(item: Item): Item {
    this.world = { ...this.world, items: { ...this.world.items, [item.workitemId]: item } };
    return item;
  }
  /** Changes it and tells whoever has it, and whoever had it. `modifiedAt` always rises. */
  setItem(workitemId: string, change: Partial<Item>): Item | undefined {
    const item = this.item(workitemId);
    if (item === undefined) return undefined;
    const next = { ...item, ...change, modifiedAt: Math.max(this.now, item.modifiedAt + 1) };
    if (next.state === "terminated") {
      const { [workitemId]: _, ...items } = this.world.items;
      this.world = { ...this.world, items, history: [next, ...this.world.history] };
    } else {
      this.addItem(next);
    }
    for (const userId of new Set([item.agentId, next.agentId])) {
      if (userId !== "") this.notifyItem(userId, next, item.state);
    }
    return next;
  }
  notifyItem(userId: string, item: Item, previousState: string): void {
    const message = { workitem: itemOnWire(this.world, item), previousState };
    this.notify(userId, "WorkitemStateChangeNotification", message, item.workitemId);
  }

  offer(offerId: string): OpenOffer | undefined {
    return Object.hasOwn(this.world.offers, offerId) ? this.world.offers[offerId] : undefined;
  }
  openOffers(): OpenOffer[] {
    return Object.values(this.world.offers).filter((offer) => offer.state === "open");
  }
  setOffer(offer: OpenOffer): void {
    this.world = { ...this.world, offers: { ...this.world.offers, [offer.offerId]: offer } };
  }

  object(type: string, id: string): TenantObject | undefined {
    const objects = Object.hasOwn(this.world.objects, type) ? this.world.objects[type] : undefined;
    if (objects === undefined) return undefined;
    if (Object.hasOwn(objects, id)) return objects[id];
    return Object.values(objects).find((object) => object[`${type}Id`] === id);
  }
  putObject(type: string, object: TenantObject): void {
    const objects = { ...this.world.objects[type], [object._id]: object };
    this.world = { ...this.world, objects: { ...this.world.objects, [type]: objects } };
  }

  notify(
    to: string,
    name: WireEventName,
    message: Record<string, unknown>,
    workitemId: string | null = null,
  ): void {
    this.events.push({ to, name, id: this.uuid(), createdAt: this.now, workitemId, message });
  }

  /** Moves an agent and tells them. Logging out of ACD is the status that the server has for it. */
  setStatus(userId: string, statusId: string, reason: string): void {
    const before = this.agent(userId);
    if (before === undefined) return;
    const acdLoginAt = statusId === serverStatuses.loggedOut ? 0 : before.acdLoginAt || this.now;
    if (before.statusId === statusId && before.acdLoginAt === acdLoginAt) return;
    const agent = this.setAgent(userId, { statusId, statusStartedAt: this.now, acdLoginAt });
    this.notify(userId, "UserStatusChangeNotification", {
      userId,
      status: this.statusNumber(statusId),
      statusId,
      statusStartedAt: agent?.statusStartedAt ?? this.now,
      statusEndsAt: agent?.wrapUpUntil ?? 0,
      acdLoginAt,
      reason,
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
