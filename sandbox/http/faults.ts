/** Faults of HTTP: which request one meets, how often, and what happens instead of an answer. */
export type HttpFaultKind =
  /** The answer comes `ms` later. */
  | "delay"
  /** Answers `status` with an error body, without doing anything. */
  | "status"
  | "malformedJson"
  | "html"
  | "empty"
  /** An answer of `bytes` characters. */
  | "huge"
  /** Never answers. */
  | "hang"
  /** The connection is cut before anything is done. */
  | "drop"
  /** It is done, and then the connection is cut without an answer. */
  | "dropAnswer"
  /** The server stops reading the body after `bytes`, for `ms` or for ever. */
  | "stallUpload";

export interface HttpFault {
  readonly kind: HttpFaultKind;
  /** Only this row of the endpoint table. */
  readonly endpoint?: string | undefined;
  /** Only paths that contain this. */
  readonly path?: string | undefined;
  readonly method?: string | undefined;
  /** Only this user's requests. */
  readonly userId?: string | undefined;
  /** It is done first, and then answered so; what the world refuses is refused as ever. Not for `delay`. */
  readonly done?: boolean | undefined;
  /** How many requests it meets; default 1. */
  readonly count?: number | undefined;
  readonly ms?: number | undefined;
  readonly status?: number | undefined;
  readonly bytes?: number | undefined;
}

export interface MatchedRequest {
  readonly endpoint: string;
  readonly path: string;
  readonly method: string;
  readonly userId: string | undefined;
}

export interface HttpFaults {
  add(fault: HttpFault): void;
  /** The first that fits; used up by one. */
  take(request: MatchedRequest): HttpFault | undefined;
  list(): readonly HttpFault[];
  clear(): void;
}

export function createHttpFaults(): HttpFaults {
  let faults: HttpFault[] = [];
  const same = (wanted: string | undefined, is: string | undefined) => wanted === undefined || wanted === is;
  return {
    add: (fault) => void faults.push(fault),
    take(request) {
      const found = faults.find(
        (fault) =>
          same(fault.endpoint, request.endpoint) &&
          same(fault.method?.toUpperCase(), request.method) &&
          same(fault.userId, request.userId) &&
          (fault.path === undefined || request.path.includes(fault.path)),
      );
      if (found === undefined) return undefined;
      const left = (found.count ?? 1) - 1;
      faults = faults.flatMap((fault) =>
        fault !== found ? [fault] : left > 0 ? [{ ...fault, count: left }] : [],
      );
      return found;
    },
    list: () => faults,
    clear() {
      faults = [];
    },
  };
}
