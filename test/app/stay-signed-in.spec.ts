import { withoutKeychain } from "../harness/keychain.ts";
import { expect, test } from "../harness/story.ts";

const status = /ACD status/;

test("an agent who ticked Stay signed in is signed in by the next start, until they sign out [complaint 33]", async ({
  centre,
  story,
  keychain,
  userData,
}) => {
  const home = { userData, env: keychain.env };
  const { username } = centre.user("ana");
  await test.step("the first day", async () => {
    const agent = await story.staysSignedIn(keychain, userData);
    await agent.goes("Available");
    expect(await agent.app.quit()).toBe(0);
  });
  await test.step("the next: nothing is asked, and a token that has ended meanwhile is no matter", async () => {
    centre.sandbox.tokens.expire();
    const agent = await story.atSignIn(home);
    const page = await agent.phone();
    await expect(page.getByRole("button", { name: status })).toBeVisible();
    await page.getByRole("button", { name: "Account and settings" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
    expect(keychain.itemsOfOurs() ?? 0).toBe(0);
    expect(await agent.app.quit()).toBe(0);
  });
  await test.step("after signing out: the sign-in screen, the user name kept", async () => {
    const agent = await story.atSignIn(home);
    const page = await agent.phone();
    await expect(page.getByLabel("User name")).toHaveValue(username);
    await expect(page.getByLabel("Password", { exact: true })).toHaveValue("");
    await expect(page.getByLabel("Stay signed in")).not.toBeChecked();
  });
});

test("a saved sign-in starts into the tray without a window, and a call still rings [complaint 5]", async ({
  centre,
  story,
  keychain,
  userData,
}) => {
  const home = { userData, env: keychain.env };
  const first = await story.staysSignedIn(keychain, userData);
  await first.goes("Available");
  await first.app.quit();

  const agent = await story.atSignIn({ ...home, args: ["--hidden"] });
  await expect.poll(async () => (await agent.app.tray())?.tooltip ?? "").toMatch(/Not taking work|Available/);
  expect((await agent.app.windows()).filter((each) => each.url.includes("phone.html"))).toEqual([]);
  await agent.app.chooseMenu(["Available"]);
  await agent.trayShows("available");
  centre.rings();
  await agent.trayShows("ringing", /Maria Delgado/);
  await expect.poll(async () => (await agent.app.notifications()).length).toBe(1);
  await agent.app.clickNotification(0);
  await agent.seesOffer("Maria Delgado");
});

test("the keychain is left alone until Stay signed in is ticked [complaint 34]", async ({
  centre,
  story,
  keychain,
  userData,
}) => {
  const { username, password } = centre.user("ana");
  const agent = await story.atSignIn({ userData, env: keychain.env });
  await agent.signsIn(centre.sandbox.providerUrl, username, password);
  const page = await agent.phone();
  const signOut = async () => {
    await page.getByRole("button", { name: "Account and settings" }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  };
  await signOut();
  test.skip(keychain.askedForUs() === null, "who asks this system's keychain cannot be seen");
  expect(keychain.askedForUs()).toBe(0);

  await agent.signsIn(centre.sandbox.providerUrl, username, password, { stay: true });
  await expect.poll(() => keychain.askedForUs()).toBeGreaterThan(0);
});

test("a keychain that is locked is told from an empty one, and keeps what it holds [complaint 32]", async ({
  centre,
  story,
  keychain,
  userData,
}) => {
  const home = { userData, env: keychain.env };
  const { username, password } = centre.user("ana");
  const first = await story.staysSignedIn(keychain, userData);
  await first.app.quit();
  test.skip(!keychain.lock(), "this system's keychain cannot be locked by a test");

  const agent = await story.atSignIn(home);
  const page = await agent.phone();
  await expect(page.getByText("The keychain is locked. Unlock it and try again.")).toBeVisible({
    timeout: 15_000,
  });
  await agent.signsIn(centre.sandbox.providerUrl, username, password, { stay: true });
  await expect(page.getByText(/The keychain is locked, so your sign-in was not saved/)).toBeVisible({
    timeout: 15_000,
  });
  expect(keychain.itemsOfOurs()).toBe(1);
  // Before its folder and its keychain go.
  await agent.app.quit();
});

test("a keychain that never answers keeps nobody from working, nor from quitting [complaint 35]", async ({
  centre,
  story,
  keychain,
  userData,
}) => {
  const { username, password } = centre.user("ana");
  const agent = await story.atSignIn({ userData, env: keychain.env });
  test.skip(!keychain.freeze(), "this system's keychain cannot be stopped by a test");
  await agent.signsIn(centre.sandbox.providerUrl, username, password, { stay: true });
  await agent.goes("Available");
  // What was to be saved is still on its way: long before we would have given it up.
  expect(await agent.app.quit()).not.toBeUndefined();
});

test("without a keychain signing in works all the same, and the app says what that means [complaint 31]", async ({
  centre,
  story,
  userData,
}) => {
  test.skip(process.platform !== "linux", "this system always has one");
  const home = { userData, env: withoutKeychain };
  const { username, password } = centre.user("ana");
  const agent = await story.atSignIn(home);
  await agent.signsIn(centre.sandbox.providerUrl, username, password, { stay: true });
  const page = await agent.phone();
  await expect(
    page.getByText("This computer has no keychain. You stay signed in until you quit."),
  ).toBeVisible();
  await agent.goes("Available");
  await agent.app.quit();

  // Nothing was saved, and nothing is claimed.
  const next = await story.atSignIn(home);
  const again = await next.phone();
  await expect(again.getByLabel("Password", { exact: true })).toBeFocused();
  await expect(again.getByLabel("Stay signed in")).not.toBeChecked();
  await expect(again.getByRole("alert").filter({ hasText: /./ })).toHaveCount(0);
});
