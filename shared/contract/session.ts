import * as v from "valibot";
import { command, commandFor } from "./command.ts";

const phone = ["phone"] as const;

const address = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2_000));

/** Where a password typed under a provider's address would go. */
export interface ProviderRead {
  /** With its port, as it is asked: names outside ASCII in their spelling there. */
  readonly host: string;
  /** Nobody has signed in there from this computer. */
  readonly isNew: boolean;
  /** More stood in the address than is used: a path, a query, a fragment. */
  readonly isShortened: boolean;
}

/** Signing in and out. The password goes one way, into main, and never comes back. */
export const session = {
  signIn: command(
    v.object({
      provider: address,
      username: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
      password: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
      stay: v.boolean(),
    }),
    phone,
  ),
  /** Reads what is being typed; answers `badAddress` or `untrustedAddress` for what leads nowhere. */
  readProvider: commandFor<ProviderRead>()(v.object({ provider: address }), phone),
  cancelSignIn: command(v.undefined(), phone),
  /** The answer to `connection.proxyAsked`: it goes to that proxy only. */
  signInToProxy: command(
    v.object({
      proxy: v.pipe(v.string(), v.minLength(1), v.maxLength(300)),
      username: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
      password: v.pipe(v.string(), v.maxLength(1000)),
      stay: v.boolean(),
    }),
    phone,
  ),
  /** Not now: it is not asked again by itself. */
  declineProxy: command(v.undefined(), phone),
  /** After all: what was declined is asked again. */
  askProxy: command(v.undefined(), phone),
  signOut: command(v.undefined(), phone),
};
