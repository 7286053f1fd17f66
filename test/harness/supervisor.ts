import { expect, type Page } from "@playwright/test";
import { openLine, signIn, type TestAgent, type TestLine, until } from "../../sandbox/agent-fixture.ts";
import type { Caller } from "../../sandbox/callers/callers.ts";
import type { Agent } from "./agent.ts";
import type { Centre, Story } from "./story.ts";

/** An agent of the centre whose program is played by the test: their ear and their microphone are known. */
export interface PlayedAgent extends TestAgent {
  readonly name: string;
  readonly line: TestLine;
}

/** Ana in a call: the caller's tone and hers are what each of them hears of the other. */
export async function anaInCall(
  centre: Centre,
  tones = { caller: 440, ana: 600 },
): Promise<{ readonly ana: PlayedAgent; readonly caller: Caller; close(): Promise<void> }> {
  const { sandbox } = centre;
  const signed = await signIn(sandbox, "ana");
  const line = await openLine((await signed.ask("session")).body.telephony.verto);
  const caller = centre.rings({
    agent: "ana",
    name: "Maria Delgado",
    from: "+14155552671",
    says: { tone: tones.caller },
  });
  const { message } = await signed.feed.named("OfferNotification");
  line.says({ tone: tones.ana });
  await signed.ask("acceptOffer", { offerId: message.offer.offerId });
  await until(sandbox, () => sandbox.centre.world().items.get(caller.workitemId)?.state === "active");
  return {
    ana: { ...signed, line, name: "Ana Alvarez" },
    caller,
    async close() {
      await line.close();
      signed.close();
    },
  };
}

/** Sue's program, signed in. */
export async function sueAtWork(centre: Centre, story: Story): Promise<Agent> {
  const sue = await story.atSignIn();
  const { username, password } = centre.user("sue");
  await sue.signsIn(centre.sandbox.providerUrl, username, password);
  await expect.poll(() => centre.sandbox.voice.verto?.isReachable(centre.user("sue").login)).toBe(true);
  return sue;
}

/** The call that a supervisor is on, as it stands in a window. */
export const callOf = (page: Page) => page.getByRole("region", { name: "Call you are on as a supervisor" });

/** The supervisor window, opened from the tray. */
export async function board(sue: Agent): Promise<Page> {
  await sue.app.chooseMenu(["Supervisor"]);
  return sue.app.page("supervisor");
}
