/** Joins the world and the sound: rings and ends legs as the world asks, and puts everybody into the room where they belong. */
import type { Server } from "node:http";
import type { Log } from "../../shared/log.ts";
import type { Clock } from "../../shared/time.ts";
import type { Centre } from "../centre/centre.ts";
import { namedAgents } from "../world/seed/agents.ts";
import type { Agent, Changes, Effect, World } from "../world/types.ts";
import type { AgentLeg, LineServer, Pace, Ring, VertoAddress, VoiceServer } from "./line.ts";
import { createMediaEngine } from "./media/engine.ts";
import type { Customer, Hearing } from "./media/types.ts";
import { createOtherLine } from "./other-line.ts";
import { createOwnLine } from "./own-line.ts";
import { assignRooms } from "./room-assignment.ts";
import { createRooms } from "./rooms.ts";
import type { VertoServer } from "./verto/types.ts";

export interface VoiceOptions {
  readonly centre: Centre;
  readonly clock: Clock;
  readonly log: Log;
  readonly seed: number;
  readonly server: "own" | "none" | VoiceServer;
  readonly attach: { server: Server; path: string };
  readonly detachTimeoutMs?: number;
  readonly pace: Pace;
}

export interface Voice {
  /** What goes into a telephony configuration. */
  address(agent: Agent): VertoAddress | undefined;
  /** The far end of a call, while it lasts. */
  customer(workitemId: string): Customer | undefined;
  /** What the far end hears or has heard; kept for a while after the call. */
  hears(workitemId: string): Hearing | undefined;
  leg(userId: string): AgentLeg | undefined;
  /** Rings an agent's line without a workitem, as a colleague's direct call does. Gives the caller, and the leg. */
  ringDirectly(userId: string, ring: Ring): { customer: Customer; leg: AgentLeg } | undefined;
  /** The sandbox's own mod_verto server; undefined where there is none. */
  readonly verto: VertoServer | undefined;
  close(): Promise<void>;
}

const endedKept = 100;
const silentVoice: Voice = {
  address: () => undefined,
  customer: () => undefined,
  hears: () => undefined,
  leg: () => undefined,
  ringDirectly: () => undefined,
  verto: undefined,
  close: async () => {},
};

export async function createVoice(options: VoiceOptions): Promise<Voice> {
  const { centre, clock, log, seed, server } = options;
  if (server === "none") return silentVoice;
  const media = createMediaEngine({ seed, isGated: options.pace === "real" });
  const agents = centre.world().agents.slice(0, namedAgents);
  const { attach, detachTimeoutMs } = options;
  const own =
    server === "own"
      ? await createOwnLine({
          agents,
          media,
          attach,
          clock,
          log,
          pace: options.pace,
          ...(detachTimeoutMs === undefined ? {} : { detachTimeoutMs }),
        })
      : undefined;
  const line: LineServer = own ?? createOtherLine({ server: server as VoiceServer, media, log });
  const rooms = createRooms(media);
  const legs = new Map<string, AgentLeg>();
  /** The telephones of agents without WebRTC. */
  const phones = new Map<string, Customer>();
  const customers = new Map<string, Customer>();
  const ended = new Map<string, Hearing>();
  const direct = new Set<() => void>();
  let isWarm = false;

  /** WebRTC's process takes its time to start: it does so when the first agent is there, not at the first ring. */
  function warmUp(): void {
    if (isWarm) return;
    isWarm = true;
    const peer = media.createPeer({ name: "warm-up" });
    void peer.offer().then(() => peer.close());
  }

  function ring(userId: string): void {
    const agent = centre.world().agents.get(userId);
    if (agent === undefined) return;
    const call = centre.world().itemsOf(userId)[0];
    const isMine = () => legs.get(userId) === leg;
    const leg: AgentLeg = line.ring(
      agent,
      { name: call?.name || "Hookswitch Sandbox", number: call?.from || "1000" },
      {
        up: () => isMine() && void centre.do({ kind: "legIsUp", userId }),
        detached: () => isMine() && void centre.do({ kind: "legIsDetached", userId }),
        gone() {
          if (!isMine()) return;
          legs.delete(userId);
          centre.do({ kind: "legIsGone", userId });
        },
        digits(digits) {
          const active = centre
            .world()
            .itemsOf(userId)
            .find((item) => item.state === "active" && item.channelType === "voice");
          const plain = digits.replace(/@\d+|[^0-9A-D*#]/gi, "");
          if (active === undefined || plain === "" || !isMine()) return;
          centre.do({ kind: "digits", userId, workitemId: active.workitemId, digits: plain });
        },
      },
    );
    legs.set(userId, leg);
    log.info("the leg rings", { login: agent.telephony.login });
  }

  function apply(effect: Effect): void {
    if (effect.kind === "ringLeg") ring(effect.userId);
    if (effect.kind !== "endLeg") return;
    const leg = legs.get(effect.userId);
    legs.delete(effect.userId);
    leg?.end();
  }

  function addCustomer(voice: string, name: string): void {
    if (customers.has(voice)) return;
    const customer = media.createCustomer({ name });
    customer.says("speech");
    customers.set(voice, customer);
  }

  function removeCustomer(name: string, customer: Customer): void {
    customers.delete(name);
    ended.set(name, customer.hears);
    const [oldest] = ended.keys();
    if (ended.size > endedKept && oldest !== undefined) ended.delete(oldest);
    rooms.assign(assignRooms(centre.world(), ports));
    customer.close();
  }

  /** Follows what a step touched; true: somebody's room may be another one now. */
  function follow({ agents, items, farEnds }: Changes, world: World): boolean {
    let isTouched = farEnds;
    const connected = new Set([...world.farEndCalls.values()].flat());
    // Far ends that were dialled stand in no workitem.
    const names = farEnds ? new Set([...customers.keys(), ...items, ...connected]) : items;
    for (const name of names) {
      const item = world.items.get(name);
      const isThere =
        item === undefined ? connected.has(name) : item.channelType === "voice" && item.linked === "";
      const customer = customers.get(name);
      if (isThere) addCustomer(name, item === undefined ? name : item.name || item.from);
      else if (customer !== undefined) removeCustomer(name, customer);
      isTouched ||= isThere || customer !== undefined || item?.channelType === "voice";
    }
    for (const userId of agents) {
      const agent = world.agents.get(userId);
      if (agent === undefined) continue;
      const isPhoneUp = agent.telephony.type === "PSTN" && agent.leg === "up";
      if (isPhoneUp && !phones.has(userId)) {
        const phone = media.createCustomer({ name: `telephone of ${agent.firstName}` });
        phone.says("speech");
        phones.set(userId, phone);
      } else if (!isPhoneUp) {
        phones.get(userId)?.close();
        phones.delete(userId);
      }
      isTouched ||= legs.has(userId) || agent.telephony.type === "PSTN" || agent.leg !== "none";
    }
    return isTouched;
  }

  const ports = {
    agents: () => new Set([...legs.keys(), ...phones.keys()]),
    agent: (userId: string) => legs.get(userId)?.port ?? phones.get(userId)?.port,
    farEnds: () => customers.keys(),
    farEnd: (name: string) => customers.get(name)?.port,
  };

  const stops = [
    centre.onStep(({ effects, changes }) => {
      for (const effect of effects) apply(effect);
      const isTouched = follow(changes, centre.world());
      if (isTouched || effects.length > 0) rooms.assign(assignRooms(centre.world(), ports));
    }),
    line.onReachable((login) => {
      warmUp();
      // Calls that wait for a leg get one as soon as the agent's program is back.
      const agent = centre.world().agentNamed(login);
      if (agent?.leg !== "none") return;
      const isAwaited = centre
        .world()
        .itemsOf(agent.userId)
        .some((item) => item.legDeadline > 0);
      if (isAwaited) centre.do({ kind: "connect", userId: agent.userId });
    }),
  ];

  return {
    address: (agent) => line.address(agent),
    customer: (workitemId) => customers.get(workitemId),
    hears: (workitemId) => customers.get(workitemId)?.hears ?? ended.get(workitemId),
    leg(userId) {
      const phone = phones.get(userId);
      if (phone === undefined) return legs.get(userId);
      const { port, hears } = phone;
      const end = () => void centre.do({ kind: "legIsGone", userId });
      return { port, said: undefined, heard: hears, state: "up", end };
    },
    ringDirectly(userId, ring) {
      const agent = centre.world().agents.get(userId);
      if (agent === undefined || agent.telephony.type === "PSTN") return undefined;
      const customer = media.createCustomer({ name: ring.name });
      const bridge = media.createBridge();
      customer.says("speech");
      const end = () => {
        direct.delete(end);
        bridge.close();
        customer.close();
      };
      direct.add(end);
      const leg = line.ring(agent, ring, {
        up() {
          if (leg.port !== undefined) bridge.join(leg.port);
          bridge.join(customer.port);
        },
        detached() {},
        gone: end,
        digits() {},
      });
      return { customer, leg };
    },
    verto: own?.verto,
    async close() {
      for (const stop of stops) stop();
      for (const end of [...direct]) end();
      rooms.close();
      legs.clear();
      await line.close();
      await media.close();
    },
  };
}
