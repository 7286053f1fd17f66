import { openLine, signIn } from "../../sandbox/agent-fixture.ts";
import { type Centre, expect, maria, test } from "../harness/story.ts";

test.use({ sandboxOptions: { behaviour: { wrapUpMs: 60_000 } } });

const notes = { name: "Notes" } as const;

/** The supervisor, whose program is the test's. */
async function sue(centre: Centre) {
  const signed = await signIn(centre.sandbox, "sue", null);
  const line = await openLine((await signed.ask("session")).body.telephony.verto);
  const of = { userId: centre.user("ana").userId };
  const close = async () => {
    await line.close();
    signed.close();
  };
  return { ...signed, of, close };
}

test("an agent who is coached or joined is told who it is and who hears them; who only listens is not told", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  centre.rings(maria);
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  const { ask, of, close } = await sue(centre);
  const page = await agent.phone();
  await ask("listen", of);
  await ask("coach", of);
  await expect(page.getByText(/Sue Sato.* is coaching you: only you hear them/)).toBeVisible();
  await agent.trayShows("onCall", /Sue Sato.* is coaching you/);
  await ask("join", of);
  await expect(page.getByText(/Sue Sato.* has joined your call/)).toBeVisible();
  await ask("listen", of);
  await expect(page.getByText(/Sue Sato/)).toHaveCount(0);
  await close();
});

test("a status that a supervisor sets is said, with whose doing it is, and stays after the next call", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const { ask, of, close } = await sue(centre);
  const page = await agent.phone();
  await ask("changeStatus", of, { statusId: "lunch" });
  await expect(page.getByText(/Sue Sato.* set your status to .*Lunch/)).toBeVisible();
  await agent.trayShows("unavailable", /Lunch/);
  await close();
});

test("a call that a supervisor ends and a forced log-out are told, and nothing typed is lost", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const caller = centre.rings(maria);
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  const page = await agent.phone();
  await agent.presses("Notes");
  await page.getByRole("textbox", notes).fill("Wants the invoice ag");
  const { ask, of, close } = await sue(centre);
  await ask("terminateWorkitem", { workitemId: caller.workitemId });
  await expect(page.getByText(/A supervisor ended it/).first()).toBeVisible();
  await expect(page.getByRole("textbox", notes)).toHaveValue("Wants the invoice ag");
  await page.getByRole("textbox", notes).pressSequentially("ain");

  await ask("forceLogout", of);
  await expect(page.getByText(/Sue Sato.* signed you out. What you were writing is kept/)).toBeVisible();
  const { username, password } = centre.user("ana");
  await agent.signsIn(centre.sandbox.providerUrl, username, password);
  await page.getByRole("tab", { name: "Wrap-up" }).click();
  await expect(page.getByRole("textbox", notes)).toHaveValue("Wants the invoice again");

  await ask("forceLogoutAndDisable", of);
  await expect(page.getByText(/disabled your account. You cannot sign in again/)).toBeVisible();
  await close();
});
