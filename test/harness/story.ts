import type { Caller, CallRequest } from "../../sandbox/callers/callers.ts";
import { createSandbox, type Sandbox, type SandboxOptions } from "../../sandbox/server.ts";
import { type Agent, agentOf } from "./agent.ts";
import type { App, LaunchOptions } from "./app.ts";
import { openKeychain, type TestKeychain } from "./keychain.ts";
import { test as base, expect } from "./test.ts";
import { prepareUserData } from "./user-data.ts";

/** The contact centre of one test, and who works in it. */
export interface Centre {
  readonly sandbox: Sandbox;
  user(short: string): {
    readonly username: string;
    readonly password: string;
    readonly userId: string;
    readonly login: string;
  };
  /** A customer calls a queue. */
  rings(wish?: CallRequest): Caller;
}

export interface Story {
  /** Starts the app, signs Ana in and makes her Available from the tray. */
  atWork(options?: Omit<LaunchOptions, "host">): Promise<Agent>;
  /** Starts the app at the sign-in screen. */
  atSignIn(options?: Omit<LaunchOptions, "host">): Promise<Agent>;
  /** Starts the app, signs Ana in to stay, and waits until this keychain has it. */
  staysSignedIn(keychain: TestKeychain, userData: string): Promise<Agent>;
}

/** Loud enough to be the fake microphone, and not the noise that an encoder makes of silence. */
export const audible = { minDbfs: -45, forMs: 200, timeoutMs: 10_000 } as const;
export const silent = { maxDbfs: -70, forMs: 500, timeoutMs: 10_000 } as const;

export const maria = { queue: "Sales", from: "+14155552671", name: "Maria Delgado" } as const;

/** The contact centre of a sandbox; of the one that is there now, where a story has several. */
export function centreOf(now: () => Sandbox): Centre {
  return {
    get sandbox() {
      return now();
    },
    user(short) {
      const found = now().users.find((user) => user.username.startsWith(`${short}@`));
      const agent = now().centre.find(short);
      if (found === undefined || agent === undefined) throw new Error(`no agent ${short}`);
      return { ...found, userId: agent.userId, login: agent.telephony.login };
    },
    rings: (wish = maria) => now().callers.placeCall(wish),
  };
}

/** What nobody has read in the contact centre; missed calls are counted as such. */
export function unreadIn(centre: Centre): number {
  const { messages, voicemails } = centre.sandbox.centre.world().unread;
  return messages + voicemails;
}

interface Fixtures {
  readonly centre: Centre;
  readonly story: Story;
  readonly sandboxOptions: SandboxOptions;
  /** A folder of settings that outlives the app, as on an agent's own computer. */
  readonly userData: string;
  /** A keychain that outlives the app. Where none can be had the test is skipped. */
  readonly keychain: TestKeychain;
}

/** A sandbox for each test, and the verbs that most stories begin with. */
export const test = base.extend<Fixtures>({
  sandboxOptions: [{}, { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from here
  userData: async ({}, use) => {
    const { path, remove } = await prepareUserData(undefined);
    await use(path);
    await remove();
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above
  keychain: async ({}, use) => {
    const keychain = await openKeychain();
    base.skip(keychain === null, "no keychain can be started here that is not somebody's own");
    if (keychain === null) return;
    await use(keychain);
    await keychain.close();
  },
  centre: async ({ sandboxOptions }, use) => {
    const sandbox = await createSandbox(sandboxOptions);
    await use(centreOf(() => sandbox));
    await sandbox.close();
  },
  story: async ({ centre, launch }, use) => {
    const apps: App[] = [];
    const atSignIn: Story["atSignIn"] = async (options = {}) => {
      const app = await launch({
        ...options,
        args: [
          `--provider=${centre.sandbox.providerUrl}`,
          `--prefill-user=${centre.user("ana").username}`,
          ...(options.args ?? []),
        ],
      });
      apps.push(app);
      return agentOf(app);
    };
    await use({
      atSignIn,
      async staysSignedIn(keychain, userData) {
        const agent = await atSignIn({ userData, env: keychain.env });
        const { username, password } = centre.user("ana");
        await agent.signsIn(centre.sandbox.providerUrl, username, password, { stay: true });
        await expect.poll(() => keychain.itemsOfOurs() ?? 1).toBe(1);
        return agent;
      },
      async atWork(options) {
        const agent = await atSignIn(options);
        const { username, password } = centre.user("ana");
        await agent.signsIn(centre.sandbox.providerUrl, username, password);
        await agent.goes("Available");
        return agent;
      },
    });
    // A story may end in mid-call: the app asks before it goes, and a person would say yes.
    for (const app of apps) if (app.exitCode === undefined) await app.answerDialog(1);
  },
});

export { expect } from "@playwright/test";
