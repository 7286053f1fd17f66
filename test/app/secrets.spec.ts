import type { Page } from "@playwright/test";
import { openKeychain, withoutKeychain } from "../harness/keychain.ts";
import { expect, maria, test } from "../harness/story.ts";
import { prepareUserData } from "../harness/user-data.ts";
import { findSecrets, type Leak } from "../security/no-secrets.ts";

interface Spied {
  hookswitch: { snapshot(): Promise<unknown>; watch(seen: (piece: unknown) => void): void };
  /** What this test's own listener was sent. */
  sent?: unknown[];
}

/** From here on every message from main to the page is kept there. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const scope = window as unknown as Spied;
    const sent: unknown[] = [];
    scope.sent = sent;
    scope.hookswitch.watch((piece) => sent.push(piece));
  });
}

/** All that a page holds: its elements, fields, storage, state, messages, and every string of its heap. */
async function everythingIn(
  page: Page,
): Promise<{ readonly parts: readonly unknown[]; readonly heap: string }> {
  const parts = await page.evaluate(async () => {
    const scope = window as unknown as Spied;
    return [
      document.documentElement.outerHTML,
      [...document.querySelectorAll("input")].map((each) => each.value),
      { ...localStorage },
      { ...sessionStorage },
      document.cookie,
      await scope.hookswitch.snapshot(),
      scope.sent ?? [],
    ];
  });
  const session = await page.context().newCDPSession(page);
  let heap = "";
  session.on("HeapProfiler.addHeapSnapshotChunk", ({ chunk }) => {
    heap += chunk;
  });
  await session.send("HeapProfiler.takeHeapSnapshot", { reportProgress: false });
  await session.detach();
  return { parts, heap };
}

test("in a whole working day no password, token or voice password reaches a window, a message, a log or a file", async ({
  centre,
  story,
}) => {
  const { sandbox } = centre;
  const { username, password } = centre.user("ana");
  const secrets: Record<string, string> = {
    password,
    passwd: sandbox.centre.find("ana")?.telephony.passwd ?? "",
  };
  const issue = sandbox.tokens.issue;
  Object.assign(sandbox.tokens, {
    issue(...args: Parameters<typeof issue>) {
      const token = issue(...args);
      secrets[`token ${Object.keys(secrets).length - 1}`] = token;
      return token;
    },
  });
  const keychain = await openKeychain();
  const home = await prepareUserData(undefined);
  const leaks: Leak[] = [];
  const look = async (pages: readonly Page[], when: string, heapToo: Record<string, string>) => {
    for (const page of pages) {
      const { parts, heap } = await everythingIn(page);
      // What is no secret and shown is found, so the search would find what must not be there.
      if (when === "in a call" && page === phone) {
        expect(findSecrets({ secrets: { username }, messages: [parts, heap] })).toHaveLength(2);
        expect(parts.at(-1)).not.toEqual([]);
      }
      const found = [
        ...findSecrets({ secrets, messages: parts }),
        ...findSecrets({ secrets: heapToo, messages: [heap] }),
      ];
      leaks.push(...found.map((leak) => ({ ...leak, where: `${when}, ${page.url()}, ${leak.where}` })));
    }
  };
  // A password was typed into the window's heap; the rest has no way there.
  const issued = () => Object.fromEntries(Object.entries(secrets).filter(([name]) => !/password/.test(name)));

  const agent = await story.atSignIn({
    userData: home.path,
    env: keychain?.env ?? withoutKeychain,
    args: ["--verbose"],
  });
  const { app } = agent;
  const phone = await agent.phone();
  const voice = await app.page("voice");
  await Promise.all([listen(phone), listen(voice)]);

  await test.step("a wrong password, then the right one", async () => {
    secrets["wrong password"] = "also-secret-1";
    await phone.getByLabel("Password", { exact: true }).fill("also-secret-1");
    await phone.getByRole("button", { name: "Sign in" }).click();
    await expect(phone.getByText("The user name or password is wrong.")).toBeVisible();
    await agent.signsIn(sandbox.providerUrl, username, password, { stay: true });
    await agent.goes("Available");
  });
  const settings = await agent.opensSettings();
  await listen(settings);

  await test.step("a call", async () => {
    const caller = centre.rings({ ...maria, says: "tone" });
    await agent.accepts("Maria Delgado");
    await agent.isTalkingTo("Maria Delgado");
    await look([phone, voice, settings], "in a call", issued());
    caller.hangsUp();
    await agent.trayShows("available");
  });
  await test.step("errors: a token that has ended, a server that fails, nonsense", async () => {
    sandbox.faults.http.add({ kind: "status", status: 401, endpoint: "acdLogin" });
    await agent.goes("Break");
    sandbox.faults.http.add({ kind: "status", status: 500, endpoint: "acdLogin" });
    await app.chooseMenu(["Lunch"]);
    await expect(phone.getByRole("list", { name: "Notices" }).getByRole("listitem").first()).toBeVisible();
    sandbox.faults.sendRaw(centre.user("ana").userId, `{"token":"${Object.values(secrets).at(-1)}"`);
    sandbox.faults.feed.drop(centre.user("ana").userId);
    await agent.trayShows("disconnected");
    await agent.trayShows("unavailable");
  });
  await test.step("the end of the day", async () => {
    await app.chooseMenu(["Sign out"]);
    await expect(phone.getByRole("button", { name: "Sign in" })).toBeVisible();
    await look([phone, voice, settings], "signed out", issued());
  });

  expect(Object.keys(secrets).length).toBeGreaterThanOrEqual(5);
  expect(await app.quit()).toBe(0);
  leaks.push(...findSecrets({ secrets, folders: [home.path], messages: [app.logs().join("\n")] }));
  expect(leaks).toEqual([]);
  await home.remove();
  await keychain?.close();
});
