import type { ErrorCode } from "../errors.ts";
import { type Failure, reasonOf } from "../result.ts";
import { controlWhyText } from "./controls.ts";
import { wrapUpLackText } from "./wrap-up.ts";

/** What went wrong and what to do, one sentence or two for every code. */
export const errorText: Readonly<Record<ErrorCode, string>> = {
  notSignedIn: "You are not signed in.",
  badCredentials: "User name or password is not right.",
  badUsername: "A user name cannot have a colon (:) in it.",
  sessionExpired: "Your session has ended. Sign in again.",
  forbidden: "Your account is not allowed to do this. Ask your administrator.",
  notFound: "The server does not know this any more.",
  refused: "The server refused this.",
  invalid: "Something in here is not valid. Check it and try again.",
  incomplete: "Something is missing in here. Look at it once more.",
  badAddress: "This is not an address. It looks like login.example.com.",
  badNumber: "This is not a number that can be called.",
  doubtful: "This number may not be what you mean. Look at it once more.",
  offline: "The server cannot be reached. Check your network.",
  noName: "The server’s address cannot be found. Check it, and your network.",
  certificate: "The server’s certificate cannot be trusted. Ask your company’s IT.",
  clockWrong: "This computer’s clock is wrong. Set it and try again.",
  proxyDown: "Your network’s proxy cannot be reached. Check your network.",
  proxyRefused: "Your network’s proxy does not let Hookswitch through. Ask your company’s IT.",
  proxyAsks: "Your network’s proxy wants a user name and a password.",
  proxyUnsupported:
    "Your network’s proxy wants a kind of sign-in that Hookswitch does not know. Ask your company’s IT.",
  webPage:
    "A web page answered in place of the server. If this network has a sign-in page, open it in your browser first.",
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

type About = Readonly<Record<string, string>>;

/** What is wrong with a certificate, by `reason`. */
const certificateText: Readonly<Record<string, (about: About) => string>> = {
  stranger: ({ host, issuer }) =>
    `The certificate of ${host} comes from ${issuer === undefined ? "somebody" : `“${issuer}”`}, whom this computer does not trust. Ask your company’s IT to install it.`,
  otherName: ({ host, names }) =>
    `${host} answered with a certificate for ${names === undefined ? "another name" : names}. Check the address, and your network.`,
  expired: ({ host, date }) =>
    `The certificate of ${host} has run out${date === undefined ? "" : ` on ${date}`}. Check this computer’s clock, or ask who runs it.`,
  notYetValid: ({ host, date }) =>
    `The certificate of ${host} is not valid yet${date === undefined ? "" : `, only from ${date}`}. Check this computer’s clock.`,
};

/** Sentences that name what stood in the way; each may lack what it would name and is then said in general. */
const aboutText: Partial<Readonly<Record<ErrorCode, (about: About) => string | undefined>>> = {
  noName: ({ host }) => host && `${host} cannot be found. Check the address, and your network.`,
  certificate: (about) =>
    about.host &&
    (certificateText[about.reason ?? ""]?.(about) ??
      `The certificate of ${about.host} cannot be trusted (${about.code ?? "?"}). Ask your company’s IT.`),
  clockWrong: ({ ours, theirs }) =>
    ours &&
    `This computer’s clock is wrong: it says ${ours}, the server says ${theirs ?? "?"}. Set it and try again.`,
  proxyDown: ({ proxy }) => proxy && `Your network’s proxy ${proxy} cannot be reached. Check your network.`,
  proxyRefused: ({ proxy, host, status }) =>
    proxy &&
    `Your network’s proxy ${proxy} does not let Hookswitch through to ${host ?? "the server"}${status === undefined ? "" : ` (${status})`}. Ask your company’s IT.`,
  proxyAsks: ({ proxy }) => proxy && `Your network’s proxy ${proxy} wants a user name and a password.`,
  proxyUnsupported: ({ proxy, kind }) =>
    proxy &&
    `Your network’s proxy ${proxy} wants a kind of sign-in that Hookswitch does not know (${kind ?? "?"}). Ask your company’s IT.`,
  webPage: ({ host }) =>
    host &&
    `A web page answered in place of ${host}. If this network has a sign-in page, open it in your browser first; else check the address.`,
};

/** The sentence for a failed command, as exact as its reason lets it be. */
export function failureText(failure: Failure): string {
  const why = reasonOf(failure, "notAllowed");
  if (why !== null) return `${controlWhyText[why]}.`;
  const lack = reasonOf(failure, "incomplete");
  if (lack !== null) return wrapUpLackText[lack];
  return aboutText[failure.code]?.(failure.about ?? {}) || errorText[failure.code];
}
