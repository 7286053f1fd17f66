import { liveCalls } from "../../shared/state/call.ts";
import { openWork } from "../../shared/state/work.ts";
import type { UserSessionRead } from "../../shared/wire/user.ts";
import { type Workitem, workitemIdOf } from "../../shared/wire/workitem.ts";
import type { Claim } from "../line/memory.ts";
import { decodeOffers, decodeSession, decodeTranscript, decodeWorkitems } from "../nextiva/decode.ts";
import { ServiceError } from "../nextiva/errors.ts";
import { type LineSetting, mapTelephony } from "../nextiva/telephony.ts";
import type { DomainEvent } from "../state/events.ts";
import type { Session, SessionParts } from "./api.ts";

export interface Hydration
  extends Pick<Session, "resync" | "readOffers" | "readStatus" | "readAuthority" | "userId"> {
  /** A session that has just been opened is this user's; nobody's before that, and with "". */
  belongsTo(userId: string): void;
  /**
   * What a session says becomes state, and starts the line as soon as it gives one. `claim`: a leg that the last run
   * of the program had.
   */
  take(session: UserSessionRead, claim?: Claim | null): void;
}

const isOfStatus = ({ kind }: DomainEvent) => kind === "acdChanged" || kind === "statusChanged";

/** Reads from the server what is true now: at the start, and with the same code after every gap. */
export function createHydration(
  parts: Pick<SessionParts, "store" | "clock" | "log" | "server" | "users" | "workitems" | "acd" | "line"> & {
    readonly provider: () => string;
    /** Aborts when the session in force is over: what was true then is nobody's business any more. */
    readonly lifetime: () => AbortSignal;
  },
): Hydration {
  const { store, clock, log, users, acd, line } = parts;
  let userId = "";
  let hasLine = false;

  const reading = () => ({ at: clock.now(), skew: parts.server.skew(), userId });

  /** Null, and said, when the session gives no line. */
  function lineSetting(session: UserSessionRead): LineSetting | null {
    const config = mapTelephony(session.telephony, parts.provider());
    if (!config.ok) {
      log.error("telephony: configuration has no line", { why: config.error.detail });
      store.dispatch({ kind: "lineNotGiven" });
      return null;
    }
    const { value } = config;
    const number = value.mode === "phone" ? { number: value.number } : {};
    store.dispatch({ kind: "lineModeReported", mode: value.mode, ...number });
    return value;
  }

  /** @param isStale something was heard of the agent's status since the session was asked for: that is newer */
  function take(session: UserSessionRead, claim: Claim | null = null, isStale = false): void {
    // First how the agent is heard: what the session says of a telephone is for those who have one.
    const setting = hasLine ? null : lineSetting(session);
    hasLine ||= setting !== null;
    for (const event of decodeSession(session, reading()))
      if (!isStale || !isOfStatus(event)) store.dispatch(event);
    if (setting?.mode === "softphone") line.start(setting.voiceServer, claim);
  }

  /** Calls and messages of ours that the server does not list: it may still say how they ended. */
  async function readEnded(listed: readonly Workitem[]): Promise<Workitem[]> {
    const ids = new Set(listed.map(workitemIdOf));
    const { calls, work } = store.get();
    const missing = [...liveCalls(calls), ...openWork(work)].filter(
      ({ workitemId }) => workitemId !== "" && !ids.has(workitemId),
    );
    const read = missing.map(({ workitemId }) => parts.workitems.fetchWorkitem(workitemId).catch(() => null));
    return (await Promise.all(read)).filter((workitem) => workitem !== null);
  }

  /** Null where the tenant's server has no such list. */
  async function openOffers() {
    try {
      return await acd.offers();
    } catch (error) {
      if (error instanceof ServiceError && error.code === "unsupported") return null;
      throw error;
    }
  }

  async function readStatus(): Promise<void> {
    const lifetime = parts.lifetime();
    const { agent: before } = store.get();
    const session = await users.fetchSession();
    if (lifetime.aborted || store.get().agent !== before) return;
    for (const event of decodeSession(session, reading())) if (isOfStatus(event)) store.dispatch(event);
  }

  return {
    belongsTo(id) {
      userId = id;
      hasLine = false;
    },
    take,
    async resync() {
      const lifetime = parts.lifetime();
      const askedAt = clock.now();
      const { agent: before } = store.get();
      const [session, mine, open] = await Promise.all([
        users.fetchSession(),
        parts.workitems.listMine(),
        openOffers(),
      ]);
      const over = await readEnded(mine);
      if (lifetime.aborted) return;
      const isStale = store.get().agent !== before;
      take(session, null, isStale);
      store.dispatch(decodeWorkitems([...mine, ...over], reading(), askedAt));
      for (const event of mine.flatMap((each) => decodeTranscript(each, reading()))) store.dispatch(event);
      if (open !== null) store.dispatch(decodeOffers(open, reading(), askedAt));
      if (isStale) await readStatus();
    },
    async readOffers() {
      const lifetime = parts.lifetime();
      const askedAt = clock.now();
      const open = await openOffers();
      if (lifetime.aborted || open === null) return;
      store.dispatch(decodeOffers(open, reading(), askedAt));
    },
    readStatus,
    async readAuthority() {
      const lifetime = parts.lifetime();
      const session = await users.fetchSession();
      if (lifetime.aborted) return;
      for (const event of decodeSession(session, reading()))
        if (event.kind === "authorityReported") store.dispatch(event);
    },
    userId: () => userId,
  };
}
