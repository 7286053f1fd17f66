/** Sign-in: Basic to a token, and a token to a fresh one. */

import type { Agent } from "../world/types.ts";
import { failed, ok } from "./answers.ts";
import type { Backend, Handlers, Reply } from "./types.ts";

function tokenFor(backend: Backend, user: Agent): Reply {
  const origin = backend.origin();
  const authorities = user.role === "Supervisor" ? ["ROLE_SUPERVISOR", "ROLE_AGENT"] : ["ROLE_AGENT"];
  const token = backend.tokens.issue(user.userId, authorities);
  return ok({ token, location: origin, clientLocation: origin });
}

/** 401 in the shape that is chosen: both are in Nextiva's contracts. */
export function unauthorized(backend: Backend, message: string): Reply {
  if (backend.errorShape === "plain") return failed(401, message);
  return {
    status: 401,
    body: { type: "AUTHENTICATION_ERROR", code: "AUTH_001", message, param: "Authorization" },
  };
}

export const provider: Handlers<"login" | "refreshToken"> = {
  login: ({ user }, backend) => tokenFor(backend, user),
  refreshToken: ({ user }, backend) =>
    backend.tokens.isRefreshRefused
      ? unauthorized(backend, "the token cannot be refreshed")
      : tokenFor(backend, user),
};
