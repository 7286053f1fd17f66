import type { ProviderRead } from "../../shared/contract/session.ts";
import type { Log } from "../../shared/log.ts";
import type { Result } from "../../shared/result.ts";
import type { SignedOutWhy } from "../../shared/state/session.ts";
import type { Clock } from "../../shared/time.ts";
import type { Line } from "../line/api.ts";
import type { LineMemory } from "../line/memory.ts";
import type { ProxySignIns } from "../network/sign-ins.ts";
import type { AcdService } from "../nextiva/acd-service.ts";
import type { Feed } from "../nextiva/feed.ts";
import type { Http } from "../nextiva/http.ts";
import type { ServerTime } from "../nextiva/server-time.ts";
import type { TokenHolder } from "../nextiva/token.ts";
import type { UserService } from "../nextiva/user-service.ts";
import type { WorkitemService } from "../nextiva/workitem-service.ts";
import type { SettingsFile } from "../settings/settings.ts";
import type { Store } from "../state/store.ts";
import type { Account, Secrets } from "./secrets.ts";

export interface SessionParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: SettingsFile;
  readonly secrets: Secrets;
  readonly http: Http;
  readonly token: TokenHolder;
  readonly users: UserService;
  readonly workitems: WorkitemService;
  readonly acd: AcdService;
  readonly feed: () => Feed;
  readonly server: Pick<ServerTime, "skew">;
  readonly line: Line;
  readonly memory: LineMemory;
  /** Asks the system for the microphone where it wants to be asked in words (macOS). */
  readonly askForMicrophone: () => Promise<void>;
  /** The account's key to what was typed and not sent lies in the keychain: 32 bytes as base64. */
  readonly keyKept: (account: Account, draftKey: string) => void;
  readonly proxy: Pick<ProxySignIns, "answered" | "allow" | "forget">;
}

export interface SignIn {
  readonly provider: string;
  readonly username: string;
  readonly password: string;
  readonly stay: boolean;
}

export interface Session {
  /** Looks for a saved sign-in and uses it; else the sign-in screen shows. */
  start(prefill: { readonly provider?: string; readonly username?: string }): Promise<void>;
  signIn(input: SignIn): Promise<Result<void>>;
  /** Where a password would go under that address, to be shown before it does. */
  readProvider(address: string): Result<ProviderRead>;
  cancel(): void;
  /** Ends ACD login, line and feed; wipes token and saved sign-in. */
  signOut(): Promise<void>;
  /**
   * The server ended it. What was typed stays; why is said, and what became of the calls: after `sessionExpired` they
   * can be taken back, by the saved sign-in at once. `by`: the supervisor who did it, by name.
   */
  ended(why: Extract<SignedOutWhy, "sessionExpired" | "forcedOut" | "disabled">, by?: string): Promise<void>;
  /** Reads by HTTP what is true now: session, calls, offers. Rejects when it cannot. */
  resync(): Promise<void>;
  /** The same for open offers alone. */
  readOffers(): Promise<void>;
  /** The same for ACD login and status. A word that came while it was asked is newer and stands. */
  readStatus(): Promise<void>;
  /** The same for what the user may do. */
  readAuthority(): Promise<void>;
  forgetSaved(): Promise<Result<void>>;
  /** The provider in force, normalised; what http asks for. */
  provider(): string;
  userId(): string;
}
