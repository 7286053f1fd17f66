import { talksToMaria } from "../harness/calls.ts";
import { agentHears, isHeard, sentBy, talkBothWays } from "../harness/sound.ts";
import { audible, expect, maria, silent, test } from "../harness/story.ts";

test("a held customer hears music and the agent silence, until the call is resumed", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = await talksToMaria(centre, agent);

  await agent.presses("Hold");
  await expect((await agent.phone()).getByText("On hold", { exact: true })).toBeVisible();
  await agent.trayShows("onCall", /On hold: Maria Delgado/);
  expect(caller.item().state).toBe("hold");
  await agentHears(agent, "silence");
  // What the customer hears cannot be the agent, whose program sends silence.
  await isHeard(sentBy(centre, "ana"), silent);
  await isHeard(caller.hears, { ...audible, forMs: 500 });

  await agent.presses("Resume");
  await expect((await agent.phone()).getByText("On hold", { exact: true })).toBeHidden();
  await talkBothWays(agent, caller.hears);
});

test("digits reach the server by the keypad's buttons and by the keyboard", async ({ centre, story }) => {
  const agent = await story.atWork();
  const caller = centre.rings();
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  const phone = await agent.phone();

  // Before the keypad is open a digit means nothing.
  await phone.keyboard.press("7");
  await agent.presses("Keypad");
  for (const key of ["1", "*", "0"]) await phone.locator(`[data-key="${key}"]`).click();
  await expect.poll(() => caller.item().digits).toBe("1*0");
  await phone.keyboard.type("42#");
  await expect.poll(() => caller.item().digits).toBe("1*042#");
  await expect(phone.getByRole("log", { name: "Digits sent" })).toHaveText("1*042#");
});

test("a call that the customer ends says so, and the phone is ready for the next", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = centre.rings();
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await talkBothWays(agent, caller.hears);

  caller.hangsUp();
  const phone = await agent.phone();
  await expect(phone.getByRole("region", { name: "Call ended: Maria Delgado" })).toContainText(
    "They hung up",
  );
  await agent.trayShows("available", /Available/);
  await expect(phone.getByLabel("Number to call")).toBeVisible();

  const next = centre.rings({ ...maria, name: "Nora Next" });
  await agent.accepts("Nora Next");
  await agent.isTalkingTo("Nora Next");
  await talkBothWays(agent, next.hears);
});

test("a direct call rings the line by itself: taken, held, spoken on and hung up", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const { userId } = centre.user("ana");
  const rung = centre.sandbox.voice.ringDirectly(userId, { name: "Ben Okafor", number: "1002" });
  if (rung === undefined) throw new Error("the line cannot be rung");
  rung.customer.says("tone");
  await agent.seesOffer("Ben Okafor");
  await expect((await agent.phone()).getByText("Incoming direct call")).toBeVisible();
  expect(rung.leg.state).toBe("ringing");

  await agent.accepts("Ben Okafor");
  await agent.isTalkingTo("Ben Okafor");
  await talkBothWays(agent, rung.customer.hears);

  await agent.presses("Hold");
  await agent.trayShows("onCall", /On hold: Ben Okafor/);
  await agentHears(agent, "silence");
  await isHeard(rung.customer.hears, silent);
  await agent.presses("Resume");
  await agent.trayShows("onCall", /On a call with Ben Okafor/);
  await talkBothWays(agent, rung.customer.hears);

  await agent.presses("Mute");
  await isHeard(rung.customer.hears, silent);

  await agent.hangsUp();
  await expect.poll(() => rung.leg.state).toBe("ended");
  await agent.trayShows("available", /Available/);
});

test("a direct call that is turned away stops ringing at both ends", async ({ centre, story }) => {
  const agent = await story.atWork();
  const rung = centre.sandbox.voice.ringDirectly(centre.user("ana").userId, { name: "Ben", number: "1002" });
  await agent.rejects("Ben");
  await expect.poll(() => rung?.leg.state).toBe("ended");
  await agent.trayShows("available", /Available/);
});

test("a direct call answered on another phone is not missed; one that rings during another is told, and one that a fault ends is lost", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const phone = await agent.phone();
  const { userId } = centre.user("ana");
  const rings = (name: string, number: string) => {
    const rung = centre.sandbox.voice.ringDirectly(userId, { name, number });
    if (rung === undefined) throw new Error("the line cannot be rung");
    return rung;
  };
  const ends = (callerNumber: string, cause: "LOSE_RACE" | "NORMAL_TEMPORARY_FAILURE") =>
    centre.sandbox.voice.verto
      ?.legs(centre.user("ana").login)
      .find((leg) => leg.callerNumber === callerNumber)
      ?.end(cause);

  rings("Ben Okafor", "1002");
  await agent.seesOffer("Ben Okafor");
  ends("1002", "LOSE_RACE");
  await expect(phone.getByText("Answered on another phone")).toBeVisible();
  await expect(phone.getByText("1 missed call")).toBeHidden();

  const first = rings("Tom Becker", "+14155550101");
  first.customer.says("tone");
  await agent.accepts("Tom Becker");
  await agent.isTalkingTo("Tom Becker");
  const second = rings("Nora Lind", "+14155550102");
  const told = phone.getByRole("listitem").filter({ hasText: "Nora Lind called while you were on a call." });
  await expect(told.getByRole("button", { name: "Call again" })).toBeVisible();
  await expect.poll(() => second.leg.state).toBe("ended");
  await talkBothWays(agent, first.customer.hears);

  ends("+14155550101", "NORMAL_TEMPORARY_FAILURE");
  await expect(phone.getByText("The call with Tom Becker was lost. You can call again.")).toBeVisible();
  await expect(phone.getByText("The voice server failed")).toBeVisible();
  await expect(phone.getByText("1 missed call")).toBeVisible();
});
