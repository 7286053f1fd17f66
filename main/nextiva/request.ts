import { type Endpoint, type EndpointName, isRepeatable } from "../../shared/wire/endpoints.ts";
import { fillPath } from "../../shared/wire/paths.ts";
import type { NetworkError } from "../network/trouble.ts";
import { type Body, errorWords } from "./answer.ts";
import { codeForStatus, isCertificateTrouble, ServiceError, wasNeverSent } from "./errors.ts";
import type { Upload } from "./upload.ts";

export type QueryValue = string | number | boolean | undefined | null | readonly string[];

/** A request without its credentials. */
export interface Exchange {
  /** Null for what lies at an address that an answer named: nothing is learned of an endpoint by it. */
  readonly name: EndpointName | null;
  readonly endpoint: Endpoint;
  readonly url: string;
  readonly what: string;
  readonly body?: object;
  readonly basic?: { readonly username: string; readonly password: string };
  readonly timeoutMs: number;
  /** Beside the usual ones, or in place of them. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Of a form: told how far it is, and given up by it. */
  readonly upload?: Upload;
  /** Takes the body of a good answer as it comes, in place of having it read as JSON. Once for each attempt. */
  readonly take?: (response: Response) => Promise<unknown>;
}

export interface Answer {
  readonly status: number;
  readonly body: Body;
  /** Where a redirect leads. */
  readonly movedTo?: string;
}

/** What a checked answer's failure carries. */
export function facts(answer: Answer, ambiguous: boolean) {
  return { status: answer.status, ambiguous };
}

/** A path with its parameters. @throws ServiceError invalid for one that cannot stand in a path */
export function filled(path: string, params: Readonly<Record<string, string>>, what: string): string {
  try {
    return fillPath(path, params);
  } catch (error) {
    throw new ServiceError(
      "invalid",
      `${what}: ${error instanceof RangeError ? error.message : "bad parameter"}`,
    );
  }
}

/** `?a=1&b=2`, or nothing: absent values are left out, a list repeats its name. */
export function queryText(query: Readonly<Record<string, QueryValue>>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    if (typeof value === "object") for (const one of value) search.append(key, one);
    else search.append(key, String(value));
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

/** A form that the server cannot have as a whole: nothing happened. */
export function notWhole({ what }: Exchange, isLate: boolean): ServiceError {
  return new ServiceError(isLate ? "timeout" : "offline", `${what}: not sent to its end`, {
    worthRetrying: true,
  });
}

/** How the token stands in Authorization: bare (Nextiva's own code does) or after "Bearer ". */
export type AuthScheme = "raw" | "bearer";

/** What stands in Authorization; "" for nothing. */
export function authorization({ endpoint, basic }: Exchange, token: string, scheme: AuthScheme): string {
  if (endpoint.auth === "none") return "";
  if (endpoint.auth === "basic") {
    const { username = "", password = "" } = basic ?? {};
    return `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;
  }
  return scheme === "bearer" ? `Bearer ${token}` : token;
}

/** No answer came: what that means depends on whether the request could have reached the server. */
export function noAnswer(exchange: Exchange, cause: string): ServiceError {
  const says = `${exchange.what}: no answer (${cause})`;
  if (isCertificateTrouble(cause)) return new ServiceError("certificate", says);
  if (!isRepeatable(exchange.endpoint) && !wasNeverSent(cause)) {
    return new ServiceError("ambiguous", says, { ambiguous: true });
  }
  return new ServiceError(cause === "timeout" ? "timeout" : "offline", says, { worthRetrying: true });
}

/** No connection came about: nothing was sent, whatever was asked. */
export function notConnected({ what }: Exchange, { failure }: NetworkError): ServiceError {
  const mayPass = failure.code === "offline" || failure.code === "noName" || failure.code === "proxyDown";
  return new ServiceError(failure.code, `${what}: ${failure.detail ?? failure.code}`, {
    worthRetrying: mayPass,
    ...(failure.about === undefined ? {} : { about: failure.about }),
  });
}

/**
 * A page, or the way to one, in place of the answer: a network's own sign-in page, a proxy's warning, a web site at the
 * provider's address. Null for every other answer; a failing server's or an unknown path's page says less than its status.
 */
export function pageInstead({ endpoint, what, url }: Exchange, answer: Answer): ServiceError | null {
  const { status, body } = answer;
  const isGood = status >= 200 && status <= 299;
  const isRedirect = status >= 300 && status <= 399;
  if (!isRedirect && !(body.kind === "html" && (isGood || status === 403 || status === 511))) return null;
  return new ServiceError("webPage", `${what}: a web page (${status}) where JSON was due`, {
    status,
    ambiguous: isGood && !isRepeatable(endpoint),
    about: { host: new URL(url).host },
  });
}

/** An answer that is not 2xx. */
export function refusal(exchange: Exchange, answer: Answer, secret: string | null): ServiceError {
  const { endpoint, what } = exchange;
  const { status } = answer;
  const words = errorWords(answer.body);
  const message = secret === null ? words.message : words.message.replaceAll(secret, "…");
  const says = `${what} answered ${status}${message === "" ? "" : `: ${message}`}`;
  const code =
    status === 401
      ? endpoint.auth === "basic"
        ? "badCredentials"
        : "sessionExpired"
      : codeForStatus(status);
  return new ServiceError(code, says, {
    status,
    // A server that failed halfway may have done it.
    ambiguous: status >= 500 && !isRepeatable(endpoint),
    worthRetrying: status === 408 || status === 429 || status >= 500,
    ...(words.serverCode === undefined ? {} : { serverCode: words.serverCode }),
  });
}

/** A refresh that failed: refused means the session is over, no answer means try again. */
export function expired(error: unknown): unknown {
  if (!(error instanceof ServiceError)) return error;
  const refused = error.status === 401 || error.status === 403;
  return refused ? new ServiceError("sessionExpired", error.message, { status: error.status }) : error;
}
