import type { EndpointName } from "../../shared/wire/endpoints.ts";
import type { PathParams } from "../../shared/wire/paths.ts";
import type { Centre } from "../centre/centre.ts";
import type { Greetings } from "../files/greetings.ts";
import type { Recordings } from "../files/recordings.ts";
import type { FileStore } from "../files/store.ts";
import type { VertoAddress } from "../voice/line.ts";
import type { Agent } from "../world/types.ts";
import type { UploadedFile } from "./body.ts";
import type { Tokens } from "./tokens.ts";

/** What every area of the API works with. */
export interface Backend {
  readonly centre: Centre;
  readonly tokens: Tokens;
  readonly files: FileStore;
  readonly recordings: Recordings;
  readonly greetings: Greetings;
  now(): number;
  /** http://127.0.0.1:PORT */
  origin(): string;
  /** Where the agents' softphones connect. "" when there is no voice server. */
  telephony(agent: Agent): VertoAddress | undefined;
  /** Which shape the provider's errors have. */
  errorShape: "plain" | "provider";
}

export interface ApiRequest<N extends EndpointName = EndpointName> {
  readonly params: PathParams<N>;
  readonly query: URLSearchParams;
  /** JSON, or the fields of a form. */
  readonly body: unknown;
  /** Files of a form. */
  readonly files: readonly UploadedFile[];
  /** The signed-in user; for Basic, whoever name and password fit. */
  readonly user: Agent;
}

export interface Reply {
  readonly status: number;
  /** JSON; undefined: no body. */
  readonly body?: unknown;
}
/** Bytes with a media type. */
export interface RawReply {
  readonly status: number;
  readonly raw: Uint8Array;
  readonly type: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler<N extends EndpointName = EndpointName> = (
  apiRequest: ApiRequest<N>,
  backend: Backend,
) => Reply | RawReply;
export type Handlers<N extends EndpointName> = { readonly [K in N]: Handler<K> };
