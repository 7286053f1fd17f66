import { talkBothWays } from "../harness/sound.ts";
import { type Centre, expect, maria, test, unreadIn } from "../harness/story.ts";

const nora = { ...maria, from: "+14155552672", name: "Nora Next" } as const;

const status = (centre: Centre) => centre.sandbox.centre.find("ana")?.statusId;
const openOffers = (centre: Centre) =>
  [...centre.sandbox.centre.world().offers.values()].filter((offer) => offer.state === "open");

test.describe("an offer that runs out", () => {
  test.use({ sandboxOptions: { behaviour: { offerTimeoutMs: 1_500, reofferMs: 60_000 } } });

  test("makes the agent what the server says, No Answer, and is listed as missed", async ({
    centre,
    story,
  }) => {
    const agent = await story.atWork();
    centre.rings();
    await agent.seesOffer("Maria Delgado");
    const phone = await agent.phone();
    await expect(phone.getByRole("region", { name: "Incoming call from Maria Delgado" })).toBeHidden();
    expect(status(centre)).toBe("noanswer");
    await expect(phone.getByRole("button", { name: /ACD status: No Answer/ })).toBeVisible();
    await agent.trayShows("unavailable", /No Answer/);

    await expect(phone.getByText("Not answered in time")).toBeVisible();
    await expect(phone.getByText("1 missed call")).toBeVisible();
    await expect.poll(() => agent.app.badge()).toBe(unreadIn(centre) + 1);
    await agent.presses("Show");
    const missed = phone.getByRole("region", { name: "1 missed call" });
    await expect(missed).toContainText("Maria Delgado");
    await missed.getByRole("button", { name: /^Call back/ }).click();
    await expect(phone.getByLabel("Number to call")).toHaveValue(/415.*555.*2671/);
    await agent.presses("Mark as seen");
    await expect.poll(() => agent.app.badge()).toBe(unreadIn(centre));

    // No Answer stays until the agent says that they are back.
    expect(status(centre)).toBe("noanswer");
    await agent.goes("Available");
    expect(status(centre)).toBe("available");
  });
});

test("a caller who hangs up while it rings was missed, and the agent stays Available", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = centre.rings();
  await agent.seesOffer("Maria Delgado");
  caller.hangsUp();
  await expect((await agent.phone()).getByText("The caller hung up")).toBeVisible();
  await expect((await agent.phone()).getByText("1 missed call")).toBeVisible();
  await agent.trayShows("available", /Available/);
  expect(status(centre)).toBe("available");
});

test("an offer that the server takes back is said to be somebody else's", async ({ centre, story }) => {
  const agent = await story.atWork();
  centre.rings();
  await agent.seesOffer("Maria Delgado");
  const [offer] = openOffers(centre);
  centre.sandbox.centre.do({ kind: "withdrawOffer", offerId: offer?.offerId ?? "" });
  await expect((await agent.phone()).getByText("Given to someone else")).toBeVisible();
  await agent.trayShows("available", /Available/);
});

test("an SMS beside a call is accepted and finished without a word to the call, and wrapped up after it", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = centre.rings({ ...maria, says: { tone: 440 } });
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  const { userId } = centre.user("ana");
  centre.sandbox.centre.do({
    kind: "arrive",
    arrival: {
      channel: "sms",
      from: nora.from,
      name: nora.name,
      agentId: userId,
      content: { textMsg: "Where is my parcel?" },
    },
  });
  const phone = await agent.phone();
  const card = phone.getByRole("region", { name: "Incoming SMS from Nora Next" });
  await expect(card).toBeVisible();
  const [offer] = openOffers(centre);
  await agent.trayShows("onCall", /On a call with Maria Delgado/);
  await card.getByRole("button", { name: /^Accept/ }).click();

  const row = phone.getByRole("list", { name: "Messages" }).getByRole("listitem");
  await expect(row).toContainText("Nora Next");
  await expect(row).toContainText("Where is my parcel?");
  await talkBothWays(agent, caller.hears);
  await row.getByRole("button", { name: "Finish SMS with Nora Next" }).click();
  await expect(row).toHaveCount(0);
  await agent.isTalkingTo("Maria Delgado");

  caller.hangsUp();
  await phone.getByRole("button", { name: "Wrap up: Nora Next" }).click();
  const form = phone.getByRole("form", { name: "Wrap-up: Nora Next" });
  await form.getByRole("radio", { name: "Resolved" }).check();
  await form.getByRole("button", { name: "Done" }).click();
  await expect(form).toHaveCount(0);
  await expect(row).toHaveCount(0);
  const past = centre.sandbox.centre.world().history.get(offer?.workitemId ?? "");
  expect(past).toMatchObject({ channelType: "sms", extra: { dispositionName: "Resolved" } });
});

test("a double click on Accept is one accept", async ({ centre, story }) => {
  const agent = await story.atWork();
  const { sandbox } = centre;
  // The server would take two accepts for one: what counts is how often it was asked.
  let accepts = 0;
  const { do: carryOut } = sandbox.centre;
  Object.assign(sandbox.centre, {
    do(command: Parameters<typeof carryOut>[0]) {
      if (command.kind === "acceptOffer") accepts += 1;
      return carryOut(command);
    },
  });
  // The answer takes its time: the second click falls into it.
  sandbox.faults.http.add({ kind: "delay", ms: 600, endpoint: "acceptOffer", count: 1 });
  const caller = centre.rings({ ...maria, says: "tone" });
  await agent.seesOffer("Maria Delgado");
  const card = (await agent.phone()).getByRole("region", { name: "Incoming call from Maria Delgado" });
  await card.getByRole("button", { name: /^Accept/ }).dblclick();
  await agent.isTalkingTo("Maria Delgado");
  await talkBothWays(agent, caller.hears);
  expect(accepts).toBe(1);
  await expect((await agent.phone()).getByRole("heading", { name: "Maria Delgado" })).toHaveCount(1);
});

test("of two offers at once one is taken and the other rings on", async ({ centre, story }) => {
  const agent = await story.atWork();
  const queued = centre.rings({ ...maria, says: "tone" });
  const direct = centre.rings({ agent: "ana", from: nora.from, name: nora.name, says: "tone" });
  await agent.seesOffer("Maria Delgado");
  await agent.seesOffer("Nora Next");

  await agent.accepts("Nora Next");
  await agent.isTalkingTo("Nora Next");
  await talkBothWays(agent, direct.hears);
  // The call goes on under the offer that is still there.
  await agent.seesOffer("Maria Delgado");
  await agent.trayShows("ringing", /Maria Delgado/);

  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await talkBothWays(agent, queued.hears);
  // The server holds the first; the agent sees both and comes back to it.
  expect(direct.item().state).toBe("hold");
  await agent.hangsUp();
  await expect.poll(() => queued.item().state).toBe("terminated");
  await expect((await agent.phone()).getByRole("heading", { name: "Nora Next" })).toBeVisible();
  await agent.presses("Resume");
  await expect.poll(() => direct.item().state).toBe("active");
  await talkBothWays(agent, direct.hears);
});

test("what one agent turns away goes to the next, and is not missed here", async ({ centre, story }) => {
  const agent = await story.atWork();
  const ben = centre.user("ben").userId;
  centre.rings();
  await agent.seesOffer("Maria Delgado");
  centre.sandbox.centre.do({ kind: "acdLogin", userId: ben, statusId: "available" });
  await agent.rejects("Maria Delgado");
  await expect.poll(() => openOffers(centre).map((offer) => offer.userId)).toEqual([ben]);
  await agent.trayShows("available", /Available/);
  await expect((await agent.phone()).getByText("1 missed call")).toBeHidden();
});

test("an offer turned away with a reason moves the agent to it at the same time", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  centre.rings();
  const page = await agent.phone();
  await page.getByRole("button", { name: "Other ways to reject Maria Delgado" }).click();
  await page.getByRole("menuitem", { name: "Lunch" }).click();
  await expect(page.getByRole("button", { name: /ACD status: Lunch/ })).toBeVisible();
  await agent.trayShows("unavailable", /Lunch/);
  expect(centre.sandbox.centre.find("ana")?.statusId).toBe("lunch");
  await expect(page.getByRole("heading", { name: "Maria Delgado" })).toHaveCount(0);
});

test.describe("an agent whose offers are accepted by themselves", () => {
  test("sees that it is so, and talks without a press", async ({ centre, story }) => {
    const { userId } = centre.user("ana");
    const agent = await story.atSignIn();
    centre.sandbox.centre.do({ kind: "changeAgent", of: userId, change: { acdAutoAccept: true } });
    const { username, password } = centre.user("ana");
    await agent.signsIn(centre.sandbox.providerUrl, username, password);
    await agent.goes("Available");
    centre.rings();
    await agent.isTalkingTo("Maria Delgado");
  });
});
