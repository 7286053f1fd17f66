import { fail, ok, type Result } from "../../shared/result.ts";
import { statusById } from "../../shared/state/agent.ts";
import type { AppState } from "../../shared/state/app.ts";
import type { Channels } from "../../shared/state/channels.ts";
import { userOf } from "../../shared/state/session.ts";
import type { LoginToACDPayload } from "../../shared/wire/acd.ts";
import { channelsOnWire } from "../nextiva/channels.ts";
import { type Context, type Outcome, outcomeOf } from "./context.ts";

/**
 * Asks the server for a status; its answer is its word. The first one logs in to ACD. One request at a time: the
 * newest press shows at once and is sent last, so that it wins.
 */
export async function applyStatus(context: Context, statusId: string): Promise<Result<void>> {
  const { store, acd, users, clock } = context;
  const status = statusById(store.get().agent, statusId);
  if (status === null) return fail("notFound", statusId);
  if (store.get().agent.changing?.statusId === statusId) return fail("busy", statusId);
  store.dispatch({ kind: "statusAsked", statusId });
  return context.once.inTurn("status", async () => {
    const asked = store.get().agent.changing;
    // A newer press, or the server's own word, came first: this one is no longer wanted.
    if (asked?.statusId !== statusId) return ok();
    const isIn = store.get().agent.acd === "in";
    if (!isIn) store.dispatch({ kind: "acdChanged", acd: "loggingIn" });
    const answer = await outcomeOf(
      isIn
        ? acd.setStatus(statusId)
        : users.loginToAcd({ status: { statusId, status: status.status }, ...chosenChannels(store.get()) }),
    );
    const isNewest = store.get().agent.changing === asked;
    if (answer.ok) {
      if (!isIn) store.dispatch({ kind: "acdChanged", acd: "in" });
      if (isNewest) store.dispatch({ kind: "statusChanged", statusId, since: clock.now() });
      return ok();
    }
    // Where it may have been set, the server says what is so before the press is taken back.
    if (answer.is === "unclear" && isNewest) await readAgain(context);
    if (isNewest) store.dispatch({ kind: "statusRefused", statusId });
    if (isNewest && !isIn) store.dispatch({ kind: "acdChanged", acd: "out" });
    return answer;
  });
}

/** Sends the agent's status once more, with what is taken of each channel. */
export async function applyChannels(context: Context, channels: Channels): Promise<Result<void>> {
  const { store, acd, clock } = context;
  return context.once.inTurn("status", async () => {
    const { acd: where, current, changing } = store.get().agent;
    if (where !== "in" || current === null || changing !== null) return fail("notAllowed");
    const answer = await outcomeOf(acd.setStatus(current.statusId, channelsOnWire(channels)));
    if (answer.ok) {
      store.dispatch({ kind: "channelsReported", at: clock.now(), channels });
      return ok();
    }
    if (answer.is === "unclear") await readAgain(context);
    return answer;
  });
}

/** What the signed-in agent chose to take, as ACD login takes it; nothing where the contact centre decides. */
export function chosenChannels({
  session,
  settings,
}: Pick<AppState, "session" | "settings">): Pick<LoginToACDPayload, "channels"> {
  const chosen = settings.channels[userOf(session)?.userId ?? ""];
  return chosen === undefined ? {} : { channels: channelsOnWire(chosen) };
}

async function readAgain({ session, log }: Context): Promise<void> {
  await session.resync().catch((error: unknown) => log.warn("agent status: not read", { error }));
}

/** Logs out of ACD; a yes is told. */
export async function leaveAcd({ store, users }: Pick<Context, "store" | "users">): Promise<Outcome<void>> {
  const left = await outcomeOf(users.logoutFromAcd());
  if (left.ok) store.dispatch({ kind: "acdChanged", acd: "out" });
  return left;
}

/** Sets a status that nobody pressed just now: where the server does not want it, the agent is told. */
export async function assertStatus(context: Context, statusId: string): Promise<void> {
  const { store, log } = context;
  const asked = await applyStatus(context, statusId);
  if (asked.ok || asked.error.code === "busy") return;
  log.warn("agent status: not set again after a call", { code: asked.error.code });
  store.dispatch({ kind: "statusNotSet", statusId });
}
