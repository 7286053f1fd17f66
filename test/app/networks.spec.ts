import { writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { makeAuthority, startProxy } from "../../main/network/test-network.ts";
import { createSandbox } from "../../sandbox/server.ts";
import { agentOf } from "../harness/agent.ts";
import { startFront } from "../harness/front.ts";
import { audible, expect } from "../harness/story.ts";
import { test as base } from "../harness/test.ts";

/** A contact centre behind TLS of the company's own authority, and a proxy that everybody must go through. */
const test = base.extend<{ company: Awaited<ReturnType<typeof open>> }>({
  company: async ({ launch: _ }, use, info) => {
    const company = await open(info.outputPath("authority.pem"));
    await use(company);
    await company.close();
  },
});

async function open(authorityFile: string) {
  const authority = await makeAuthority();
  writeFileSync(authorityFile, authority.cert);
  const front = await startFront(await authority.signs());
  const sandbox = await createSandbox({ publicUrl: front.url });
  front.leadsTo(sandbox.controlUrl);
  const signIn = { username: "acme\\ana", password: "netw0rk" };
  const proxy = await startProxy({ signIn });
  const ana = sandbox.users.find((user) => user.username.startsWith("ana@"));
  if (ana === undefined) throw new Error("no agent ana");
  return {
    authorityFile,
    front,
    sandbox,
    proxy,
    signIn,
    ana,
    async close() {
      await sandbox.close();
      await proxy.close();
      await front.close();
    },
  };
}

test("behind a company's proxy and certificates: signed in to the proxy once, then work as anywhere", async ({
  launch,
  company,
}) => {
  const { sandbox, proxy, front, ana, signIn } = company;
  const app = await launch({
    args: [`--provider=${sandbox.providerUrl}`, `--prefill-user=${ana.username}`],
    env: { NODE_EXTRA_CA_CERTS: company.authorityFile },
  });
  await app.setProxy({ proxyRules: `127.0.0.1:${proxy.port}`, proxyBypassRules: "<-loopback>" });
  const agent = agentOf(app);
  const page = await agent.phone();
  await page.getByLabel("Password", { exact: true }).fill(ana.password);
  await page.getByRole("button", { name: "Sign in" }).click();

  const question = page.getByRole("dialog", { name: "Sign in to your network" });
  await expect(question).toContainText(`127.0.0.1:${proxy.port}`);
  await question.getByLabel("Network user name").fill(signIn.username);
  await question.getByLabel("Network password").fill("not this one");
  await question.getByRole("button", { name: "Sign in" }).click();
  await expect(question.getByLabel("Network password")).toHaveAccessibleDescription(
    "The proxy did not accept this user name and password.",
  );
  await question.getByLabel("Network user name").fill(signIn.username);
  await question.getByLabel("Network password").fill(signIn.password);
  await question.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("button", { name: /ACD status/ })).toBeVisible();
  await expect(question).toBeHidden();

  await agent.goes("Available");
  const caller = sandbox.callers.placeCall({ queue: "Sales", name: "Maria Delgado", says: "tone" });
  await agent.seesOffer("Maria Delgado");
  await agent.accepts("Maria Delgado");
  await agent.isTalkingTo("Maria Delgado");
  await caller.hears.waitUntilHears(audible);
  await agent.hangsUp();
  await expect.poll(() => caller.item().state).toBe("terminated");

  // HTTP, feed and voice: nothing found another way.
  const letThrough = proxy.asked.filter((each) => each.endsWith(" signed in")).length;
  expect(front.connections()).toBeGreaterThanOrEqual(3);
  expect(letThrough).toBeGreaterThanOrEqual(front.connections());
  expect(app.logs().join("\n")).not.toContain(signIn.password);
});

test("what stands in the way is said by its name, and the sign-in may be tried again", async ({
  launch,
  company,
}) => {
  const { sandbox, proxy, ana } = company;
  const portal = createServer((_request, response) => {
    response.writeHead(302, { Location: "http://portal.hotel.example/" }).end("<html>Welcome</html>");
  });
  await new Promise<void>((resolve) => portal.listen(0, "127.0.0.1", resolve));
  const app = await launch({
    args: [`--provider=${sandbox.providerUrl}`, `--prefill-user=${ana.username}`],
  });
  const page = await agentOf(app).phone();
  const provider = page.getByLabel("Provider", { exact: true });
  const signIn = page.getByRole("button", { name: "Sign in", exact: true });
  const said = page.getByRole("alert");
  await page.getByLabel("Password", { exact: true }).fill(ana.password);

  await test.step("a certificate of somebody unknown", async () => {
    await signIn.click();
    await expect(said.filter({ hasText: "Acme Web Gateway CA" })).toContainText("certificate of localhost");
  });
  await test.step("a name that nobody knows", async () => {
    await provider.fill("no-such-host.invalid");
    await signIn.click();
    await expect(provider).toHaveAccessibleDescription(/no-such-host\.invalid cannot be found/);
  });
  await test.step("a page of the network", async () => {
    await provider.fill(`http://127.0.0.1:${(portal.address() as AddressInfo).port}`);
    await signIn.click();
    await expect(said.filter({ hasText: "A web page answered instead of 127.0.0.1" })).toBeVisible();
  });
  await test.step("a proxy that is signed in to by somebody else", async () => {
    await app.setProxy({ proxyRules: `127.0.0.1:${proxy.port}`, proxyBypassRules: "<-loopback>" });
    await provider.fill(sandbox.providerUrl);
    await signIn.click();
    await page.getByRole("button", { name: "Not now" }).click();
    await expect(said.filter({ hasText: "needs a user name and a password" })).toBeVisible();
  });
  await test.step("a proxy that is not there", async () => {
    await proxy.close();
    await signIn.click();
    await expect(said.filter({ hasText: `proxy 127.0.0.1:${proxy.port} cannot be reached` })).toBeVisible();
  });
  portal.close();
});
