import { request } from "node:http";
import type { Socket } from "node:net";
import { isIP } from "node:net";
import { connect as connectTls, type PeerCertificate } from "node:tls";
import type { Clock } from "../../shared/time.ts";
import { NetworkError, strangersWords } from "./trouble.ts";

/** What a server whose certificate was refused says of itself. Believed for wording only. */
export interface Witness {
  readonly issuer: string;
  /** Whom the certificate is for. */
  readonly names: string;
  readonly from: number;
  readonly to: number;
  /** The server's clock by its Date header; null when it gave none. */
  readonly date: number | null;
}

const patience = 4_000;
/** Clocks that differ by less may be the server's fault as well as ours. */
const wrongByMs = 60 * 60_000;

/**
 * Looks at the certificate of a server that was refused, over a connection that nothing of ours goes over: one bare
 * HEAD, without any credentials, for the server's date. Null when there is nothing to see.
 */
export function witness(socket: Socket, host: string, clock: Pick<Clock, "after">): Promise<Witness | null> {
  return new Promise((resolve) => {
    // Only to read who answered: this socket is never handed on.
    const over = connectTls({
      socket,
      host,
      rejectUnauthorized: false,
      ALPNProtocols: ["http/1.1"],
      ...(isIP(host) === 0 ? { servername: host } : {}),
    });
    let seen: Omit<Witness, "date"> | null = null;
    const end = (date: number | null) => {
      undoLimit();
      over.destroy();
      resolve(seen === null ? null : { ...seen, date });
    };
    const undoLimit = clock.after(patience, () => end(null));
    over.on("error", () => end(null));
    over.on("close", () => end(null));
    over.once("secureConnect", () => {
      seen = wordsOf(over.getPeerCertificate());
      const asking = request({
        method: "HEAD",
        path: "/",
        createConnection: () => over,
        headers: { Host: host, Connection: "close" },
      });
      asking.on("error", () => end(null));
      asking.on("response", (response) => {
        const date = Date.parse(response.headers.date ?? "");
        end(Number.isNaN(date) ? null : date);
      });
      asking.end();
    });
  });
}

function wordsOf(certificate: PeerCertificate): Omit<Witness, "date"> {
  const issuer: { O?: unknown; CN?: unknown } = certificate.issuer ?? {};
  const first = (value: unknown) => strangersWords(Array.isArray(value) ? value[0] : value);
  const names = (certificate.subjectaltname ?? "").split(", ").map((each) => each.replace(/^[\w ]+:/, ""));
  return {
    issuer: first(issuer.CN) || first(issuer.O),
    names: strangersWords(names.slice(0, 3).join(", ")),
    from: Date.parse(certificate.valid_from),
    to: Date.parse(certificate.valid_to),
  };
}

/** Node's code of a refused certificate → what is wrong, by its name. */
export function certificateTrouble(
  code: string,
  host: string,
  seen: Witness | null,
  now: number,
): NetworkError {
  const isTooOld = code === "CERT_HAS_EXPIRED";
  const isTooNew = code === "CERT_NOT_YET_VALID";
  const detail = `certificate of ${host}: ${code}`;
  const theirs = seen?.date ?? null;
  if ((isTooOld || isTooNew) && seen !== null && theirs !== null) {
    const isGoodThere = seen.from <= theirs && theirs <= seen.to;
    if (isGoodThere && Math.abs(theirs - now) > wrongByMs)
      return new NetworkError("clockWrong", detail, { host, ours: day(now), theirs: day(theirs) });
  }
  const reason = isTooOld
    ? "expired"
    : isTooNew
      ? "notYetValid"
      : code === "ERR_TLS_CERT_ALTNAME_INVALID"
        ? "otherName"
        : strangers.has(code)
          ? "stranger"
          : "unclear";
  const end = isTooOld ? seen?.to : seen?.from;
  return new NetworkError("certificate", detail, {
    host,
    reason,
    code,
    ...(seen === null || seen.issuer === "" ? {} : { issuer: seen.issuer }),
    ...(seen === null || seen.names === "" ? {} : { names: seen.names }),
    ...(end === undefined || Number.isNaN(end) ? {} : { date: day(end) }),
  });
}

/** Codes that say: whoever signed this is not known here. */
export const strangers: ReadonlySet<string> = new Set([
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
]);

/** Whether Node's code says that the certificate was refused. */
export function isAboutCertificate(code: string): boolean {
  return (
    /^CERT_|^ERR_TLS_CERT|^HOSTNAME_MISMATCH|^INVALID_CA|^INVALID_PURPOSE/.test(code) || strangers.has(code)
  );
}

/** In the server's zone nor ours: both are told side by side. */
function day(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
