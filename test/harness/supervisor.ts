import { expect, type Page } from "@playwright/test";
import { openLine, signIn, type TestAgent, type TestLine, until } from "../../sandbox/agent-fixture.ts";
import type { Sandbox } from "../../sandbox/server.ts";
import type { Agent } from "./agent.ts";
import type { Centre, Story } from "./story.ts";

/** An agent of the centre whose program is played by the test: their ear and their microphone are known. */
export interface PlayedAgent extends TestAgent {
  readonly name: string;
  readonly line: TestLine;
}

/** An agent in a call: the caller's tone and theirs are what each of them hears of the other. */
export async function agentInCall(sandbox: Sandbox, short: string, tones = { caller: 440, agent: 600 }) {
  const signed = await signIn(sandbox, short);
  const line = await openLine((await signed.ask("session")).body.telephony.verto);
  const caller = sandbox.callers.placeCall({
    agent: short,
    name: "Maria Delgado",
    from: "+14155552671",
    says: { tone: tones.caller },
  });
  const { message } = await signed.feed.named("OfferNotification");
  line.says({ tone: tones.agent });
  await signed.ask("acceptOffer", { offerId: message.offer.offerId });
  await until(sandbox, () => sandbox.centre.world().items.get(caller.workitemId)?.state === "active");
  const { firstName = "", lastName = "" } = sandbox.centre.find(short) ?? {};
  const agent: PlayedAgent = { ...signed, line, name: `${firstName} ${lastName}` };
  return {
    agent,
    caller,
    async close() {
      await line.close();
      signed.close();
    },
  };
}

/** Ana in a call, and her caller. */
export async function anaInCall({ sandbox }: Centre) {
  const { agent: ana, ...rest } = await agentInCall(sandbox, "ana");
  return { ana, ...rest };
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
