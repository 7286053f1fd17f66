import type { Clock } from "../../shared/time.ts";
import { isRepeatable } from "../../shared/wire/endpoints.ts";
import { networkErrorOf } from "../network/trouble.ts";
import { readBody } from "./answer.ts";
import { causeOf, ServiceError } from "./errors.ts";
import { type Answer, type Exchange, noAnswer, notConnected, notWhole } from "./request.ts";
import { type CountedForm, countedForm } from "./upload.ts";

/** Sends requests: how long one may take, and how often it is tried. */
export interface Sender {
  /**
   * One attempt, and for a GET up to two more after a failure that may pass.
   *
   * @returns whatever the server answered, errors of its own included; rejects with ServiceError when it did not
   */
  send(exchange: Exchange): Promise<Answer>;
  /** Ends all running requests. */
  close(): void;
}

const getRepeats = 2;
const firstPauseMs = 200;

export function createSender(parts: {
  readonly fetch: typeof fetch;
  readonly clock: Clock;
  readonly random: () => number;
  /** What stands in Authorization, asked at each attempt: the token may be another by then. */
  readonly credentials: (exchange: Exchange) => string;
  /** When an answer was made, by the server's clock: ms, in whole seconds (RFC 9110, 6.6.1). */
  readonly heardDate: (at: number) => void;
}): Sender {
  const { clock, random } = parts;
  const running = new Set<AbortController>();

  async function attemptOnce(exchange: Exchange): Promise<Answer> {
    const abort = new AbortController();
    const { upload } = exchange;
    const form =
      exchange.body instanceof FormData ? countedForm(exchange.body, (bytes) => upload?.sent(bytes)) : null;
    const givenUp = () => abort.abort();
    if (upload?.signal.aborted === true) givenUp();
    upload?.signal.addEventListener("abort", givenUp);
    running.add(abort);
    let isLate = false;
    const undoTimer = clock.after(exchange.timeoutMs, () => {
      isLate = true;
      abort.abort();
    });
    try {
      const response = await parts.fetch(exchange.url, {
        method: exchange.endpoint.method,
        headers: headersOf(exchange, parts.credentials(exchange), form),
        ...bodyOf(exchange, form),
        signal: abort.signal,
        // A redirect would carry the request to a host nobody checked.
        redirect: "manual",
      });
      const date = response.headers.get("date");
      if (date !== null) parts.heardDate(Date.parse(date));
      const body =
        exchange.take !== undefined && response.ok
          ? { kind: "taken" as const, value: await exchange.take(response) }
          : await readBody(response);
      const movedTo = response.headers.get("location");
      return { status: response.status, body, ...(movedTo !== null && { movedTo }) };
    } catch (error) {
      if (error instanceof ServiceError) throw error;
      const network = networkErrorOf(error);
      if (network !== null && !isLate) throw notConnected(exchange, network);
      if (form?.isWhole() === false) throw notWhole(exchange, isLate);
      throw noAnswer(exchange, isLate ? "timeout" : causeOf(error));
    } finally {
      undoTimer();
      upload?.signal.removeEventListener("abort", givenUp);
      running.delete(abort);
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      clock.after(ms, resolve);
    });
  }

  return {
    async send(exchange) {
      const repeats = isRepeatable(exchange.endpoint) ? getRepeats : 0;
      for (let attempt = 0; ; attempt++) {
        const outcome = await attemptOnce(exchange).catch((error: unknown) => {
          if (error instanceof ServiceError) return error;
          throw error;
        });
        const failed = outcome instanceof ServiceError;
        const mayPass = failed ? outcome.worthRetrying : outcome.status >= 502 && outcome.status <= 504;
        // A request that ran out its whole time is not given it twice more.
        const spent = failed && outcome.code === "timeout" ? attempt + 1 : attempt;
        if (!mayPass || spent >= repeats) {
          if (failed) throw outcome;
          return outcome;
        }
        await pause(firstPauseMs * 2 ** attempt * (0.5 + random()));
      }
    },
    close() {
      for (const abort of running) abort.abort();
    },
  };
}

function headersOf(
  exchange: Exchange,
  credentials: string,
  form: CountedForm | null,
): Record<string, string> {
  const type = form?.type ?? (exchange.body === undefined ? null : "application/json");
  return {
    Accept: "application/json",
    ...(credentials === "" ? {} : { Authorization: credentials }),
    ...(type === null ? {} : { "Content-Type": type }),
    ...exchange.headers,
  };
}

/** A stream goes one way before the answer comes the other: `duplex` says so, where fetch is the platform's. */
function bodyOf({ body }: Exchange, form: CountedForm | null): RequestInit & { duplex?: "half" } {
  if (form !== null) return { body: form.stream, duplex: "half" };
  return { body: body === undefined ? null : JSON.stringify(body) };
}
