import * as v from "valibot";
import { command } from "./command.ts";

const phone = ["phone"] as const;

/** Signing in and out. The password goes one way, into main, and never comes back. */
export const session = {
  signIn: command(
    v.object({
      provider: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(300)),
      username: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)),
      password: v.pipe(v.string(), v.minLength(1), v.maxLength(1000)),
      stay: v.boolean(),
    }),
    phone,
  ),
  cancelSignIn: command(v.undefined(), phone),
  signOut: command(v.undefined(), phone),
};
