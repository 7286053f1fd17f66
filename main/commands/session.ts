import type { Handlers } from "../../shared/contract/index.ts";
import { ok } from "../../shared/result.ts";
import type { Context } from "./context.ts";

/** Signing in and out. */
export function sessionCommands({ session, once }: Pick<Context, "session" | "once">): Handlers<"session"> {
  return {
    signIn: (input) => once("session:signIn", () => session.signIn(input)),
    readProvider: async ({ provider }) => session.readProvider(provider),
    async cancelSignIn() {
      session.cancel();
      return ok();
    },
    signOut: () =>
      once("session:signOut", async () => {
        await session.signOut();
        return ok();
      }),
  };
}
