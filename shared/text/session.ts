import { sentence } from "../clean-text.ts";
import type { KeychainHealth, SignedOutWhy } from "../state/session.ts";

/** Signing in, signing out, and what the keychain can do. */
export const sessionText = {
  product: "Hookswitch",
  starting: "Starting…",
  startingLong: "Still starting. A keychain prompt may be waiting behind another window.",
  title: "Sign in",
  subtitle: "to take calls with Nextiva",
  provider: "Provider",
  providerHint: "The address your company gave you",
  signsInAt: (host: string) => `You sign in at ${host} for the first time. Your password goes there.`,
  shortened: (host: string) => `Only ${host} is used of this address.`,
  username: "User name",
  password: "Password",
  showPassword: "Show password",
  hidePassword: "Hide password",
  stay: "Stay signed in",
  signIn: "Sign in",
  signingIn: (username: string) => (username === "" ? "Signing in…" : sentence`Signing in as ${username}…`),
  cancel: "Cancel",
  signOut: "Sign out",
  signingOut: "Signing out…",
  needProvider: "Enter your provider’s address.",
  needUsername: "Enter your user name.",
  needPassword: "Enter your password.",
  callLeft: "A call is still up.",
  callLeftHelp: (seconds: number | null) =>
    `Sign in to take it back${seconds === null ? "." : `: ${seconds} s left.`}`,
  signOutAsk: "Sign out during a call?",
  signOutAskBody: "Signing out ends the call you are on.",
  signOutAskBodyMany: (calls: number) => `Signing out ends your ${calls} calls.`,
  signOutAskYes: "End call and sign out",
  signOutAskNo: "Stay",
};

/** Why the sign-in screen is showing; null where it needs no word. */
export const signedOutWhyText: Readonly<Record<SignedOutWhy, string | null>> = {
  signedOut: null,
  sessionExpired: "Your session has ended. Sign in again to carry on.",
  forcedOut: "A supervisor or the server signed you out.",
  badCredentials: null,
  failed: "Signing in did not work.",
};

/** What the keychain is doing, for the settings. */
export const keychainStateText: Readonly<Record<KeychainHealth, string>> = {
  unknown: "Not needed so far.",
  ready: "Ready to keep your sign-in.",
  unavailable: "This computer has none: sign-ins last until you quit.",
  locked: "Locked or not answering. What it holds is untouched.",
  failed: "It answers, and does not keep or give your sign-in.",
};

/** What "Stay signed in" can promise on this computer. */
export const keychainText: Readonly<Record<KeychainHealth, string>> = {
  unknown: "Your password is kept in this computer’s keychain.",
  ready: "Your password is kept in this computer’s keychain.",
  unavailable: "This computer has no keychain, so you stay signed in until you quit.",
  locked: "The keychain is locked or not answering. Unlock it to be remembered; what it holds is untouched.",
  failed: "The keychain does not keep your sign-in, so you stay signed in until you quit.",
};
