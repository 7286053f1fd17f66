import { fail, ok, type Result } from "../../shared/result.ts";
import type { KeychainHealth } from "../../shared/state/session.ts";
import type { Clock } from "../../shared/time.ts";

/** The part of keytar's API that is used. */
export interface KeytarLike {
  getPassword(service: string, account: string): Promise<string | null>;
  setPassword(service: string, account: string, password: string): Promise<void>;
  deletePassword(service: string, account: string): Promise<boolean>;
}

/** The operating system's keychain behind a time-out, every failure told apart from an empty one. */
export interface Keychain {
  get(account: string): Promise<Result<string | null>>;
  set(account: string, secret: string): Promise<Result<void>>;
  remove(account: string): Promise<Result<void>>;
  /** Resolves when what was asked so far has been answered or given up on. */
  settled(): Promise<void>;
  /** A call is out, given up on or not: its thread waits, and the process cannot end by itself while it does. */
  isOut(): boolean;
}

const service = "Hookswitch";
/** A prompt may be waiting for the user, but sign-in must not wait for ever. */
const patience = 8_000;

/** keytar throws plain Errors without a code; these words tell a missing keychain from a locked one. */
const missing =
  /autolaunch D-Bus|not provided by any|cannot find module|no such file|cannot open shared object|libsecret/i;
/**
 * A prompt that was put away, or a keychain that wants one and may show none (libsecret, macOS). Anything else is not
 * called locked: an item that is too long for Windows, say, whose words are in the user's language.
 */
const locked =
  /locked|cancel|dismiss|interaction|passphrase|authenticat|not allowed|denied|does not exist at path/i;

/** What an error of the keychain means for the user. */
export function keychainTrouble(error: unknown): "keychainUnavailable" | "keychainLocked" | "keychainFailed" {
  const words = error instanceof Error ? error.message : String(error);
  if (missing.test(words)) return "keychainUnavailable";
  return locked.test(words) ? "keychainLocked" : "keychainFailed";
}

export function healthOf(result: Result<unknown>): KeychainHealth {
  if (result.ok) return "ready";
  if (result.error.code === "keychainUnavailable") return "unavailable";
  return result.error.code === "keychainLocked" ? "locked" : "failed";
}

/**
 * @param load imports keytar; called on first use only, because loading it may hang or prompt
 */
export function createKeychain(
  load: () => Promise<KeytarLike>,
  clock: Clock,
  patienceMs = patience,
): Keychain {
  let loading: Promise<KeytarLike> | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let out = 0;

  function module(): Promise<KeytarLike> {
    loading ??= load().catch((error: unknown) => {
      loading = null;
      throw error;
    });
    return loading;
  }

  function within<T>(work: () => Promise<T>): Promise<Result<T>> {
    return new Promise((resolve) => {
      const undo = clock.after(patienceMs, () =>
        resolve(fail("keychainLocked", "the keychain did not answer")),
      );
      out += 1;
      const answered = () => {
        undo();
        out -= 1;
      };
      work().then(
        (value) => {
          answered();
          resolve(ok(value));
        },
        (error: unknown) => {
          answered();
          resolve(fail(keychainTrouble(error), error instanceof Error ? error.message : "unknown"));
        },
      );
    });
  }

  /** One after another: a write that overtook a removal would bring back what the user had forgotten. */
  function inTurn<T>(work: () => Promise<T>): Promise<Result<T>> {
    const mine = turn.then(() => within(work));
    turn = mine;
    return mine;
  }

  return {
    get: (account) => inTurn(async () => (await module()).getPassword(service, account)),
    set: (account, secret) => inTurn(async () => (await module()).setPassword(service, account, secret)),
    remove: (account) => inTurn(async () => void (await (await module()).deletePassword(service, account))),
    settled: async () => void (await turn),
    isOut: () => out > 0,
  };
}
