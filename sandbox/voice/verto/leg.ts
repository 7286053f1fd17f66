/**
 * One leg: its names, its media, what it tells its client. A call to a user starts with a branch for each of
 * the user's connections and keeps the one that answered. What a leg is bridged to is the business of
 * `routing`.
 */
import { randomUUID } from "node:crypto";
import { type CauseName, causeCode } from "../../../shared/wire/verto-causes.ts";
import type { AudioPort, MediaPeer } from "../media/types.ts";
import type { CallState, Core } from "./core.ts";
import { Emitter } from "./emitter.ts";
import type { Json } from "./json.ts";
import type { Leg, LegEvents, LegState } from "./types.ts";

/** A leg on one connection. */
export type Branch = { id: string; sessid: string; peer: MediaPeer | undefined };

export type LegNames = {
  login: string;
  direction: "fromClient" | "toClient";
  destination: string;
  callerName: string;
  callerNumber: string;
  calleeName: string;
  calleeNumber: string;
  headers: Readonly<Record<string, string>>;
  variables: Readonly<Record<string, string>>;
  /** What presence shows as the caller's number. */
  presenceNumber: string;
  /** The client's own offer, for a leg it placed. */
  offer?: string;
  /** false: hung up instead of detached. */
  recover: boolean;
};

export class LegRecord implements Leg {
  readonly core: Core;
  readonly names: LegNames;
  readonly branches: Branch[];
  state: LegState = "ringing";
  held = false;
  cause: CauseName | undefined;
  /** The leg at the other end of the bridge that the dialplan made. */
  partner: LegRecord | undefined;
  /** verto.media or verto.answer carried our sdp already. */
  sdpSent = false;
  /** A verto.answer is being dealt with. */
  answering = false;
  lastDisplay: { name: string; number: string } | undefined;
  callState: CallState = "DOWN";
  undoDetach: () => void = () => {};
  /** Leaves the bridge with the partner. */
  leave: () => void = () => {};
  /** Ends what the dialplan plays to it. */
  stopSound: () => void = () => {};
  readonly #events = new Emitter<LegEvents>();
  readonly #undoAtEnd = new Set<() => void>();
  #negotiated: Promise<string | undefined> | undefined;

  constructor(core: Core, names: LegNames, branches: Branch[]) {
    this.core = core;
    this.names = names;
    this.branches = branches.length > 0 ? branches : [{ id: randomUUID(), sessid: "", peer: undefined }];
    for (const branch of this.branches) core.legs.set(branch.id, this);
  }

  get #branch(): Branch | undefined {
    return this.branches[0];
  }
  get id(): string {
    return this.#branch?.id ?? "";
  }
  get sessid(): string | undefined {
    return this.#branch?.sessid;
  }
  get login(): string {
    return this.names.login;
  }
  get direction(): "fromClient" | "toClient" {
    return this.names.direction;
  }
  get destination(): string {
    return this.names.destination;
  }
  get callerName(): string {
    return this.names.callerName;
  }
  get callerNumber(): string {
    return this.names.callerNumber;
  }
  get peer(): MediaPeer | undefined {
    return this.state === "ended" ? undefined : this.#branch?.peer;
  }
  get port(): AudioPort | undefined {
    return this.peer?.port;
  }
  get answered(): boolean {
    return this.state === "up" || this.state === "detached";
  }

  on<K extends keyof LegEvents>(event: K, listener: (detail: LegEvents[K]) => void): () => void {
    return this.#events.on(event, listener);
  }

  emit<K extends keyof LegEvents>(event: K, detail: LegEvents[K]): void {
    this.#events.emit(event, detail);
    // The server's events hold the leg's under the same names; the compiler cannot see that through K.
    (this.core.events as unknown as Emitter<LegEvents>).emit(event, detail);
  }

  /** Runs later unless the leg has ended by then. */
  after(ms: number, run: () => void): void {
    this.atEnd(this.core.clock.after(ms, run));
  }

  atEnd(undo: () => void): () => void {
    this.#undoAtEnd.add(undo);
    return () => {
      if (this.#undoAtEnd.delete(undo)) undo();
    };
  }

  /** To the client that has this leg; lost when it is away. */
  notify(method: string, params: Json): void {
    this.core.connectionOf(this.sessid)?.request(method, { callID: this.id, ...params });
  }

  end(cause: CauseName = "NORMAL_CLEARING"): void {
    this.finish(cause, "server");
  }

  /** The client that ends a call is not notified, whoever's call it is. */
  finish(cause: CauseName, by: "client" | "server"): void {
    if (this.state === "ended") return;
    const code = causeCode(cause) ?? 0;
    if (by === "server") {
      for (const branch of this.branches) this.#byeTo(branch, cause, code);
    }
    if (this.held) this.nowIs("UNHELD");
    for (const branch of this.branches) {
      this.core.legs.delete(branch.id);
      branch.peer?.close();
    }
    this.undoDetach();
    this.state = "ended";
    this.cause = cause;
    this.held = false;
    this.nowIs("HANGUP");
    for (const undo of [...this.#undoAtEnd]) undo();
    this.#undoAtEnd.clear();
    this.emit("legEnded", { leg: this, cause, causeCode: code, by });
  }

  /** This branch has answered: the others are notified that they lost. */
  keepOnly(kept: Branch): void {
    for (const branch of this.branches.filter((one) => one !== kept)) {
      this.#byeTo(branch, "LOSE_RACE", causeCode("LOSE_RACE") ?? 0);
      this.dropBranch(branch);
    }
  }

  dropBranch(branch: Branch): void {
    const at = this.branches.indexOf(branch);
    if (at < 0) return;
    this.core.legs.delete(branch.id);
    branch.peer?.close();
    // The last one stays, so that an ended leg still has its id.
    if (this.branches.length > 1) this.branches.splice(at, 1);
  }

  #byeTo(branch: Branch, cause: string, code: number): void {
    const connection = this.core.connectionOf(branch.sessid);
    connection?.request("verto.bye", { callID: branch.id, causeCode: code, cause });
  }

  /** Our answer to the client's offer, made once. undefined: it could not be agreed. */
  negotiate(): Promise<string | undefined> {
    this.#negotiated ??= this.#agree();
    return this.#negotiated;
  }

  async #agree(): Promise<string | undefined> {
    const branch = this.#branch;
    if (branch === undefined) return undefined;
    branch.peer ??= this.core.settings.media.createPeer({ name: `verto ${this.login}` });
    const answer = await branch.peer.answer(this.names.offer ?? "");
    if (!answer.ok) {
      this.core.settings.log.warn("media not agreed", { leg: this.id, kind: answer.error.kind });
      return undefined;
    }
    return answer.value;
  }

  display(name: string, number: string): void {
    this.lastDisplay = { name, number };
    this.notify("verto.display", { display_name: name, display_number: number, ...this.parties() });
  }

  /** Members of verto.invite, verto.attach and verto.display. The direction is the server's view. */
  parties(): Json {
    const { callerName, callerNumber, calleeName, calleeNumber, headers } = this.names;
    const parties: Json = {
      caller_id_name: callerName,
      caller_id_number: callerNumber,
      callee_id_name: calleeName,
      callee_id_number: calleeNumber,
      display_direction: this.direction === "fromClient" ? "inbound" : "outbound",
    };
    for (const [name, value] of Object.entries(headers)) parties[`verto_h_${name}`] = value;
    return parties;
  }

  variables(): Json {
    return this.core.variables(this.names.variables);
  }

  nowIs(state: CallState): void {
    const from = this.callState;
    if (from === state) return;
    this.callState = state;
    this.core.callStateChanged(this, from, state);
  }
}
