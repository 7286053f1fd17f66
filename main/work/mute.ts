import { fail, failFor, ok, type Result } from "../../shared/result.ts";
import { type Call, foregroundCall } from "../../shared/state/call.ts";
import { muteControl } from "../../shared/state/controls.ts";
import type { Mute } from "../../shared/state/line.ts";
import { type Context, outcomeOf } from "./context.ts";

/** A mute that the server has not confirmed by then is looked into. */
const confirmsWithin = 3_000;
/** Microphone and server may say different things this long, twice as long after each try in vain. */
const agreesWithin = 2_000;
const agreesAtMost = 30_000;
/** Whether the server mutes is asked this often; without an answer its last word stands. */
const looks = 2;

/** What the newest press wanted, confirmed or not. */
const wished = ({ asked, muted }: Mute) => asked?.muted ?? muted;

export interface Muter {
  /**
   * Silences or opens the microphone at once, then tells the server. Without a value it toggles, from what the newest
   * press wanted. `notAllowed` where there is nothing to mute.
   */
  set(muted?: boolean): Result<void>;
  /** Looks at what is so now, and tells or asks what is due: whenever mute or calls have changed. */
  look(): void;
  /** Asks nothing more by itself. */
  close(): void;
}

/**
 * Mute from button, tray, hotkey and headset alike. The local track follows at once; one request at a time
 * goes to the server, always for the newest press. Every call that comes to the front is told; and where microphone and
 * server disagree for long, the silent one wins.
 */
export function createMuter(
  context: Pick<Context, "store" | "workitems" | "log" | "clock"> & {
    readonly users: Pick<Context["users"], "mute" | "unMute">;
  },
): Muter {
  const { store, workitems, users, log, clock } = context;
  let sending = false;
  /** Workitems that the server mutes at our word. */
  const muted = new Set<string>();
  let undoAgree: (() => void) | null = null;
  let tries = 0;
  /** There the server alone mutes. */
  const isOnPhone = () => store.get().line.mode === "phone";

  /** The call that the server can be told of. */
  function front(): Call | null {
    const call = foregroundCall(store.get().calls);
    return call?.kind === "workitem" && call.phase !== "ending" ? call : null;
  }

  function answerWithin(work: Promise<Result<unknown>>): Promise<Result<unknown>> {
    return new Promise((resolve, reject) => {
      const undo = clock.after(confirmsWithin, () => resolve(fail("timeout")));
      work.then(resolve, reject).finally(undo);
    });
  }

  function unconfirmed(
    asked: NonNullable<Mute["asked"]>,
    failed: Extract<Result<unknown>, { ok: false }>,
  ): void {
    const { code } = failed.error;
    log.warn("mute: not confirmed by the server", { muted: asked.muted, code });
    // Of tries to come to an agreement nobody need hear.
    const quiet = code === "gone" || code === "notFound" || tries > 0;
    store.dispatch({ kind: "muteUnconfirmed", quiet });
  }

  /** One press, told to the call in front. False: there is nothing more to tell. */
  async function tellOnce(): Promise<boolean> {
    const { asked } = store.get().line.mute;
    if (asked === null) return false;
    const call = foregroundCall(store.get().calls);
    if (call === null && store.get().monitor.now !== null) return tellOfOwnLeg(asked);
    // One that is being accepted is told as soon as it is there.
    if (call === null && muteControl(store.get()).enabled) return false;
    if (call === null || call.kind === "direct") {
      // Nobody to tell: the local track is the whole of it.
      store.dispatch({ kind: "muteReported", muted: asked.muted });
      return false;
    }
    const { callId } = call;
    const told = await answerWithin(
      outcomeOf<unknown>(asked.muted ? workitems.mute(callId) : workitems.unmute(callId)),
    );
    if (asked.muted) muted.add(callId);
    else if (told.ok) muted.delete(callId);
    // A newer press, or a mute by the server meanwhile: this answer is about the past.
    if (store.get().line.mute.asked !== asked) return true;
    if (told.ok) store.dispatch({ kind: "muteReported", muted: asked.muted });
    else unconfirmed(asked, told);
    return false;
  }

  /** On an agent's calls the supervisor has no workitem of their own: the server is told of the user. */
  async function tellOfOwnLeg(asked: NonNullable<Mute["asked"]>): Promise<boolean> {
    const told = await answerWithin(outcomeOf<unknown>(asked.muted ? users.mute() : users.unMute()));
    if (store.get().line.mute.asked !== asked) return true;
    if (told.ok) store.dispatch({ kind: "muteReported", muted: asked.muted });
    else unconfirmed(asked, told);
    return false;
  }

  async function tellServer(): Promise<void> {
    if (sending) return;
    sending = true;
    try {
      while (await tellOnce());
    } finally {
      sending = false;
    }
    look();
  }

  function ask(to: boolean): void {
    store.dispatch({ kind: "muteAsked", muted: to });
    void tellServer();
  }

  /** Null: nobody said. */
  async function serverMutes(callId: string): Promise<boolean | null> {
    const read = await answerWithin(outcomeOf<unknown>(workitems.fetchWorkitem(callId)));
    const { inMute } = (read.ok ? read.value : {}) as { readonly inMute?: boolean };
    return inMute ?? null;
  }

  /** Microphone and server say different things: the silent one is right. */
  async function agree(): Promise<void> {
    undoAgree = null;
    const call = front();
    const { mute } = store.get().line;
    if (call === null || !disagrees(mute)) return;
    tries += 1;
    if (mute.muted) return ask(true);
    const isMuted = (await serverMutes(call.callId)) ?? (tries < looks ? null : mute.server);
    if (store.get().line.mute === mute && isMuted !== null)
      store.dispatch({ kind: "muteReported", muted: isMuted });
    look();
  }

  function look(): void {
    const { mute } = store.get().line;
    const call = front();
    if (call !== null && !sending) {
      if (mute.asked !== null) return void tellServer();
      if (mute.by === "agent" && mute.muted && !muted.has(call.callId)) return ask(true);
      if (mute.by === "agent" && !disagrees(mute) && !mute.muted && muted.has(call.callId)) return ask(false);
    }
    const isSettled = !disagrees(mute) && mute.asked === null;
    if (call === null || isSettled || isOnPhone()) {
      tries = 0;
      undoAgree?.();
      undoAgree = null;
    } else if (disagrees(mute) && !sending) {
      undoAgree ??= clock.after(Math.min(agreesWithin * 2 ** tries, agreesAtMost), () => void agree());
    }
  }

  return {
    set(to = !wished(store.get().line.mute)) {
      const { enabled, why } = muteControl(store.get());
      if (!enabled) return failFor("notAllowed", why);
      const { mute } = store.get().line;
      if (mute.muted === to && mute.asked === null && mute.server === to) return ok();
      tries = 0;
      ask(to);
      return ok();
    },
    look,
    close: () => undoAgree?.(),
  };
}

/** The microphone does one thing and the server, as it last said, another; and nothing is on its way. */
function disagrees({ asked, muted, server }: Mute): boolean {
  return asked === null && muted !== server;
}
