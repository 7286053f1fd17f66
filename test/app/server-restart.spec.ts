import { createSandbox, type Sandbox } from "../../sandbox/server.ts";
import { talksTo, talksToMaria } from "../harness/calls.ts";
import { probeVoice } from "../harness/sound.ts";
import { centreOf, expect, maria, test as stories } from "../harness/story.ts";

/** A contact centre that can go and come back on its port, with nothing of what it knew but its tokens. */
interface Restartable {
  now(): Sandbox;
  stops(): Promise<void>;
  starts(how?: { forgetful?: boolean }): Promise<void>;
}

const test = stories.extend<{ server: Restartable }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
  server: async ({}, use) => {
    let sandbox = await createSandbox();
    const port = Number(new URL(sandbox.providerUrl).port);
    let isUp = true;
    await use({
      now: () => sandbox,
      async stops() {
        isUp = false;
        await sandbox.close();
      },
      async starts({ forgetful = false } = {}) {
        if (forgetful) sandbox.tokens.expire();
        sandbox = await createSandbox({ port, after: sandbox });
        isUp = true;
      },
    });
    if (isUp) await sandbox.close();
  },
  centre: ({ server }, use) => use(centreOf(server.now)),
});

test("the server restarts in a call: the call is said to be lost, everything is connected again, and the next call is one", async ({
  server,
  centre,
  story,
}) => {
  const agent = await story.atWork();
  await talksToMaria(centre, agent);

  await server.stops();
  const phone = await agent.phone();
  const strip = phone.getByTestId("connection-strip");
  await expect(strip).toBeVisible();
  // Nobody knows yet whether the call is over: it is not said to be.
  await expect(phone.getByRole("heading", { name: "Maria Delgado" })).toBeVisible();
  await server.starts();
  await expect(phone.getByText("The call with Maria Delgado was lost. You can call again.")).toBeVisible({
    timeout: 30_000,
  });
  const backAt = performance.now();
  await expect(phone.getByRole("region", { name: "Call ended: Maria Delgado" })).toBeVisible();
  await expect(strip).toBeHidden({ timeout: 30_000 });
  console.log(`server back: connected ${Math.round(performance.now() - backAt)} ms after the loss was said`);
  const probe = await probeVoice(agent.app);
  expect(await probe.sounding()).toBe(0);
  expect(await probe.openMicrophones()).toBe(0);

  await agent.goes("Available");
  const next = await talksTo(centre, agent, { ...maria, name: "Nora Next" });
  await agent.hangsUp();
  await expect.poll(() => next.item().state).toBe("terminated");
});

test("the server restarts while a call rings: the ringing ends, and nothing rings on", async ({
  server,
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const probe = await probeVoice(agent.app);
  centre.rings();
  await agent.seesOffer("Maria Delgado");
  await expect.poll(() => probe.sounding()).toBe(1);
  await server.stops();
  await server.starts();
  const phone = await agent.phone();
  await expect(phone.getByRole("region", { name: "Incoming call from Maria Delgado" })).toBeHidden({
    timeout: 30_000,
  });
  await expect.poll(() => probe.sounding()).toBe(0);
  expect((await agent.app.notifications()).filter((each) => each.open)).toEqual([]);
  await expect(phone.getByTestId("connection-strip")).toBeHidden({ timeout: 30_000 });
});

test("the server comes back without its sessions: the sign-in screen says so, and what became of the call", async ({
  server,
  centre,
  story,
}) => {
  const agent = await story.atWork();
  await talksToMaria(centre, agent);
  await server.stops();
  await server.starts({ forgetful: true });
  const phone = await agent.phone();
  await expect(phone.getByText("Your session has ended. Sign in again to carry on.")).toBeVisible({
    timeout: 30_000,
  });
  const { username, password } = centre.user("ana");
  await agent.signsIn(centre.sandbox.providerUrl, username, password);
  await expect(
    phone.getByText(/The call with Maria Delgado (ended while Hookswitch was not running|was lost)/),
  ).toBeVisible();
  await expect(phone.getByTestId("connection-strip")).toBeHidden({ timeout: 30_000 });
});
