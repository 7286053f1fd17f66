import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Agent } from "../harness/agent.ts";
import { talksTo, talksToMaria } from "../harness/calls.ts";
import { agentHears, isHeard, sentBy, talkBothWays } from "../harness/sound.ts";
import { type Centre, expect, maria, silent, test } from "../harness/story.ts";

const noted = (userData: string) => join(userData, "in-call.json");

const legOf = (centre: Centre) => centre.sandbox.voice.leg(centre.user("ana").userId);
const timerOf = async (agent: Agent) => {
  const text = (await (await agent.phone()).getByRole("timer").textContent()) ?? "";
  const [minutes = 0, seconds = 0] = text.split(":").map(Number);
  return minutes * 60 + seconds;
};

test("the program crashes in a call: the next start takes the same call back, and says how long it took [complaint 12]", async ({
  centre,
  story,
  keychain,
  userData,
}) => {
  const home = { userData, env: keychain.env };
  const first = await story.staysSignedIn(keychain, userData);
  await first.goes("Available");
  const caller = await talksToMaria(centre, first);
  const leg = legOf(centre);
  const connectedAt = Date.now() - (await timerOf(first)) * 1_000;
  // Nobody else on this computer may read it.
  if (process.platform !== "win32") expect(statSync(noted(userData)).mode & 0o077).toBe(0);

  await first.app.kill();
  await expect.poll(() => legOf(centre)?.state).toBe("detached");
  const startedAt = performance.now();
  const agent = await story.atSignIn(home);
  await expect.poll(() => legOf(centre)?.state, { intervals: [20], timeout: 15_000 }).toBe("up");
  await isHeard(caller.hears, { minDbfs: -45, forMs: 100, timeoutMs: 10_000 });
  const heardAt = performance.now();
  await talkBothWays(agent, caller.hears);
  console.log(
    `app killed in a call: the agent is heard ${Math.round(heardAt - startedAt)} ms after the new start`,
  );
  // Two to five seconds on a machine of its own; a call that only a person brings back takes far longer than this.
  expect(heardAt - startedAt).toBeLessThan(15_000);
  expect(legOf(centre)).toBe(leg);
  expect(caller.item().state).toBe("active");

  // The call as it was: its name, its time, and all that can be done with it.
  await agent.isTalkingTo("Maria Delgado");
  expect(Math.abs((Date.now() - connectedAt) / 1_000 - (await timerOf(agent)))).toBeLessThanOrEqual(3);
  await agent.presses("Hold");
  await expect.poll(() => caller.item().state).toBe("hold");
  await agent.presses("Resume");
  await talkBothWays(agent, caller.hears);
  await agent.hangsUp();
  await expect.poll(() => caller.item().state).toBe("terminated");
  await agent.trayShows("available", /Available/);
  await expect.poll(() => existsSync(noted(userData))).toBe(false);
});

test("without Stay signed in the sign-in screen says that a call is up, and signing in takes it back, muted as it was", async ({
  centre,
  story,
  userData,
}) => {
  const { username, password } = centre.user("ana");
  const first = await story.atWork({ userData });
  const caller = await talksToMaria(centre, first);
  await first.presses("Mute");
  await isHeard(sentBy(centre, "ana"), silent);
  await first.app.kill();

  const agent = await story.atSignIn({ userData });
  const page = await agent.phone();
  await expect(page.getByText("Your call is still active.", { exact: true })).toBeVisible();
  await expect(page.getByText(/Sign in to return to it: 1[01]\d s left/)).toBeVisible();
  await agent.signsIn(centre.sandbox.providerUrl, username, password);
  await agent.isTalkingTo("Maria Delgado");
  await agentHears(agent, "sound");
  await agent.trayShows("muted");
  await isHeard(sentBy(centre, "ana"), silent);
  // The agent's own press opens it, and nothing else.
  await agent.presses("Muted");
  await talkBothWays(agent, caller.hears);
  await agent.hangsUp();
  await expect.poll(() => caller.item().state).toBe("terminated");
});

test("the caller hung up while the program was away: it is said at once, with the number to call again", async ({
  centre,
  story,
  userData,
}) => {
  const { username, password } = centre.user("ana");
  const first = await story.atWork({ userData });
  const caller = await talksToMaria(centre, first);
  await first.app.kill();
  caller.hangsUp();
  await expect.poll(() => caller.item().state).toBe("terminated");

  const agent = await story.atSignIn({ userData });
  await agent.signsIn(centre.sandbox.providerUrl, username, password);
  const phone = await agent.phone();
  const said = phone.getByText(
    "The call with Maria Delgado ended while Hookswitch was not running. You can call again.",
  );
  await expect(said).toBeVisible();
  await expect(phone.getByRole("region", { name: "Call ended: Maria Delgado" })).toContainText(
    "Ended while Hookswitch was not running",
  );
  await agent.presses(/redial|call again/i);
  await expect(phone.getByLabel("Number to call")).toHaveValue(/415.*555.*2671/);
  await expect.poll(() => existsSync(noted(userData))).toBe(false);
  // No ghost: nothing is live, nothing rings, and the next call is an ordinary one.
  await agent.trayShows("available");
  await talksTo(centre, agent, { ...maria, name: "Nora Next" });
});

test("the server kept the call but not its leg: another leg is had, and both are heard again", async ({
  centre,
  story,
  userData,
}) => {
  const { username, password, login } = centre.user("ana");
  const first = await story.atWork({ userData });
  const caller = await talksToMaria(centre, first);
  const before = legOf(centre);
  await first.app.kill();
  centre.sandbox.voice.verto?.faults.forgetSessions();
  await expect.poll(() => centre.sandbox.voice.verto?.legs(login).length).toBe(0);

  const agent = await story.atSignIn({ userData });
  await agent.signsIn(centre.sandbox.providerUrl, username, password);
  await agent.isTalkingTo("Maria Delgado");
  await talkBothWays(agent, caller.hears);
  expect(legOf(centre)).not.toBe(before);
});

test("a direct call, which only its leg knows, is taken back too", async ({ centre, story, userData }) => {
  const { username, password, userId } = centre.user("ana");
  const first = await story.atWork({ userData });
  const rung = centre.sandbox.voice.ringDirectly(userId, { name: "Ben Okafor", number: "+14155552673" });
  if (rung === undefined) throw new Error("the line cannot be rung");
  await first.accepts("Ben Okafor");
  await first.isTalkingTo("Ben Okafor");
  await isHeard(rung.customer.hears);
  await first.app.kill();
  await expect.poll(() => rung.leg.state).toBe("detached");

  const agent = await story.atSignIn({ userData });
  await agent.signsIn(centre.sandbox.providerUrl, username, password);
  await agent.isTalkingTo("Ben Okafor");
  await expect.poll(() => rung.leg.state).toBe("up");
  await talkBothWays(agent, rung.customer.hears);
  await agent.hangsUp();
  await expect.poll(() => rung.leg.state).toBe("ended");
});

test("quitting in a call asks, ends it, and leaves nothing to take back", async ({
  centre,
  story,
  userData,
}) => {
  const first = await story.atWork({ userData });
  await talksToMaria(centre, first);
  const sessid: string = JSON.parse(readFileSync(noted(userData), "utf8")).value.sessid;
  expect(first.app.logs().join("\n")).not.toContain(sessid);
  await first.app.answerDialog(1);
  expect(await first.app.quit()).toBe(0);
  expect(existsSync(noted(userData))).toBe(false);
  expect(legOf(centre)).toBeUndefined();

  const agent = await story.atSignIn({ userData });
  const page = await agent.phone();
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await expect(page.getByText("Your call is still active.")).toHaveCount(0);
});

test("the session runs out in a call: signing in again takes the call back", async ({ centre, story }) => {
  const { username, password } = centre.user("ana");
  const agent = await story.atWork();
  const caller = await talksToMaria(centre, agent);
  const leg = legOf(centre);
  centre.sandbox.tokens.refuseRefresh(true);
  centre.sandbox.tokens.expire();
  await agent.presses("Hold");
  const page = await agent.phone();
  await expect(page.getByText("Your session has ended. Sign in again to carry on.")).toBeVisible();
  await expect(page.getByText("Your call is still active.", { exact: true })).toBeVisible();
  expect(caller.item().state).toBe("active");
  centre.sandbox.tokens.refuseRefresh(false);
  await agent.signsIn(centre.sandbox.providerUrl, username, password);
  await agent.isTalkingTo("Maria Delgado");
  await expect.poll(() => legOf(centre)?.state).toBe("up");
  await talkBothWays(agent, caller.hears);
  expect(legOf(centre)).toBe(leg);
});
