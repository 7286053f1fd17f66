/** What the parts of the server share: who is connected, which legs exist, whom to notify. */
import { randomUUID } from "node:crypto";
import type { Log } from "../../../shared/log.ts";
import type { Clock } from "../../../shared/time.ts";
import type { Connection } from "./connection.ts";
import { Emitter } from "./emitter.ts";
import type { Json } from "./json.ts";
import type { LegRecord } from "./leg.ts";
import type { Dialplan, SeenFrame, VertoEvents, VertoMedia, VertoUser } from "./types.ts";

export type CoreSettings = {
  clock: Clock;
  log: Log;
  media: VertoMedia;
  domain: string;
  detachTimeoutMs: number;
  answerTakesMs: number;
  bridgeTakesMs: number;
  dialplan: Dialplan;
  eventChannels: readonly string[];
};

/** A channel's state as presence tells it. */
export type CallState = "DOWN" | "RINGING" | "EARLY" | "ACTIVE" | "HELD" | "UNHELD" | "HANGUP";

export class Core {
  readonly settings: CoreSettings;
  readonly users = new Map<string, VertoUser>();
  readonly connections = new Set<Connection>();
  /** By callID; a leg that rings on several connections stands here once for each. */
  readonly legs = new Map<string, LegRecord>();
  readonly events = new Emitter<VertoEvents>();
  readonly taps = new Emitter<{ frame: SeenFrame }>();
  /** Faults in force. */
  readonly faults = { loginsToRefuse: 0, frameDelayMs: 0 };
  /** Told of each change of a channel's state; set by presence. */
  callStateChanged: (leg: LegRecord, from: CallState, to: CallState) => void = () => {};
  readonly #uuid = randomUUID();
  #lastId = 0;
  #sequence = 0;

  constructor(settings: CoreSettings) {
    this.settings = settings;
  }

  get clock(): Clock {
    return this.settings.clock;
  }

  /** One counter for all connections, as mod_verto has it. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  connectionOf(sessid: string | undefined): Connection | undefined {
    if (sessid === undefined) return undefined;
    for (const connection of this.connections) {
      if (connection.sessid === sessid && connection.alive) return connection;
    }
    return undefined;
  }

  connectionsOf(login: string): Connection[] {
    return [...this.connections].filter((connection) => connection.login === login && connection.alive);
  }

  /** Those that a call can go to. */
  reachable(login: string): Connection[] {
    return this.connectionsOf(login).filter((connection) => connection.ready);
  }

  legsWhere(test: (leg: LegRecord) => boolean): LegRecord[] {
    return [...new Set(this.legs.values())].filter(test);
  }

  /** "1000@verto.test" */
  addressOf(login: string): string {
    return `${login}@${this.domainOf(login)}`;
  }

  domainOf(login: string): string {
    return this.users.get(login)?.domain ?? this.settings.domain;
  }

  /** `variables` of a request: the generic members that every channel has, then the call's own. */
  variables(own: Readonly<Record<string, string>> = {}): Json {
    this.#sequence += 1;
    const now = new Date(this.clock.now());
    const all: Json = {
      "Event-Name": "CHANNEL_DATA",
      "Core-UUID": this.#uuid,
      "FreeSWITCH-Hostname": "sandbox",
      "FreeSWITCH-Switchname": "sandbox",
      "FreeSWITCH-IPv4": "127.0.0.1",
      "FreeSWITCH-IPv6": "::1",
      "Event-Date-Local": now.toISOString().slice(0, 19).replace("T", " "),
      "Event-Date-GMT": now.toUTCString(),
      "Event-Date-Timestamp": `${now.getTime()}000`,
      "Event-Calling-File": "switch_channel.c",
      "Event-Calling-Function": "switch_channel_get_variables_prefix",
      "Event-Calling-Line-Number": "4466",
      "Event-Sequence": String(this.#sequence),
    };
    for (const [name, value] of Object.entries(own)) all[`verto_svar_${name}`] = value;
    return all;
  }
}
