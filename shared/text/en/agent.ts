import { sentence } from "../../clean-text.ts";
import type { StatusKind } from "../../state/agent.ts";
import type { AcdChannel } from "../../state/channels.ts";

/** ACD status. */
export const agentText = {
  loggedOut: "Logged out of ACD",
  loggedOutShort: "Logged out",
  loggingIn: "Logging in…",
  noStatus: "No status",
  menu: "ACD status",
  menuDuringCall: "Status after this call",
  noStatuses: "The list of statuses has not been loaded yet.",
  logout: "Log out of ACD",
  next: (status: string) => sentence`Next: ${status}`,
  nextSpoken: (status: string) => sentence`After this call: ${status}`,
  /** Before the status' name, for those who hear it. */
  buttonTo: "ACD status: ",
  changingTo: "ACD status: changing to ",
  since: (span: string) => ` for ${span}`,
  channels: "Channels…",
  channelsTitle: "What you take",
  channelsHelp: "This is asked for whenever you log in to ACD, and at once if you are logged in.",
  channelsLeft: "So far the contact centre decides.",
  atOnce: "At once",
  noLimit: "No limit",
  duringCalls: "During calls",
  takes: (channel: string) => `Take ${channel}`,
  atOnceOf: (channel: string) => `${channel}: at once`,
  duringCallsOf: (channel: string) => `${channel}: offer during calls`,
  saveChannels: "Save",
  closeChannels: "Cancel",
  nothingTaken: "Nothing is taken",
  leaveChannels: "Let the contact centre decide",
  account: "Account and settings",
  settings: "Settings…",
};

/** What a status means for routing, in a word, where the tenant's own name does not say it. */
export const statusKindText: Readonly<Record<StatusKind, string>> = {
  available: "gets calls",
  unavailable: "no calls",
  busy: "on a call",
  wrapUp: "after-call work",
  noAnswer: "missed a call",
  loggedOut: "logged out",
};

/** How the work of a channel is called, of which there may be several. */
export const channelWorkText: Readonly<Record<AcdChannel, string>> = {
  voice: "Calls",
  sms: "SMS",
  email: "Email",
  chat: "Chat",
  fax: "Fax",
};
