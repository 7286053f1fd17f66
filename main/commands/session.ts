import type { Handlers } from "../../shared/contract/index.ts";
import { ok } from "../../shared/result.ts";
import type { ProxySignIns } from "../network/sign-ins.ts";
import type { Context } from "../work/context.ts";
import type { Links } from "../work/links.ts";

/** Signing in and out. */
export function sessionCommands(
  { session, once }: Pick<Context, "session" | "once">,
  proxy: Pick<ProxySignIns, "answer" | "decline" | "askAgain">,
  links: Pick<Links, "retry">,
): Handlers<"session"> {
  return {
    signIn: (input) => once("session:signIn", () => session.signIn(input)),
    readProvider: async ({ provider }) => session.readProvider(provider),
    async signInToProxy({ proxy: name, username, password, stay }) {
      proxy.answer(name, { username, password }, stay);
      links.retry();
      return ok();
    },
    async declineProxy() {
      proxy.decline();
      return ok();
    },
    async askProxy() {
      proxy.askAgain();
      return ok();
    },
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
