import { sentence } from "../../clean-text.ts";
import type { KeychainHealth, SignedOutWhy } from "../../state/session.ts";
import { plural } from "./plural.ts";

/** What signing out does to messages that were not sent. */
function unsentGoes(count: number): string {
  return plural(count, {
    one: "One message is not sent. Signing out throws it away.",
    other: "# messages are not sent. Signing out throws them away.",
  });
}

/** Signing in, signing out, and what the keychain can do. */
export const sessionText = {
  product: "Hookswitch",
  openPhone: "Open the phone",
  starting: "Starting…",
  startingLong: "Still starting. A keychain prompt may be waiting behind another window.",
  title: "Sign in",
  subtitle: "to take calls with Nextiva",
  provider: "Provider",
  providerHint: "The address your company gave you",
  signsInAt: (host: string) => `This is your first sign-in at ${host}. Your password will be sent there.`,
  shortened: (host: string) => `Only ${host} is used from this address.`,
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
  callLeft: "Your call is still active.",
  callLeftHelp: (seconds: number | null) =>
    `Sign in to return to it${seconds === null ? "." : `: ${seconds} s left.`}`,
  signOutAsk: "Sign out during a call?",
  signOutAskBody: "Signing out ends the call you are on.",
  signOutAskBodyMany: (calls: number) => `Signing out ends your ${calls} calls.`,
  signOutAskYes: "End call and sign out",
  signOutAskNo: "Stay",
  signOutUnsent: "Sign out with unsent messages?",
  signOutUnsentBody: unsentGoes,
  signOutUnsentYes: "Discard and sign out",
};

/** Why the sign-in screen is showing; null where it needs no word. */
export function signedOutWords(why: SignedOutWhy, by = ""): string | null {
  switch (why) {
    case "signedOut":
    case "badCredentials":
      return null;
    case "sessionExpired":
      return "Your session has ended. Sign in again to carry on.";
    case "forcedOut":
      return by === ""
        ? "A supervisor or the server signed you out. What you were writing is kept."
        : sentence`${by} signed you out. What you were writing is kept.`;
    case "disabled":
      return by === ""
        ? "A supervisor signed you out and disabled your account. You cannot sign in again until it is enabled."
        : sentence`${by} signed you out and disabled your account. You cannot sign in again until it is enabled.`;
    case "failed":
      return "Sign-in failed.";
  }
}

/** What the keychain is doing, for the settings. */
export const keychainStateText: Readonly<Record<KeychainHealth, string>> = {
  unknown: "Not used yet.",
  ready: "Ready to save your sign-in.",
  unavailable: "This computer has no keychain. You stay signed in until you quit.",
  locked: "Locked or not responding. Nothing in it was changed.",
  failed: "It responds, but cannot save or read your sign-in.",
};

/** What "Stay signed in" can promise on this computer. */
export const keychainText: Readonly<Record<KeychainHealth, string>> = {
  unknown: "Your password is saved in this computer’s keychain.",
  ready: "Your password is saved in this computer’s keychain.",
  unavailable: "This computer has no keychain, so you stay signed in until you quit.",
  locked: "The keychain is locked or not responding. Unlock it to stay signed in. Nothing in it was changed.",
  failed: "The keychain cannot save your sign-in, so you stay signed in until you quit.",
};
