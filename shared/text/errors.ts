import type { ErrorCode } from "../errors.ts";
import type { Failure } from "../result.ts";

/** What went wrong and what to do, one sentence or two for every code. */
export const errorText: Readonly<Record<ErrorCode, string>> = {
  notSignedIn: "You are not signed in.",
  badCredentials: "User name or password is not right.",
  sessionExpired: "Your session has ended. Sign in again.",
  forbidden: "Your account is not allowed to do this. Ask your administrator.",
  notFound: "The server does not know this any more.",
  refused: "The server refused this.",
  invalid: "Something in here is not valid. Check it and try again.",
  badAddress: "This is not an address. It looks like login.example.com.",
  badNumber: "This is not a number that can be called.",
  doubtful: "This number may not be what you mean. Look at it once more.",
  offline: "The server cannot be reached. Check your network.",
  timeout: "The server did not answer in time. Try again.",
  ambiguous: "The server did not confirm this. Look at what is shown before you try again.",
  serverError: "The server failed. Try again in a moment.",
  badAnswer: "The server answered in a way Hookswitch cannot read.",
  untrustedAddress: "This is not an address Hookswitch may talk to. Use an https address.",
  busy: "This is already under way.",
  notAllowed: "This cannot be done right now.",
  gone: "It is no longer there.",
  noLine: "The voice line could not be set up.",
  keychainUnavailable: "This computer has no keychain, so nothing can be saved.",
  keychainLocked: "The keychain is locked. Unlock it and try again.",
  keychainFailed: "The keychain could not do this. Sign in with your password.",
  needsConsent: "A compliance rule stands against calling this number.",
  campaignGone: "The campaign of this call is no longer there. See which one is chosen now and call again.",
  notSaved: "The file could not be written there. Choose another folder.",
  unsupported: "Your provider does not support this.",
  notYours: "This window may not do this.",
  internal: "Something went wrong in Hookswitch. Try again.",
};

/** The sentence for a failed command. `detail` stays in the logs. */
export function failureText(failure: Failure): string {
  return errorText[failure.code];
}
