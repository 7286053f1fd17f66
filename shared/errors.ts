/**
 * Every way an expected thing can fail, as one closed list. A new code does not compile until
 * `shared/text` has words for it. Codes cross the bridge; sentences do not.
 */
export const errorCodes = [
  /** The command needs a session and there is none. */
  "notSignedIn",
  /** The provider refused user name or password. */
  "badCredentials",
  /** A user name that HTTP Basic cannot carry: one with a colon in it (RFC 7617). */
  "badUsername",
  /** The session is over: a second 401, or the server ended it. */
  "sessionExpired",
  /** The server knows the user but does not allow this (403). */
  "forbidden",
  /** The thing asked for does not exist (404). */
  "notFound",
  /** The server understood and said no (other 4xx). */
  "refused",
  /** What was typed or sent is not valid. */
  "invalid",
  /** A wrap-up lacks what its disposition needs. */
  "incomplete",
  /** A message lacks something: its reason says what. */
  "notSendable",
  /** Not the address of a provider. */
  "badAddress",
  /** Not a phone number that can be dialled. */
  "badNumber",
  /** It can be called, and may be meant otherwise: `reason` says which doubt, and the agent's yes goes with the next try. */
  "doubtful",
  /** No network, or the server cannot be reached. */
  "offline",
  /** A host's name that nobody knows, or a name service that does not answer. */
  "noName",
  /** The server's certificate was refused. */
  "certificate",
  /** This computer's clock is wrong, so that certificates look invalid. */
  "clockWrong",
  /** The network's proxy cannot be reached. */
  "proxyDown",
  /** The network's proxy does not let us through. */
  "proxyRefused",
  /** The network's proxy wants a name and a password. */
  "proxyAsks",
  /** The network's proxy wants a kind of sign-in that is not known here. */
  "proxyUnsupported",
  /** A web page, or the way to one, came where the server's answer was due: a network's own sign-in page, say. */
  "webPage",
  /** No answer within the time allowed; safe to try again. */
  "timeout",
  /** A request that must not be repeated ended without an answer: it may or may not have happened. */
  "ambiguous",
  /** The server failed (5xx). */
  "serverError",
  /** The server's answer could not be read. */
  "badAnswer",
  /** The address the server gave is not one the app may talk to. */
  "untrustedAddress",
  /** The same command is still running. */
  "busy",
  /** What was to be changed is not as it was shown: somebody else changed it. */
  "changedElsewhere",
  /** The present state does not allow this. */
  "notAllowed",
  /** The offer or call is no longer there. */
  "gone",
  /** No voice line could be had. */
  "noLine",
  /** This computer offers no keychain. */
  "keychainUnavailable",
  /** The keychain is locked or did not answer. */
  "keychainLocked",
  /** The keychain answered and did not do it, or what it holds is not ours to read. */
  "keychainFailed",
  /** Compliance rules stand against this call; the agent may force it. */
  "needsConsent",
  /** The campaign that a call should go out on is no longer there. */
  "campaignGone",
  /** The tenant or the SDK does not support this. */
  "unsupported",
  /** A file could not be written where the user wanted it. */
  "notSaved",
  /** A window asked for something it is not given. */
  "notYours",
  /** A bug: something threw that should not. */
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];
