import { currentStatus } from "../../shared/state/agent.ts";
import { liveCalls } from "../../shared/state/call.ts";
import { statusAfterWork } from "../state/agent.ts";
import type { MainState } from "../state/reduce.ts";
import type { Context } from "../work/context.ts";
import { applyStatus, leaveAcd } from "../work/status.ts";

/** Who gets calls by the line while nothing here can sound. */
function isExposed({ audio, agent, line }: MainState): boolean {
  return (
    audio.voiceDown !== null &&
    line.mode === "softphone" &&
    agent.changing === null &&
    currentStatus(agent)?.kind === "available"
  );
}

/**
 * Nobody is left available without a voice window: a caller would hear nothing. The agent goes to the first status in
 * which no calls come, or out of ACD where there is none, and back when there is sound again. Answers its undo.
 */
export function standAside(context: Context): () => void {
  const { store, log } = context;
  let isMoving = false;
  let back: { readonly to: string; readonly from: string | null } | null = null;

  async function stepAside(): Promise<void> {
    const { agent } = store.get();
    const to = statusAfterWork(agent) ?? agent.current?.statusId;
    const aside = agent.statuses.find(({ selectable, kind }) => selectable && kind === "unavailable");
    if (to === undefined) return;
    log.warn("voice window: missing, agent set to take no calls", { aside: aside?.kind ?? "loggedOut" });
    back = { to, from: aside?.statusId ?? null };
    const moved = aside === undefined ? await leaveAcd(context) : await applyStatus(context, aside.statusId);
    if (!moved.ok) log.warn("agent status: change failed", { code: moved.error.code });
  }

  async function stepBack(): Promise<void> {
    const mine = back;
    back = null;
    const { agent, calls } = store.get();
    // Somebody chose otherwise meanwhile.
    const isStill =
      mine !== null && (agent.acd === "in" ? (agent.current?.statusId ?? null) : null) === mine.from;
    if (!isStill) return;
    store.dispatch({ kind: "statusChosen", statusId: mine.to });
    if (liveCalls(calls).length === 0) await applyStatus(context, mine.to);
  }

  const isDown = () => store.get().audio.voiceDown !== null;

  async function see(): Promise<void> {
    if (isMoving) return;
    isMoving = true;
    let wasDown: boolean;
    // What changes while the server is asked is looked at after its answer.
    do {
      wasDown = isDown();
      if (isExposed(store.get())) await stepAside();
      else if (back !== null && !wasDown) await stepBack();
    } while (wasDown !== isDown());
    isMoving = false;
  }

  return store.watch((now, was) => {
    if (now.session.now.phase !== "signedIn") back = null;
    else if (now.audio.voiceDown !== was.audio.voiceDown || now.agent !== was.agent) void see();
  });
}
