import type { DialAnswer } from "../../shared/contract/call.ts";
import type { ErrorCode } from "../../shared/errors.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { agentControls } from "../../shared/state/controls.ts";
import { consentOf } from "../../shared/wire/messages.ts";
import { type Context, tried } from "./context.ts";
import { dialable } from "./number.ts";

export interface DialWish {
  /** As typed, pasted or stored; read for the agent's region. */
  readonly number: string;
  readonly name?: string | undefined;
  readonly contactId?: string | undefined;
  /** A compliance rule was named and the agent calls all the same. */
  readonly force?: boolean | undefined;
  /** The held call that this one is about. */
  readonly consultFor?: string;
}

/** How a server says that it does not know a thing that was named. */
const unknown: readonly ErrorCode[] = ["refused", "notFound", "gone"];

/**
 * Calls a number. The leg is asked for alongside. `needsConsent` names the rule that stands against it in `detail`;
 * an unclear end is not repeated: what is true is read.
 */
export async function placeDial(context: Context, wish: DialWish): Promise<Result<DialAnswer>> {
  const { store, users, leg, campaigns } = context;
  const state = store.get();
  const { dial } = agentControls(state);
  if (!dial.enabled) return fail("notAllowed", dial.why);
  const to = dialable(wish.number, state.settings.region || state.desktop.region);
  if (!to.ok) return to;
  const consultFor = wish.consultFor ?? null;
  return context.once("dial", async () => {
    const campaignId = campaigns.current();
    leg.ensure();
    const dialled = await tried(
      users.dial({
        to: to.value,
        option: "Campaign",
        context: "",
        force: wish.force ?? false,
        campaignId,
        conferenceWorkitemId: consultFor,
        ...(wish.name ? { name: wish.name } : {}),
        ...(wish.contactId ? { contactId: wish.contactId } : {}),
      }),
    );
    if (!dialled.ok) {
      if (dialled.error.code === "ambiguous") {
        await context.session
          .resync()
          .catch((error: unknown) => context.log.warn("resync failed", { error }));
      }
      leg.release();
      const mayBeGone = campaignId !== null && unknown.includes(dialled.error.code);
      if (mayBeGone && (await campaigns.isGone(campaignId))) return fail("campaignGone");
      return dialled;
    }
    const { canDial, consentType, workitemId } = dialled.value;
    if (canDial === false) {
      leg.release();
      return fail("needsConsent", consentOf(consentType) ?? "");
    }
    if (workitemId !== undefined) {
      store.tell({
        kind: "callDialled",
        callId: workitemId,
        number: to.value,
        name: wish.name ?? "",
        consultFor,
      });
    }
    return ok({ callId: workitemId ?? null });
  });
}
