import type { ErrorCode } from "../../errors.ts";

/** What went wrong and what to do, one sentence or two for every code. */
export const errorText: Readonly<Record<ErrorCode, string>> = {
  notSignedIn: "You are not signed in.",
  badCredentials: "The user name or password is wrong.",
  badUsername: "A user name cannot contain a colon (:).",
  sessionExpired: "Your session has ended. Sign in again.",
  forbidden: "Your account is not allowed to do this. Ask your administrator.",
  notFound: "This no longer exists on the server.",
  refused: "The server refused this.",
  invalid: "Something here is not valid. Check it and try again.",
  incomplete: "Something is missing here. Check it and try again.",
  badAddress: "This is not a valid address. It should look like login.example.com.",
  badNumber: "This is not a valid phone number.",
  doubtful: "This may not be the number you want. Please check it.",
  notSendable: "Something is missing in this message. Look at it once more.",
  offline: "The server cannot be reached. Check your network.",
  noName: "The server’s address cannot be found. Check the address and your network.",
  certificate: "The server’s certificate cannot be trusted. Ask your company’s IT.",
  clockWrong: "This computer’s clock is wrong. Set it and try again.",
  proxyDown: "Your network’s proxy cannot be reached. Check your network.",
  proxyRefused: "Your network’s proxy blocks Hookswitch. Ask your company’s IT.",
  proxyAsks: "Your network’s proxy needs a user name and a password.",
  proxyUnsupported:
    "Your network’s proxy uses a sign-in method that Hookswitch does not support. Ask your company’s IT.",
  webPage:
    "A web page answered instead of the server. If this network has a sign-in page, open it in your browser first.",
  timeout: "The server did not answer in time. Try again.",
  ambiguous: "The server did not confirm this. Check what is shown before you try again.",
  serverError: "The server had a problem. Try again in a moment.",
  badAnswer: "Hookswitch could not read the server’s answer.",
  untrustedAddress: "Hookswitch cannot use this address. Use an https address.",
  busy: "This is already in progress.",
  changedElsewhere: "Somebody else changed this meanwhile. Check what is shown now.",
  notAllowed: "This is not possible right now.",
  gone: "This is no longer available.",
  noLine: "The voice line could not be set up.",
  keychainUnavailable: "This computer has no keychain, so nothing can be saved.",
  keychainLocked: "The keychain is locked. Unlock it and try again.",
  keychainFailed: "The keychain did not work. Sign in with your password.",
  needsConsent: "Compliance rules advise against calling this number right now.",
  campaignGone:
    "The campaign for this call no longer exists. Check which one is selected now and call again.",
  notSaved: "The file could not be saved there. Choose another folder.",
  unsupported: "Your provider does not support this.",
  notYours: "This window is not allowed to do this.",
  internal: "Something went wrong in Hookswitch. Try again.",
};

type About = Readonly<Record<string, string>>;

/** What is wrong with a certificate, by `reason`. */
export const certificateText: Readonly<Record<string, (about: About) => string>> = {
  stranger: ({ host, issuer }) =>
    `The certificate of ${host} was issued by ${issuer === undefined ? "an authority" : `“${issuer}”`}, which this computer does not trust. Ask your company’s IT to install it.`,
  otherName: ({ host, names }) =>
    `${host} answered with a certificate for ${names === undefined ? "another name" : names}. Check the address and your network.`,
  expired: ({ host, date }) =>
    `The certificate of ${host} expired${date === undefined ? "" : ` on ${date}`}. Check this computer’s clock, or ask the people who run the server.`,
  notYetValid: ({ host, date }) =>
    `The certificate of ${host} is not valid ${date === undefined ? "yet" : `before ${date}`}. Check this computer’s clock.`,
};

/** Sentences that name what stood in the way; each may lack what it would name and is then said in general. */
export const aboutText: Partial<Readonly<Record<ErrorCode, (about: About) => string | undefined>>> = {
  noName: ({ host }) => host && `${host} cannot be found. Check the address and your network.`,
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
    `Your network’s proxy ${proxy} does not let Hookswitch connect to ${host ?? "the server"}${status === undefined ? "" : ` (${status})`}. Ask your company’s IT.`,
  proxyAsks: ({ proxy }) => proxy && `Your network’s proxy ${proxy} needs a user name and a password.`,
  proxyUnsupported: ({ proxy, kind }) =>
    proxy &&
    `Your network’s proxy ${proxy} uses a sign-in method that Hookswitch does not support (${kind ?? "?"}). Ask your company’s IT.`,
  webPage: ({ host }) =>
    host &&
    `A web page answered instead of ${host}. If this network has a sign-in page, open it in your browser first. Otherwise check the address.`,
};
