import { InitSessionSchema } from "../../shared/wire/user.ts";
import { ok, read, run } from "./answers.ts";
import type { Handlers } from "./types.ts";
import { userSession } from "./user-wire.ts";

export const session: Handlers<"session" | "initSession" | "logout"> = {
  session: ({ user }, backend) => ok(userSession(backend, user)),
  initSession({ user, body }, backend) {
    const parsed = read(InitSessionSchema, body);
    if ("reply" in parsed) return parsed.reply;
    backend.centre.do({ kind: "startSession", userId: user.userId });
    return ok(userSession(backend, backend.centre.world().agents.get(user.userId) ?? user));
  },
  logout: ({ user }, backend) => run(backend, { kind: "endSession", userId: user.userId }),
};
