import { cleanName } from "../../shared/clean-text.ts";
import { fail, failFor, ok, type Result } from "../../shared/result.ts";
import { statusById } from "../../shared/state/agent.ts";
import { waiting } from "../../shared/state/controls.ts";
import type { AgentAction } from "../../shared/state/monitor.ts";
import { userOf } from "../../shared/state/session.ts";
import { type Context, outcomeOf } from "./context.ts";
import { mayBeForbidden, readAuthority } from "./monitor.ts";

/** What the server last told of an agent. */
export interface SeenAgent {
  /** Logged in to ACD. */
  readonly isLoggedIn: boolean;
  readonly statusId: string;
  /** Who set that status, by name; "" for the agent or nobody known. */
  readonly statusBy: string;
  readonly workitemIds: readonly string[];
}

export interface SeenAgents {
  /** Null: nothing is known of this one. */
  of(userId: string): SeenAgent | null;
  /** Calls back when something new was told of anybody; answers its undo. */
  watch(changed: () => void): () => void;
  /** Until the answered undo is called the server is listened to. */
  want(): () => void;
}

type Wish = Pick<AgentAction, "kind" | "userId" | "name" | "target" | "label">;

export interface AgentActions {
  /** Asks it once; from then on the state tells of it. `busy` while the same is under way. */
  ask(wish: Wish): Promise<Result<void>>;
  close(): void;
}

/** What the server tells of an agent shows it by then, or it is not done. */
const shownWithin = 5_000;
/** What is done needs no more words after this. */
const toldFor = 8_000;
/** So many requests about agents are under way at a time. */
const atOnce = 4;

/** Runs so many at a time; the others wait their turn. */
function inTurns(most: number) {
  let free = most;
  const waiting: (() => void)[] = [];
  return async <T>(run: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await run();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

/** Whether what is told of the agent is what was asked for. */
export function isSo(
  { kind, target }: Pick<AgentAction, "kind" | "target">,
  agent: SeenAgent | null,
): boolean {
  if (agent === null) return false;
  switch (kind) {
    case "status":
      return agent.statusId === target;
    case "logout":
    case "disable":
      return !agent.isLoggedIn;
    case "terminate":
      return !agent.workitemIds.includes(target);
  }
}

/**
 * What supervisors do to agents: shown as asked, then as what the server tells of the agent, or as not done. A later word
 * still makes it done; it is never asked twice.
 */
export function createAgentActions(context: Context, seen: SeenAgents): AgentActions {
  const { store, users, clock, log } = context;
  let serial = 0;
  const turn = inTurns(atOnce);
  const byId = (id: number) => store.get().monitor.actions.find((each) => each.id === id) ?? null;

  function send({ kind, userId, target }: Wish): Promise<unknown> {
    switch (kind) {
      case "status":
        return users.changeStatus(userId, target);
      case "logout":
        return users.forceLogout(userId);
      case "disable":
        return users.forceLogoutAndDisable(userId);
      case "terminate":
        return users.terminateWorkitem(target);
    }
  }

  function done(id: number): void {
    store.dispatch({ kind: "agentActionDone", id });
    clock.after(toldFor, () => {
      if (byId(id)?.phase === "done") store.dispatch({ kind: "agentActionClosed", id });
    });
  }

  function look(id: number): void {
    const action = byId(id);
    if (action !== null && action.phase !== "done" && isSo(action, seen.of(action.userId))) done(id);
  }

  /** What is so instead, where that says more than the action itself. */
  function insteadOf({ kind, userId }: Wish): { readonly instead: string; readonly by: string } {
    const agent = kind === "status" ? seen.of(userId) : null;
    if (agent === null) return { instead: "", by: "" };
    const status = statusById(store.get().agent, agent.statusId);
    return { instead: status?.name ?? "", by: agent.statusBy };
  }

  async function ask(wish: Wish): Promise<Result<void>> {
    const isSame = (each: AgentAction) =>
      each.phase === "asked" && each.userId === wish.userId && each.kind === wish.kind;
    if (store.get().monitor.actions.some(isSame)) return fail("busy");
    serial += 1;
    const id = serial;
    store.dispatch({ kind: "agentActionAsked", action: { ...wish, id } });
    return turn(() => sendOnce(id, wish));
  }

  async function sendOnce(id: number, wish: Wish): Promise<Result<void>> {
    let code: AgentAction["code"] = "ambiguous";
    clock.after(shownWithin + toldFor, seen.want());
    const undo = clock.after(shownWithin, () => {
      if (byId(id)?.phase === "asked")
        store.dispatch({ kind: "agentActionNotDone", id, code, ...insteadOf(wish) });
    });
    const sent = await outcomeOf(send(wish));
    if (sent.ok) code = null;
    else {
      log.warn("supervising: action not confirmed", { action: wish.kind, code: sent.error.code });
      if (mayBeForbidden(sent.error)) readAuthority(context);
    }
    if (sent.ok || sent.is === "unclear") {
      look(id);
      return ok();
    }
    undo();
    if (byId(id)?.phase !== "done") store.dispatch({ kind: "agentActionNotDone", id, code: sent.error.code });
    return ok();
  }

  const unwatch = seen.watch(() => {
    for (const { id } of store.get().monitor.actions) look(id);
  });

  return {
    async ask(wish) {
      if (userOf(store.get().session)?.isSupervisor !== true)
        return failFor("notAllowed", waiting("notNow").why);
      return ask({ ...wish, name: cleanName(wish.name), label: cleanName(wish.label) });
    },
    close: unwatch,
  };
}
