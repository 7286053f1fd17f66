import * as v from "valibot";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { Keychain } from "./keychain.ts";

const savedSchema = v.object({
  version: v.literal(1),
  password: v.string(),
  token: v.nullable(v.string()),
  location: v.nullable(v.string()),
  /** Opens what was typed and not sent, on this computer's disk: 32 bytes as base64. */
  draftKey: v.optional(v.string()),
});

/** What one keychain item holds: everything of one account, so that the system asks at most once. */
export type SavedSignIn = v.InferOutput<typeof savedSchema>;

export interface Account {
  readonly provider: string;
  readonly username: string;
}

export interface Secrets {
  /**
   * null: nothing is saved. A failure: it could not be read, which is not the same. `expected` says that
   * something was saved before; on Linux a locked keychain answers "nothing" without an error.
   */
  read(account: Account, expected: boolean): Promise<Result<SavedSignIn | null>>;
  /** Keeps the password in any case, the token where there is room for it. */
  write(account: Account, saved: Omit<SavedSignIn, "version">): Promise<Result<void>>;
  remove(account: Account): Promise<Result<void>>;
}

function nameOf({ provider, username }: Account): string {
  const host = URL.canParse(provider) ? new URL(provider).host : provider;
  return `${username} at ${host}`;
}

/**
 * What Windows takes as one item: CRED_MAX_CREDENTIAL_BLOB_SIZE. keytar hands it the text's UTF-8 bytes, and the error
 * of a longer one is in the user's language, so that only the length tells.
 */
const most = 2_560;
const sizeOf = (text: string) => new TextEncoder().encode(text).length;

/**
 * One item per account in the keychain, as JSON. Where it is too long for the keychain it is kept without the token,
 * which the password fetches anew; a second item would be a second prompt on macOS.
 */
export function createSecrets(keychain: Keychain): Secrets {
  return {
    async read(account, expected) {
      const read = await keychain.get(nameOf(account));
      if (!read.ok) return read;
      if (read.value === null) {
        return expected ? fail("keychainLocked", "the saved sign-in was not found") : ok(null);
      }
      const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), savedSchema), read.value);
      return parsed.success ? ok(parsed.output) : fail("keychainFailed", "the saved sign-in cannot be read");
    },
    async write(account, saved) {
      const name = nameOf(account);
      const whole = JSON.stringify({ version: 1, ...saved });
      const written = await keychain.set(name, whole);
      const isTooLong = !written.ok && written.error.code === "keychainFailed" && sizeOf(whole) > most;
      if (!isTooLong || saved.token === null) return written;
      return keychain.set(name, JSON.stringify({ version: 1, ...saved, token: null }));
    },
    remove: (account) => keychain.remove(nameOf(account)),
  };
}
