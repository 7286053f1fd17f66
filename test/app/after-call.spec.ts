import { expect, maria, test } from "../harness/story.ts";

test("a status chosen in a call is set when the call ends, and not before", async ({ centre, story }) => {
  const agent = await story.atWork();
  const caller = centre.rings();
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  const statusId = () => centre.sandbox.centre.find("ana")?.statusId;
  await expect.poll(statusId).toBe("oncall");

  await agent.app.chooseMenu(["Lunch"]);
  await expect((await agent.phone()).getByText("Next: Lunch")).toBeVisible();
  expect(statusId()).toBe("oncall");
  // The choice may still be changed, as often as one likes.
  await agent.app.chooseMenu(["Break"]);
  await expect((await agent.phone()).getByText("Next: Break")).toBeVisible();

  caller.hangsUp();
  await expect.poll(statusId).toBe("break");
  await expect((await agent.phone()).getByRole("button", { name: /ACD status: Break/ })).toBeVisible();
  await agent.trayShows("unavailable", /Break/);
});

test.describe("a server that makes everybody Available after a call", () => {
  test.use({ sandboxOptions: { behaviour: { afterCall: "available" } } });

  test("an agent on Break is put back to Break when a call ends", async ({ centre, story }) => {
    const agent = await story.atWork();
    await agent.goes("Break");
    const seen: string[] = [];
    const { sandbox } = centre;
    sandbox.centre.onStep(() => {
      const now = sandbox.centre.find("ana")?.statusId ?? "";
      if (seen.at(-1) !== now) seen.push(now);
    });
    // A direct call reaches an agent on Break as well.
    const caller = centre.rings({ agent: "ana", from: maria.from, name: maria.name });
    await agent.accepts("Maria Delgado");
    await agent.isTalkingTo("Maria Delgado");
    caller.hangsUp();

    // The server did move them, and the app moved them back.
    await expect.poll(() => seen.slice(-2)).toEqual(["available", "break"]);
    await expect((await agent.phone()).getByRole("button", { name: /ACD status: Break/ })).toBeVisible();
    await agent.trayShows("unavailable", /Break/);
  });

  test("after wrap-up the agent's own status comes back as well", async ({ centre, story }) => {
    centre.sandbox.centre.do({ kind: "setBehaviour", behaviour: { wrapUpMs: 2_500 } });
    const agent = await story.atWork();
    await agent.goes("Training");
    const caller = centre.rings({ agent: "ana", from: maria.from, name: maria.name });
    await agent.accepts("Maria Delgado");
    await agent.isTalkingTo("Maria Delgado");
    caller.hangsUp();
    await expect((await agent.phone()).getByRole("button", { name: /ACD status: Wrap-up/ })).toBeVisible();
    expect(centre.sandbox.centre.find("ana")?.statusId).toBe("wrapup");
    await agent.trayShows("unavailable", /Training/);
    await expect.poll(() => centre.sandbox.centre.find("ana")?.statusId).toBe("training");
  });
});
