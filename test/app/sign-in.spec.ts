import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import { expect, test } from "../harness/story.ts";

/** The three fields, and what was said about each. */
function form(page: Page) {
  const field = (name: string) => page.getByLabel(name, { exact: true });
  return {
    provider: field("Provider"),
    username: field("User name"),
    password: field("Password"),
    stay: page.getByLabel("Stay signed in"),
    signIn: page.getByRole("button", { name: "Sign in" }),
    said: page.getByRole("alert"),
  };
}

test("a wrong password is said beside its field, and nothing typed is lost", async ({ centre, story }) => {
  const agent = await story.atSignIn();
  const at = form(await agent.phone());
  await at.password.fill("not-it-at-all");
  await at.signIn.click();

  await expect(at.password).toHaveAccessibleDescription("The user name or password is wrong.");
  await expect(at.password).toHaveAttribute("aria-invalid", "true");
  await expect(at.password).toHaveValue("not-it-at-all");
  await expect(at.password).toBeFocused();
  await expect(at.provider).toHaveValue(centre.sandbox.providerUrl);
  await expect(at.username).toHaveValue(centre.user("ana").username);
  await agent.trayShows("signedOut", /Signed out/);

  await at.password.fill(centre.user("ana").password);
  await expect(at.password).not.toHaveAttribute("aria-invalid", "true");
  await at.password.press("Enter");
  await expect((await agent.phone()).getByRole("button", { name: /ACD status/ })).toBeVisible();
});

test("the address pasted from a browser is understood, and its host is named before the password goes there", async ({
  centre,
  story,
}) => {
  const agent = await story.atSignIn();
  const page = await agent.phone();
  const at = form(page);
  const { host } = new URL(centre.sandbox.providerUrl);
  await at.provider.fill(`${centre.sandbox.providerUrl}/#/login?next=/`);
  await expect(at.provider).toHaveAccessibleDescription(
    `Only ${host} is used from this address. This is your first sign-in at ${host}. Your password will be sent there.`,
  );
  await at.password.fill(centre.user("ana").password);
  await at.signIn.click();
  await expect(page.getByRole("button", { name: /ACD status/ })).toBeVisible();
});

test("a provider that is down or answers nonsense is told for what it is, and may be tried again", async ({
  centre,
  story,
}) => {
  const agent = await story.atSignIn();
  const page = await agent.phone();
  const at = form(page);
  const { password } = centre.user("ana");
  await at.password.fill(password);

  await test.step("nobody is there", async () => {
    await at.provider.fill("http://127.0.0.1:9");
    await at.signIn.click();
    await expect(at.said.filter({ hasText: "The server cannot be reached." })).toBeVisible();
    await at.provider.fill(centre.sandbox.providerUrl);
  });
  await test.step("an address that is not https", async () => {
    await at.provider.fill("http://login.example.com");
    await at.signIn.click();
    await expect(at.provider).toHaveAccessibleDescription(/Hookswitch cannot use this address/);
    await at.provider.fill(centre.sandbox.providerUrl);
  });
  await test.step("it answers with a web page", async () => {
    centre.sandbox.faults.http.add({ kind: "html", endpoint: "login" });
    await at.signIn.click();
    await expect(at.said.filter({ hasText: "A web page answered instead of 127.0.0.1" })).toBeVisible();
    await at.provider.fill(centre.sandbox.providerUrl);
  });
  for (const kind of ["malformedJson", "empty"] as const) {
    await test.step(`it answers ${kind}`, async () => {
      centre.sandbox.faults.http.add({ kind, endpoint: "login" });
      await at.signIn.click();
      await expect(at.provider).toHaveAccessibleDescription(/could not read the server’s answer/);
      await at.provider.fill(centre.sandbox.providerUrl);
      await expect(at.provider).not.toHaveAttribute("aria-invalid", "true");
    });
  }
  await test.step("it fails", async () => {
    centre.sandbox.faults.http.add({ kind: "status", status: 500, endpoint: "login", count: 5 });
    await at.signIn.click();
    await expect(at.said.filter({ hasText: "The server had a problem." })).toBeVisible();
    centre.sandbox.faults.http.clear();
  });
  await test.step("it is well again, and the password is still there", async () => {
    await expect(at.password).toHaveValue(password);
    await at.signIn.click();
    await expect(page.getByRole("button", { name: /ACD status/ })).toBeVisible();
  });
});

test("a provider that sends the token elsewhere is not followed", async ({ story }) => {
  const heard: string[] = [];
  const foreign = createServer((request, response) => {
    heard.push(`${request.url}`);
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ token: "not.for.them", location: "https://nextiva.io.attacker.example" }));
  });
  await new Promise<void>((resolve) => foreign.listen(0, "127.0.0.1", resolve));
  const agent = await story.atSignIn();
  const at = form(await agent.phone());
  await at.provider.fill(`http://127.0.0.1:${(foreign.address() as AddressInfo).port}`);
  await at.password.fill("anything");
  await at.signIn.click();
  await expect(at.provider).toHaveAccessibleDescription(/Hookswitch cannot use this address/);
  expect(heard).toEqual(["/provider/token-with-authorities"]);
  foreign.close();
});

test("a sign-in that hangs can be cancelled, and the next one works", async ({ centre, story }) => {
  const agent = await story.atSignIn();
  const page = await agent.phone();
  const at = form(page);
  centre.sandbox.faults.http.add({ kind: "hang", endpoint: "login" });
  await at.password.fill(centre.user("ana").password);
  await at.signIn.click();
  await expect(page.getByText(`Signing in as ${centre.user("ana").username}`)).toBeVisible();
  await agent.trayShows("signedOut", /Signing in/);
  await page.getByRole("button", { name: "Cancel" }).click();

  await expect(at.signIn).toBeVisible();
  await expect(at.password).toHaveValue(centre.user("ana").password);
  await expect(at.said.filter({ hasText: /./ })).toHaveCount(0);
  await at.signIn.click();
  await expect(page.getByRole("button", { name: /ACD status/ })).toBeVisible();
});

test("a token that ends is exchanged without a word, before its end and when it is refused", async ({
  centre,
  story,
}) => {
  const { tokens } = centre.sandbox;
  let issued = 0;
  const issue = tokens.issue;
  Object.assign(tokens, {
    issue: (...args: Parameters<typeof issue>) => {
      issued += 1;
      return issue(...args);
    },
  });
  tokens.setLife(8);
  const agent = await story.atWork();
  const page = await agent.phone();
  // Six seconds into its eight it is exchanged; nobody asked for anything meanwhile.
  await expect.poll(() => issued, { timeout: 15_000 }).toBe(2);
  tokens.setLife(3_600);
  await expect.poll(() => issued, { timeout: 15_000 }).toBe(3);

  await agent.goes("Break");
  centre.sandbox.faults.http.add({ kind: "status", status: 401, endpoint: "acdLogin" });
  await agent.goes("Available");
  expect(issued).toBe(4);
  expect(centre.sandbox.centre.find("ana")?.statusId).toBe("available");
  await expect(page.getByRole("listitem").filter({ hasText: /session/i })).toHaveCount(0);
});

test("a token that cannot be exchanged ends at the sign-in screen, which says why; what was typed is still there", async ({
  centre,
  story,
}) => {
  const agent = await story.atWork();
  const page = await agent.phone();
  await page.getByLabel("Number to call").fill("4155550123");
  const typed = await page.getByLabel("Number to call").inputValue();
  centre.sandbox.tokens.refuseRefresh(true);
  centre.sandbox.tokens.expire(centre.user("ana").userId);
  await agent.app.chooseMenu(["Break"]);

  await expect(page.getByText("Your session has ended. Sign in again to carry on.")).toBeVisible();
  await agent.trayShows("signedOut", /Signed out/);
  const at = form(page);
  await expect(at.username).toHaveValue(centre.user("ana").username);
  await expect(at.password).toBeFocused();
  centre.sandbox.tokens.refuseRefresh(false);
  await at.password.fill(centre.user("ana").password);
  await at.signIn.click();
  await expect(page.getByLabel("Number to call")).toHaveValue(typed);
});

test("an agent whom a supervisor signs out is told so", async ({ centre, story }) => {
  const agent = await story.atWork();
  const supervisor = centre.sandbox.users.find((user) => user.role === "Supervisor")?.username ?? "";
  centre.sandbox.centre.do({
    kind: "forceLogout",
    userId: centre.sandbox.centre.find(supervisor)?.userId ?? "",
    of: centre.user("ana").userId,
    disable: false,
  });
  const page = await agent.phone();
  await expect(page.getByText("Sue Sato signed you out. What you were writing is kept.")).toBeVisible();
  await agent.trayShows("signedOut", /Signed out/);
  expect(await agent.app.hotkeys()).toEqual([]);
});

/** What the sandbox says of Ana's presence. */
async function presence(controlUrl: string) {
  const state = (await (await fetch(`${controlUrl}/state`)).json()) as {
    agents: { username: string; isOnFeed: boolean; canBeRung: boolean; acdLoginAt: number; leg: string }[];
  };
  const ana = state.agents.find((each) => each.username.startsWith("ana@"));
  return {
    onFeed: ana?.isOnFeed,
    onLine: ana?.canBeRung,
    inAcd: (ana?.acdLoginAt ?? 0) > 0,
    leg: ana?.leg,
  };
}

test("signing out ends ACD login, line, feed and token", async ({ centre, story }) => {
  const agent = await story.atWork();
  const { controlUrl, tokens } = centre.sandbox;
  await expect
    .poll(() => presence(controlUrl))
    .toEqual({ onFeed: true, onLine: true, inAcd: true, leg: "none" });

  const page = await agent.phone();
  await page.getByRole("button", { name: "Account and settings" }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  const at = form(page);
  await expect(at.signIn).toBeVisible();
  await expect(at.password).toHaveValue("");
  await expect
    .poll(() => presence(controlUrl))
    .toEqual({ onFeed: false, onLine: false, inAcd: false, leg: "none" });
  expect(tokens.expire(centre.user("ana").userId)).toBe(0);
  await agent.trayShows("signedOut", /Signed out/);
});
