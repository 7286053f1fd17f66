import { randomBytes } from "node:crypto";
import type { Log } from "../../shared/log.ts";
import { ok, type Result } from "../../shared/result.ts";
import type { Settings } from "../../shared/state/settings.ts";
import type { Http } from "../nextiva/http.ts";
import type { TokenHolder } from "../nextiva/token.ts";
import type { SettingsFile } from "../settings/settings.ts";
import type { Store } from "../state/store.ts";
import { healthOf } from "./keychain.ts";
import type { Account, SavedSignIn, Secrets } from "./secrets.ts";

export interface KeptSignInParts {
  readonly store: Store;
  readonly log: Log;
  readonly settings: SettingsFile;
  readonly secrets: Secrets;
  readonly http: Pick<Http, "location">;
  readonly token: TokenHolder;
  /** The account's key to what was typed and not sent lies in the keychain: 32 bytes as base64. */
  readonly keyKept: (account: Account, draftKey: string) => void;
}

/** What is kept in the keychain so that the next start needs no password. */
export interface KeptSignIn {
  /** What was saved; a failure is not the same as nothing, and is told. */
  read(account: Account): Promise<Result<SavedSignIn | null>>;
  /** From here on each new token is saved beside the password; null keeps nothing. */
  keep(account: Account, password: string | null): void;
  isKeeping(): boolean;
  /** The account's key is in the keychain. An item of an earlier version has none. */
  hasKey(): boolean;
  save(): Promise<void>;
  /** Stops keeping; what is saved stays. */
  letGo(): void;
  /** Takes the saved sign-in off this computer. Whatever the keychain says, the next start asks for a password. */
  forget(account: Account): Promise<Result<void>>;
  /** Settings as main, windows and file know them. */
  change(part: Partial<Settings>): void;
}

const newKey = () => randomBytes(32).toString("base64");

/** `staySignedIn` in the settings says that something was saved, not that it was wished for. */
export function createKeptSignIn({
  store,
  log,
  settings,
  secrets,
  http,
  token,
  keyKept,
}: KeptSignInParts): KeptSignIn {
  let kept: { readonly account: Account; readonly password: string } | null = null;
  /** Of the account that was read or saved last. */
  let key: { readonly account: Account; readonly draftKey: string; isTold: boolean } | null = null;
  let unwatch = () => {};

  function change(part: Partial<Settings>): void {
    store.dispatch({ kind: "settingsChanged", settings: settings.change(part) });
  }

  function letGo(): void {
    unwatch();
    unwatch = () => {};
    kept = null;
  }

  const isOf = (account: Account) =>
    key?.account.username === account.username && key.account.provider === account.provider;

  /** One that is there already stays: what it sealed opens with no other. Where that cannot be read, none is made. */
  async function keyOf(account: Account): Promise<Result<string>> {
    if (!isOf(account)) {
      const saved = settings.get().staySignedIn ? await secrets.read(account, false) : ok(null);
      if (!saved.ok) return saved;
      // Another save may have found one meanwhile.
      if (!isOf(account)) key = { account, draftKey: saved.value?.draftKey ?? newKey(), isTold: false };
    }
    return ok(key?.draftKey ?? "");
  }

  function tellKey(): void {
    if (key === null || key.isTold) return;
    key.isTold = true;
    keyKept(key.account, key.draftKey);
  }

  async function save(): Promise<void> {
    const mine = kept;
    if (mine === null) return;
    const draftKey = isOf(mine.account) && key !== null ? ok(key.draftKey) : await keyOf(mine.account);
    const written = draftKey.ok
      ? await secrets.write(mine.account, {
          password: mine.password,
          token: token.read(),
          location: http.location(),
          draftKey: draftKey.value,
        })
      : draftKey;
    store.dispatch({ kind: "keychainReported", health: healthOf(written) });
    if (kept !== mine) return;
    if (written.ok) {
      if (!settings.get().staySignedIn) change({ staySignedIn: true });
      tellKey();
      return;
    }
    log.warn("keychain: sign-in not saved", { code: written.error.code, detail: written.error.detail });
    store.dispatch({ kind: "signInNotKept", health: healthOf(written) });
    letGo();
  }

  return {
    async read(account) {
      const read = await secrets.read(account, settings.get().staySignedIn);
      store.dispatch({ kind: "keychainReported", health: healthOf(read) });
      if (!read.ok)
        log.warn("keychain: saved sign-in not read", { code: read.error.code, detail: read.error.detail });
      const draftKey = read.ok ? read.value?.draftKey : undefined;
      if (draftKey !== undefined) key = { account, draftKey, isTold: false };
      return read;
    },
    keep(account, password) {
      letGo();
      if (password === null) return;
      kept = { account, password };
      if (isOf(account)) tellKey();
      unwatch = token.watch(() => {
        if (token.read() !== null) void save();
      });
    },
    isKeeping: () => kept !== null,
    hasKey: () => key?.isTold === true,
    save,
    letGo,
    async forget(account) {
      letGo();
      key = null;
      const removed = await secrets.remove(account);
      store.dispatch({ kind: "keychainReported", health: healthOf(removed) });
      if (!removed.ok)
        log.warn("keychain: saved sign-in not removed", {
          code: removed.error.code,
          detail: removed.error.detail,
        });
      change({ staySignedIn: false });
      return removed;
    },
    change,
  };
}
