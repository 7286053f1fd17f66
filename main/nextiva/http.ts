import type * as v from "valibot";
import { type Log, silentLog } from "../../shared/log.ts";
import type { Result } from "../../shared/result.ts";
import type { Clock } from "../../shared/time.ts";
import { RefreshResponseSchema } from "../../shared/wire/auth.ts";
import { type EndpointName, isRepeatable } from "../../shared/wire/endpoints.ts";
import { foreignFile, linkedFile } from "../../shared/wire/linked-file.ts";
import type { PathParams } from "../../shared/wire/paths.ts";
import {
  answerSteps,
  bodySteps,
  emptyProfile,
  endpointIn,
  type Profile,
} from "../../shared/wire/profile/profile.ts";
import { toOurs, toTheirs } from "../../shared/wire/profile/translate.ts";
import { checkedValue } from "./answer.ts";
import { ServiceError } from "./errors.ts";
import type { Evidence } from "./evidence.ts";
import { normaliseLocation, readFileUrl } from "./location.ts";
import { createRefresher } from "./refresh.ts";
import {
  type Answer,
  type AuthScheme,
  authorization,
  type Exchange,
  expired,
  facts,
  filled,
  pageInstead,
  type QueryValue,
  queryText,
  refusal,
} from "./request.ts";
import { createSender } from "./sender.ts";
import type { ServerTime } from "./server-time.ts";
import { isSendable, type TokenHolder } from "./token.ts";
import type { Upload } from "./upload.ts";

export interface HttpOptions {
  /** Base URL of the provider, normalised. Asked at each request: it is a setting. */
  readonly provider: () => string;
  readonly authScheme: () => AuthScheme;
  /** What this provider does otherwise than the tables say. */
  readonly profile?: () => Profile;
  /** Told how each request went. */
  readonly evidence?: Pick<Evidence, "answered" | "refused">;
  readonly token: TokenHolder;
  readonly clock: Clock;
  /** Learns from every answer's `Date`. */
  readonly server: ServerTime;
  readonly fetch?: typeof fetch;
  readonly random?: () => number;
  readonly log?: Log;
  /** For one attempt, headers and body together. Default 10 s. */
  readonly timeoutMs?: number;
}

export type CallOptions<N extends EndpointName, S extends v.GenericSchema> = {
  /** What the answer must be. */
  readonly answer: S;
  readonly query?: Readonly<Record<string, QueryValue>>;
  /** Sent as JSON, or as multipart when it is FormData. */
  readonly body?: object;
  readonly basic?: { readonly username: string; readonly password: string };
  readonly timeoutMs?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Of a form: told how far it is, and given up by it. */
  readonly upload?: Upload | undefined;
  /** A 401 is just an error: no refresh, no lost session (sign-out). */
  readonly plain401?: boolean;
} & (Record<never, never> extends PathParams<N>
  ? { readonly params?: PathParams<N> }
  : { readonly params: PathParams<N> });

export interface Http {
  /** Asks an endpoint. Resolves with the checked answer, rejects with ServiceError. */
  call<N extends EndpointName, S extends v.GenericSchema>(
    name: N,
    options: CallOptions<N, S>,
  ): Promise<v.InferOutput<S>>;
  /** Has the body of a good answer taken as it comes; what `take` rejects with, as a ServiceError, goes on. */
  download<N extends EndpointName, T>(
    name: N,
    options: Omit<CallOptions<N, v.GenericSchema>, "answer" | "body">,
    take: (response: Response) => Promise<T>,
  ): Promise<T>;
  /**
   * The same of a file that an answer named by its address. The token goes to the tenant's own hosts alone, wherever a
   * redirect leads.
   */
  downloadFrom<T>(
    address: string,
    options: { readonly timeoutMs: number; readonly headers?: Readonly<Record<string, string>> },
    take: (response: Response) => Promise<T>,
  ): Promise<T>;
  /** Login's `location`, checked and normalised: where everything but login goes from now on. */
  setLocation(location: string | null): Result<void>;
  /** Base URL, or null before login. */
  location(): string | null;
  /** Exchanges the token now. Parallel callers share one exchange. */
  refresh(): Promise<void>;
  /** Told once a session when even a fresh token is refused. */
  onSessionLost(told: () => void): () => void;
  /** Ends the early exchange of the token and all running requests. */
  close(): void;
}

/** A request of the tables. */
type Planned = Exchange & { readonly name: EndpointName };

/** Redirects of a linked file that are followed. */
const mostHops = 3;

/** The one way to Nextiva's HTTP: addresses, token and errors are decided here, time-outs and repeats by its sender. */
export function createHttp(options: HttpOptions): Http {
  const { token, clock, server, log = silentLog, timeoutMs = 10_000, evidence } = options;
  const profile = options.profile ?? (() => emptyProfile);
  const lostWatchers = new Set<() => void>();
  let location: string | null = null;
  let lostToken: string | null = null;

  const refresher = createRefresher({
    token,
    clock,
    server,
    exchange: exchangeToken,
    earlyFailed: (error) =>
      log.warn("token: early refresh failed", { code: error.code, status: error.status }),
  });

  const sender = createSender({
    fetch: options.fetch ?? fetch,
    clock,
    random: options.random ?? Math.random,
    credentials: (exchange) =>
      authorization(exchange, token.read() ?? "", profile().auth ?? options.authScheme()),
    heardDate(date) {
      const wasKnown = server.isKnown();
      server.heard(date);
      if (!wasKnown) refresher.timeLearned();
    },
  });

  async function exchangeToken(): Promise<string> {
    const exchange = plan("refreshToken", {}, {});
    const answer = await sender.send(exchange);
    throwUnlessGood(exchange, answer);
    const fresh = checked(exchange, answer, RefreshResponseSchema);
    if (!isSendable(fresh.token)) throw new ServiceError("badAnswer", `${exchange.what}: not a token`);
    if (fresh.location !== undefined) {
      const moved = setLocation(fresh.location);
      if (!moved.ok) throw new ServiceError(moved.error.code, moved.error.detail ?? "location refused");
    }
    return fresh.token;
  }

  function setLocation(text: string | null): Result<void> {
    if (text === null) {
      location = null;
      return { ok: true, value: undefined };
    }
    const checked = normaliseLocation(text, options.provider());
    if (!checked.ok) return checked;
    location = checked.value;
    return { ok: true, value: undefined };
  }

  /** Everything about a request but its credentials. */
  function plan(
    name: EndpointName,
    params: Readonly<Record<string, string>>,
    more: {
      query?: Readonly<Record<string, QueryValue>> | undefined;
      body?: object | undefined;
      basic?: Exchange["basic"] | undefined;
      timeoutMs?: number | undefined;
      headers?: Exchange["headers"] | undefined;
      upload?: Upload | undefined;
      take?: Exchange["take"] | undefined;
    },
  ): Planned {
    const endpoint = endpointIn(profile(), name);
    const what = `${endpoint.method} ${endpoint.path}`;
    const base = endpoint.host === "provider" ? options.provider() : location;
    if (base === null) throw new ServiceError("notSignedIn", `${what}: not signed in`);
    return {
      name,
      endpoint,
      what,
      url: base + filled(endpoint.path, params, what) + queryText(more.query ?? {}),
      timeoutMs: more.timeoutMs ?? timeoutMs,
      ...(more.body === undefined ? {} : { body: written(name, more.body) }),
      ...(more.basic === undefined ? {} : { basic: more.basic }),
      ...(more.headers === undefined ? {} : { headers: more.headers }),
      ...(more.upload === undefined ? {} : { upload: more.upload }),
      ...(more.take === undefined ? {} : { take: more.take }),
    };
  }

  /** A body as this provider wants it; a form stays: its fields are the reference's own. */
  function written(name: EndpointName, body: object): object {
    return body instanceof FormData ? body : (toTheirs(body, bodySteps(profile(), name)) as object);
  }

  /** The value of a good answer, in our shape, held against what it must be. */
  function checked<S extends v.GenericSchema>(
    exchange: Planned,
    answer: Answer,
    schema: S,
  ): v.InferOutput<S> {
    const { name, what, endpoint } = exchange;
    const { body } = answer;
    const ours =
      body.kind === "json" ? { ...body, value: toOurs(body.value, answerSteps(profile(), name)) } : body;
    try {
      const value = checkedValue(ours, schema, what, facts(answer, !isRepeatable(endpoint)));
      evidence?.answered(name, "");
      return value;
    } catch (error) {
      if (error instanceof ServiceError) evidence?.answered(name, error.message);
      throw error;
    }
  }

  async function call<N extends EndpointName, S extends v.GenericSchema>(
    name: N,
    asked: CallOptions<N, S>,
  ): Promise<v.InferOutput<S>> {
    const exchange = plan(name, asked.params ?? {}, asked);
    const answer = await goodAnswer(exchange, asked.plain401 === true);
    return checked(exchange, answer, asked.answer);
  }

  const download: Http["download"] = async (name, asked, take) => {
    const exchange = plan(name, asked.params ?? {}, { ...asked, take });
    const { body } = await goodAnswer(exchange, asked.plain401 === true);
    if (body.kind !== "taken") throw new ServiceError("badAnswer", `${exchange.what}: no file`);
    return body.value as Awaited<ReturnType<typeof take>>;
  };

  async function downloadFrom<T>(
    address: string,
    options: Parameters<Http["downloadFrom"]>[1],
    take: (response: Response) => Promise<T>,
  ): Promise<T> {
    let to = address;
    let from = location ?? "";
    for (let hops = 0; hops <= mostHops; hops += 1) {
      const exchange = { ...fileAt(to, from), ...options, take };
      const answer = await anyAnswer(exchange, false);
      const isMoved = answer.status >= 300 && answer.status < 400 && answer.movedTo !== undefined;
      if (!isMoved) {
        throwUnlessGood(exchange, answer);
        if (answer.body.kind !== "taken") throw new ServiceError("badAnswer", "a linked file: no file");
        return answer.body.value as T;
      }
      from = exchange.url;
      to = answer.movedTo ?? "";
    }
    throw new ServiceError("badAnswer", "a linked file: it leads from one address to the next");
  }

  function fileAt(address: string, from: string): Exchange {
    if (location === null) throw new ServiceError("notSignedIn", "a linked file: not signed in");
    const read = readFileUrl(address, from, options.provider());
    if (!read.ok) throw new ServiceError(read.error.code, read.error.detail ?? "a file's address");
    const { url, isOwn } = read.value;
    const endpoint = isOwn ? linkedFile : foreignFile;
    return { name: null, endpoint, what: "GET a linked file", url, timeoutMs };
  }

  /** With the token that is good now; a good answer, or a ServiceError. */
  async function goodAnswer(exchange: Exchange, plain401: boolean): Promise<Answer> {
    const answer = await anyAnswer(exchange, plain401);
    throwUnlessGood(exchange, answer);
    return answer;
  }

  /** The same, whatever the answer is. */
  async function anyAnswer(exchange: Exchange, plain401: boolean): Promise<Answer> {
    const usesToken = exchange.endpoint.auth === "token";
    if (usesToken) await refresher.ensureFresh();
    const tokenSent = token.read();
    if (usesToken && tokenSent === null)
      throw new ServiceError("notSignedIn", `${exchange.what}: not signed in`);
    let answer = await sender.send(exchange);
    if (answer.status === 401 && usesToken && !plain401) {
      answer = await afterRefused(exchange, tokenSent);
    }
    return answer;
  }

  function throwUnlessGood(exchange: Exchange, answer: Answer): void {
    const page = pageInstead(exchange, answer);
    if (page !== null) throw page;
    if (answer.status >= 200 && answer.status <= 299) return;
    if (exchange.name !== null) evidence?.refused(exchange.name, answer.status);
    throw refusal(exchange, answer, token.read());
  }

  async function refreshNow(): Promise<void> {
    const old = token.read();
    if (old === null) throw new ServiceError("notSignedIn", "there is no token to refresh");
    try {
      await refresher.refresh();
    } catch (error) {
      const told = expired(error);
      if (told instanceof ServiceError && told.code === "sessionExpired") sessionLost(old);
      throw told;
    }
  }

  /** A 401 says the request was not done: a fresh token, and once more. */
  async function afterRefused(exchange: Exchange, tokenSent: string | null): Promise<Answer> {
    if (token.read() === tokenSent) await refreshNow();
    const second = token.read();
    if (second === null) throw new ServiceError("notSignedIn", `${exchange.what}: signed out meanwhile`);
    const answer = await sender.send(exchange);
    if (answer.status === 401) {
      sessionLost(second);
      throw new ServiceError("sessionExpired", `${exchange.what}: refused with a fresh token`, {
        status: 401,
      });
    }
    return answer;
  }

  function sessionLost(refused: string | null) {
    // Signed out or in again meanwhile: that 401 was for a token nobody uses any more.
    if (refused === null || token.read() !== refused || lostToken === refused) return;
    lostToken = refused;
    log.warn("token: refused twice, session lost");
    for (const told of lostWatchers) told();
  }

  return {
    call,
    download,
    downloadFrom,
    setLocation,
    location: () => location,
    refresh: refreshNow,
    onSessionLost(told) {
      lostWatchers.add(told);
      return () => lostWatchers.delete(told);
    },
    close() {
      refresher.close();
      lostWatchers.clear();
      sender.close();
    },
  };
}
