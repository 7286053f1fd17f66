import type { DialAnswer } from "../../shared/contract/call.ts";
import type { ErrorCode } from "../../shared/errors.ts";
import { fail, failFor, ok, type Result } from "../../shared/result.ts";
import { liveCalls } from "../../shared/state/call.ts";
import { agentControls } from "../../shared/state/controls.ts";
import { placeOf } from "../../shared/state/place.ts";
import { consentOf } from "../../shared/wire/messages.ts";
import { type Context, type Outcome, outcomeOf } from "./context.ts";
import { endWorkitem } from "./hang-up.ts";
import { dialable } from "./number.ts";

export interface DialWish {
  /** As typed, pasted or stored; read for the agent's region. */
  readonly number: string;
  readonly name?: string | undefined;
  readonly contactId?: string | undefined;
  /** A compliance rule was named and the agent calls all the same. */
  readonly force?: boolean | undefined;
  /** The agent was asked about what is doubtful in the number. */
  readonly sure?: boolean | undefined;
  /** The held call that this one is about. */
  readonly consultFor?: string;
}

/** How a server says that it does not know a thing that was named. */
const unknown: readonly ErrorCode[] = ["refused", "notFound", "gone"];

/**
 * Calls a number. The leg is asked for alongside. `doubtful` says what the agent must be asked, `needsConsent`
 * the rule that stands against it; an unclear end is not repeated: what is true is read.
 */
export async function placeDial(context: Context, wish: DialWish): Promise<Result<DialAnswer>> {
  const { store, users, leg, campaigns } = context;
  const state = store.get();
  const { dial } = agentControls(state);
  if (!dial.enabled) return failFor("notAllowed", dial.why);
  const dialled = dialable(wish.number, placeOf(state), wish.sure);
  if (!dialled.ok) return dialled;
  const { to, postDial, isEmergency } = dialled.value;
  const consultFor = wish.consultFor ?? null;
  const place = async (): Promise<Result<DialAnswer>> => {
    const campaignId = campaigns.current();
    leg.ensure();
    const answer = await outcomeOf(
      users.dial({
        to,
        option: "Campaign",
        context: "",
        // Once the agent has said yes, no rule stands between somebody and help.
        force: isEmergency || (wish.force ?? false),
        campaignId,
        conferenceWorkitemId: consultFor,
        ...(wish.name ? { name: wish.name } : {}),
        ...(wish.contactId ? { contactId: wish.contactId } : {}),
      }),
    );
    if (!answer.ok) {
      if (answer.is === "unclear") return lookedUp(context, to, answer);
      leg.release();
      const mayBeGone = campaignId !== null && unknown.includes(answer.error.code);
      if (mayBeGone && (await campaigns.isGone(campaignId))) return fail("campaignGone");
      return answer;
    }
    const { canDial, consentType, workitemId } = answer.value;
    if (canDial === false) {
      leg.release();
      // Hung up meanwhile: there is nothing left to ask.
      if (isLeft(context)) return ok({ callId: null });
      return failFor("needsConsent", consentOf(consentType));
    }
    if (workitemId !== undefined) {
      store.dispatch({
        kind: "callDialled",
        callId: workitemId,
        number: to,
        name: wish.name ?? "",
        consultFor,
        postDial,
      });
    }
    return ok({ callId: workitemId ?? null });
  };
  return context.once("dial", async () => {
    store.dispatch({ kind: "dialAsked", number: to, name: wish.name ?? "" });
    try {
      const placed = await place();
      if (placed.ok && placed.value.callId !== null && isLeft(context)) {
        await endWorkitem(context, placed.value.callId);
      }
      return placed;
    } finally {
      store.dispatch({ kind: "dialOver" });
    }
  });
}

/** The agent hung up before the server had said which call it is. */
function isLeft({ store }: Context): boolean {
  return store.get().calls.placing?.isLeft === true;
}

/**
 * The call may have been placed: what is true is read. Only where that says that it was not does the leg go, which
 * would be the one under the call.
 */
async function lookedUp(
  { store, session, leg, log }: Context,
  to: string,
  answer: Extract<Outcome<unknown>, { ok: false }>,
): Promise<Result<DialAnswer>> {
  const known = new Set(store.get().calls.list.map(({ callId }) => callId));
  try {
    await session.resync();
  } catch (error) {
    log.warn("dial: result of an unclear dial not read", { error });
    return answer;
  }
  const placed = liveCalls(store.get().calls).find(
    ({ callId, direction, number }) => direction === "outbound" && number === to && !known.has(callId),
  );
  if (placed !== undefined) return ok({ callId: placed.callId });
  leg.release();
  return answer;
}
