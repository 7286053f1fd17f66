/** Sign-in and failure bodies. Sources: OpenAPI authentication and provider-authentication. */
import * as v from "valibot";
import { id, maybe, text } from "./loose.ts";

/** `location`: a URL or a bare host; where everything else goes. `clientLocation`: the tenant's web client. */
export const TokenResponseSchema = v.looseObject({ token: id, location: id, clientLocation: maybe(text) });
/** As the reference page states it. */
export interface TokenResponse {
  [key: string]: unknown;
  location: string;
  token: string;
}

/** A refresh may leave `location` out or change it. The contract has it always. */
export const RefreshResponseSchema = v.looseObject({
  token: id,
  location: maybe(id),
  clientLocation: maybe(text),
});

/** Both error shapes at once: `{code, message}`, and the provider's `{type, message, code, param?}`. */
export const ErrorBodySchema = v.looseObject({
  code: maybe(text),
  message: maybe(text),
  type: maybe(text),
  param: maybe(text),
});

/** What is read of the token's payload: `iat` and `exp` (seconds, RFC 7519), and a token may have neither. */
export const TokenPayloadSchema = v.looseObject({
  iat: maybe(v.number()),
  exp: maybe(v.number()),
  userId: maybe(text),
  user_id: maybe(text),
});
