import { fakeClock } from "../../shared/fake-clock.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { defaultSettings, type Settings } from "../../shared/state/settings.ts";
import type { Claim } from "../line/memory.ts";
import { createLog } from "../log/log.ts";
import { ServiceError } from "../nextiva/errors.ts";
import { TokenHolder } from "../nextiva/token.ts";
import type { SettingsFile } from "../settings/settings.ts";
import { createStore } from "../state/store.ts";
import { statuses } from "../state/test-samples.ts";
import type { SessionParts } from "./api.ts";
import type { Account, SavedSignIn, Secrets } from "./secrets.ts";
import { createSession } from "./session.ts";

export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
export const password = "hunter2-secret";
export const input = { provider: "acme.example", username: "amy", password, stay: false };
export const wireSession = {
  userId: "u-amy",
  username: "amy",
  firstName: "Amy",
  lastName: "Agent",
  acdLoginAt: 0,
  telephony: {
    type: "webrtc",
    verto: { url: "wss://pbx.acme.example", login: "1000", passwd: "line-secret" },
  },
};

interface Waiting {
  readonly what: string;
  readonly args: readonly unknown[];
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** A session whose services answer when the test says so. */
export function setUp(stored: Partial<Settings> = {}, kept: Result<SavedSignIn | null> = ok(null)) {
  const clock = fakeClock();
  const store = createStore(clock.now);
  const lines: string[] = [];
  const log = createLog((level, line, facts) =>
    lines.push(`${level} ${line} ${JSON.stringify(facts ?? {})}`),
  );
  let held: Settings = { ...defaultSettings, ...stored };
  const settings: SettingsFile = {
    get: () => held,
    change(part) {
      held = { ...held, ...part } as Settings;
      return held;
    },
    bounds: () => null,
    saveBounds() {},
  };
  const keychain = {
    read: kept as Result<SavedSignIn | null>,
    write: ok() as Result<void>,
    remove: ok() as Result<void>,
  };
  const kchain: unknown[][] = [];
  const keys: [string, string][] = [];
  const secrets: Secrets = {
    read: async (account: Account, expected) => {
      kchain.push(["read", account.username, expected]);
      return keychain.read;
    },
    write: async (account, saved) => {
      kchain.push(["write", account.username, saved]);
      return keychain.write;
    },
    remove: async (account) => {
      kchain.push(["remove", account.username]);
      return keychain.remove;
    },
  };
  const token = new TokenHolder(clock.monotonic);
  const done: string[] = [];
  const skew = 0;
  let claim: Claim | null = null;
  const claims: object[] = [];
  const looks: string[] = [];
  let location: string | null = null;
  const waiting: Waiting[] = [];
  const proxyAnswers: boolean[] = [];
  const ask =
    (what: string) =>
    (...args: unknown[]) => {
      done.push(what);
      return new Promise<never>((resolve, reject) => {
        waiting.push({ what, args, resolve: resolve as (value: unknown) => void, reject });
      });
    };
  const users = {
    /** As the real one: a late answer to a cancelled sign-in is dropped. */
    async login(username: string, given: string, signal?: AbortSignal) {
      const fresh = (await ask("login")(username, given)) as string;
      if (signal?.aborted) throw new ServiceError("gone", "cancelled");
      location = "https://eu.acme.example";
      token.put(fresh);
    },
    initSession: ask("initSession"),
    fetchSession: ask("fetchSession"),
    autoLoginToAcd: ask("autoLoginToAcd"),
    logoutFromAcd: ask("logoutFromAcd"),
    logout: ask("logout"),
  };
  const acd = { fetchStatuses: async (): Promise<typeof statuses> => statuses, offers: async () => [] };
  const session = createSession({
    store,
    clock,
    log,
    settings,
    secrets,
    token,
    http: {
      location: () => location,
      setLocation(to: string) {
        if (!to.startsWith("https:")) return fail("untrustedAddress");
        location = to;
        return ok();
      },
    } as unknown as SessionParts["http"],
    server: { skew: () => skew },
    users: users as unknown as SessionParts["users"],
    workitems: {
      listMine: ask("listMine"),
      fetchWorkitem: ask("fetchWorkitem"),
    } as unknown as SessionParts["workitems"],
    acd: acd as unknown as SessionParts["acd"],
    feed: () =>
      ({
        start: () => done.push("feed start"),
        close: () => done.push("feed close"),
        skew: () => 0,
      }) as never,
    line: {
      start: (_config: unknown, claimed: unknown) =>
        done.push(claimed === null ? "line start" : "line start with what was left"),
      stop: async ({ keepLeg } = { keepLeg: false }) =>
        void done.push(keepLeg ? "line stop, leg kept" : "line stop"),
    } as unknown as SessionParts["line"],
    memory: {
      look: async () => void looks.push(store.get().session.now.phase),
      claim(account: Account) {
        claims.push({ ...account, acd: store.get().agent.acd });
        return claim;
      },
      handOver: () => store.get().calls.list.length > 0,
    } as unknown as SessionParts["memory"],
    askForMicrophone: async () => {},
    keyKept: (account, draftKey) => keys.push([account.username, draftKey]),
    proxy: {
      answered: async () => proxyAnswers.shift() ?? false,
      allow: () => {},
      forget: async () => void done.push("proxies forgotten"),
    },
  });
  const take = (what: string): Waiting => {
    const index = waiting.findIndex((each) => each.what === what);
    const [found] = index < 0 ? [] : waiting.splice(index, 1);
    if (found === undefined) throw new Error(`${what} was not asked: ${done.join(", ")}`);
    return found;
  };
  const answers = async (what: string, value: unknown) => {
    take(what).resolve(value);
    await settled();
  };
  const refuses = async (what: string, error: unknown) => {
    take(what).reject(error);
    await settled();
  };
  return {
    clock,
    store,
    acd,
    lines,
    settings: () => held,
    keychain,
    kchain,
    keys,
    token,
    done,
    session,
    take,
    answers,
    refuses,
    claims,
    looks,
    proxyAnswers,
    leaves: (left: Claim) => {
      claim = left;
    },
    now: () => store.get().session.now,
    notices: () => store.get().desktop.notices.map((notice) => notice.key),
    async signsIn(more: Partial<typeof input> = {}) {
      const signing = session.signIn({ ...input, ...more });
      await answers("login", "token-1");
      await answers("initSession", wireSession);
      return signing;
    },
  };
}
