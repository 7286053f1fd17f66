import { AcdLoginAnswerSchema, type LoginToACDPayload } from "../../shared/wire/acd.ts";
import { type TokenResponse, TokenResponseSchema } from "../../shared/wire/auth.ts";
import {
  type Device,
  type Platform,
  type UserSession,
  type UserSessionRead,
  UserSessionSchema,
  userIdOf,
} from "../../shared/wire/user.ts";
import { ServiceError } from "./errors.ts";
import type { Http } from "./http.ts";
import { acdLoginBody, needed, platformName } from "./payloads.ts";
import { isSendable, type TokenHolder } from "./token.ts";
import { anything, UserCommands } from "./user-commands.ts";

export { DefaultMergeProperties, RangeTypes } from "../../shared/wire/history.ts";

export interface UserServiceParts {
  readonly http: Http;
  readonly token: TokenHolder;
  readonly now: () => number;
  /** The tenant's number for a status id (`AcdService.statusNumber`); it goes along where it is known. */
  readonly statusNumber?: (statusId: string) => number | undefined;
}

/** Who leaves does not wait long for a silent server. */
const farewellMs = 4_000;

/**
 * The signed-in user, under the names and shapes of the SDK's User Service page.
 * Every promise rejects with ServiceError. Nothing but a GET is ever repeated.
 */
export class UserService extends UserCommands {
  readonly #http: Http;
  readonly #token: TokenHolder;
  readonly #now: () => number;
  readonly #statusNumber: (statusId: string) => number | undefined;
  #session: UserSessionRead | null = null;

  constructor(parts: UserServiceParts) {
    super(parts.http);
    this.#http = parts.http;
    this.#token = parts.token;
    this.#now = parts.now;
    this.#statusNumber = parts.statusNumber ?? (() => undefined);
  }

  // Signing in and out

  /**
   * HTTP Basic to the provider. Keeps the token and sends everything from here on to the answered location.
   * Rejects `badCredentials` (401), `untrustedAddress` when the location is not one to send a token to.
   * @param signal once aborted, a late answer is dropped: it must not replace the token of a newer sign-in
   */
  async login(username: string, password: string, signal?: AbortSignal): Promise<TokenResponse> {
    needed(username, "username");
    needed(password, "password");
    if (username.includes(":"))
      throw new ServiceError("badUsername", "HTTP Basic cannot carry a colon in a user name");
    const answer = await this.#http.call("login", {
      basic: { username, password },
      answer: TokenResponseSchema,
    });
    if (signal?.aborted) throw new ServiceError("gone", "login: cancelled");
    if (!isSendable(answer.token)) throw new ServiceError("badAnswer", "login: not a token");
    const located = this.#http.setLocation(answer.location);
    if (!located.ok) throw new ServiceError(located.error.code, located.error.detail ?? "location refused");
    this.#session = null;
    this.#token.put(answer.token);
    return answer;
  }

  /** Opens the server's session. `platform`: "web", "android" or "ios"; an object counts as "web". */
  async initSession({
    deviceToken,
    platform,
  }: {
    deviceToken?: string;
    platform: Platform;
  }): Promise<Device | UserSession> {
    const session = await this.#http.call("initSession", {
      body: {
        ...(deviceToken === undefined ? {} : { deviceToken }),
        platform: platformName(platform, "web"),
      },
      answer: UserSessionSchema,
    });
    this.#session = session;
    return session as Device | UserSession;
  }

  /** Reads the session again: status, mute and conference as the server has them now. */
  async fetchSession(): Promise<UserSessionRead> {
    this.#session = await this.#http.call("session", { answer: UserSessionSchema });
    return this.#session;
  }

  /** Whether a token is held. Local: the server may think otherwise. */
  isLoggedIn(): boolean {
    return this.#token.read() !== null;
  }

  /** Exchanges the token for a fresh one now. */
  refreshToken(): Promise<void> {
    return this.#http.refresh();
  }

  /** Ends the server's session. The token is forgotten whatever the server says. */
  async logout(): Promise<void> {
    try {
      await this.#http.call("logout", { answer: anything, plain401: true, timeoutMs: farewellMs });
    } finally {
      this.#session = null;
      this.#token.put(null);
      this.#http.setLocation(null);
    }
  }

  // ACD

  /**
   * Logs in to ACD. Without a status the user's own default is sent, without channels and queues the server decides.
   * @returns when the ACD login began, ms
   */
  async loginToAcd(payload: LoginToACDPayload = {}): Promise<{ loginAt: number }> {
    const statusId = payload.status?.statusId ?? this.#session?.defaultAcdLoginStatus;
    const status = statusId === undefined ? undefined : this.#statusNumber(statusId);
    const answer = await this.#http.call("acdLogin", {
      body: acdLoginBody(payload, { statusId, status }),
      answer: AcdLoginAnswerSchema,
    });
    return { loginAt: answer?.loginAt ?? this.#now() };
  }

  /** Logs in to ACD when the user is set to (`acdAutoLogin`); else undefined. */
  async autoLoginToAcd(payload: LoginToACDPayload = {}): Promise<{ loginAt: number } | undefined> {
    const session = this.#session ?? (await this.fetchSession());
    return session.acdAutoLogin === true ? this.loginToAcd(payload) : undefined;
  }

  async logoutFromAcd(): Promise<void> {
    await this.#http.call("acdLogout", { answer: anything, timeoutMs: farewellMs });
  }

  /** The signed-in user's own status goes by acd/login, another's by the supervisor's path. */
  async changeStatus(userId: string, statusId?: string): Promise<{ loginAt: number }> {
    needed(userId, "userId");
    if (statusId !== undefined && this.#session !== null && userId === userIdOf(this.#session)) {
      const status = this.#statusNumber(statusId);
      const answer = await this.#http.call("acdLogin", {
        body: acdLoginBody({}, { statusId, status }),
        answer: AcdLoginAnswerSchema,
      });
      return { loginAt: answer?.loginAt ?? this.#now() };
    }
    const answer = await this.#http.call("changeStatus", {
      params: { userId },
      body: statusId === undefined ? {} : { statusId },
      answer: AcdLoginAnswerSchema,
    });
    return { loginAt: answer?.loginAt ?? this.#now() };
  }
}
