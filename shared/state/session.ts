import type { Failure } from "../result.ts";
import type { Millis } from "../time.ts";
import { zoneOr } from "../zone.ts";

/** What the keychain can do for us on this computer. */
export type KeychainHealth =
  /** Not asked yet. */
  | "unknown"
  | "ready"
  /** There is none (no Secret Service, say): sign-in lasts for this run only. */
  | "unavailable"
  /** It exists but is locked or hangs: what it holds is left alone. */
  | "locked"
  /** It answered and did not do it, or what it holds cannot be read. */
  | "failed";

/** Who is signed in: only what a window needs. Never a token or a password. */
export interface SignedInUser {
  readonly userId: string;
  readonly username: string;
  readonly name: string;
  readonly tenant: string;
  readonly isSupervisor: boolean;
  /** Of this user at the tenant, as the server writes it ("en", "es_MX"); "" for none. */
  readonly language: string;
  /** The user may change the ACD status (`allowAcdChanges`). */
  readonly mayChangeStatus: boolean;
  /** Offers are accepted by themselves (`acdAutoAccept`). */
  readonly autoAccepts: boolean;
  /** Unless the tenant says no (`disableStartRecording`, `disableStopRecording`). */
  readonly mayStartRecording: boolean;
  readonly mayStopRecording: boolean;
  /** A message is recorded that can be left on an answering machine (`voicemailDropFilename`). */
  readonly dropsVoicemail: boolean;
  /** What is said is written along (`enableRealtimeTranscription`). */
  readonly isTranscribed: boolean;
  /** Every dial is confirmed first (`dialConfirmation`). */
  readonly confirmsDial: boolean;
  /** Rules are asked for before a text message goes out (`verifyConsentOnSMS`). */
  readonly verifiesConsent: boolean;
  /** Calls are given a disposition after they end (`disableDisposition` does not say no). */
  readonly disposes: boolean;
  /** What the server takes when wrap-up runs out without one (`autoDispositionId`); "" for nothing known. */
  readonly autoDispositionId: string;
  /** The profile that dispositions may be limited to; "" for none. */
  readonly profileId: string;
  /** Where the user works, as an IANA name; "" where that is not known: this computer's zone. */
  readonly timeZone: string;
}

/** Why the sign-in screen is showing, when it is more than a first start. */
export type SignedOutWhy =
  | "signedOut"
  | "sessionExpired"
  | "forcedOut"
  /** Forced out, and not let in again. */
  | "disabled"
  | "badCredentials"
  | "failed";

/**
 * starting → signedOut → signingIn → signedIn → signingOut → signedOut.
 * `starting` looks into the keychain; a saved session goes from there to signingIn by itself.
 */
export type SessionState =
  | { readonly phase: "starting" }
  | {
      readonly phase: "signedOut";
      readonly why: SignedOutWhy | null;
      readonly error: Failure | null;
      /** The supervisor who did it, by name, where that is known. */
      readonly by?: string;
    }
  | { readonly phase: "signingIn"; readonly username: string }
  | { readonly phase: "signedIn"; readonly user: SignedInUser; readonly staysSignedIn: boolean }
  | { readonly phase: "signingOut" };

export interface SessionSlice {
  readonly now: SessionState;
  readonly keychain: KeychainHealth;
  /** What the sign-in form starts with. */
  readonly form: { readonly provider: string; readonly username: string; readonly stay: boolean };
  /** The last run of the program left a call up: signing in before `until` takes it back. */
  readonly callLeft: { readonly until: Millis } | null;
}

export const initialSession: SessionSlice = {
  now: { phase: "starting" },
  keychain: "unknown",
  form: { provider: "", username: "", stay: false },
  callLeft: null,
};

/** The signed-in user, or null. */
export function userOf(session: SessionSlice): SignedInUser | null {
  return session.now.phase === "signedIn" ? session.now.user : null;
}

/** The zone in which the agent's days begin and end: the user's own, else this computer's. */
export function zoneOf(session: SessionSlice): string {
  return zoneOr(userOf(session)?.timeZone ?? "");
}
