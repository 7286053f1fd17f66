import { isolated, sentence } from "../../clean-text.ts";
import type { Channel } from "../../state/workitem.ts";
import { partsOf } from "../format.ts";
import { answerText, offerText } from "./offer.ts";
import { plural } from "./plural.ts";
import { channelText } from "./work.ts";

/** Sentences that the system shows for us: tray, notifications, dialogs, menu. */
export const desktopText = {
  product: "Hookswitch",
  tray: {
    signedOut: "Signed out",
    signingIn: "Signing in…",
    disconnected: "Disconnected: reconnecting",
    offline: "No network",
    voiceDown: "Calls cannot reach this computer: reconnecting",
    phoneMissing: "Your phone is not connected",
    ringing: (channel: Channel, who: string) => sentence`Incoming ${channelText(channel)}: ${who}`,
    onCall: (who: string) => sentence`On a call with ${who}`,
    held: (who: string) => sentence`On hold: ${who}`,
    muted: "Microphone muted",
    loggedOut: "Not taking work",
    open: "Open Hookswitch",
    status: "ACD status",
    nextStatus: "After this call",
    notTakingWork: "Log out of ACD",
    mute: "Mute microphone",
    accept: (channel: Channel, who: string) => answerText.accept(channel, who),
    reject: (channel: Channel, who: string) => answerText.reject(channel, who),
    hangUp: (who: string) => sentence`Hang up ${who}`,
    messages: "Messages",
    history: "History",
    supervisor: "Supervisor",
    people: "People",
    unread: (count: number) =>
      count === 0 ? "" : plural(count, { one: "# unread message", other: "# unread messages" }),
    settings: "Settings…",
    signOut: "Sign out",
    quit: "Quit Hookswitch",
    unknown: offerText.unknownCaller,
  },
  testNotification: {
    title: "Notifications work",
    body: "Hookswitch will tell you of calls and messages here.",
  },
  jumpList: { description: (status: string) => sentence`Set your ACD status: ${status}` },
  overlay: {
    muted: "Microphone muted",
    news: (missed: number, unread: number) =>
      partsOf(
        [
          missed === 0 ? "" : plural(missed, { one: "# missed call", other: "# missed calls" }),
          unread === 0 ? "" : plural(unread, { one: "# unread message", other: "# unread messages" }),
        ].filter((each) => each !== ""),
      ),
  },
  offer: {
    title: (channel: Channel, who: string) => sentence`Incoming ${channelText(channel)}: ${who}`,
    hiddenTitle: (channel: Channel) => `Incoming ${channelText(channel)}`,
    body: (queue: string, campaign: string) =>
      [queue, campaign]
        .filter((each) => each !== "")
        .map(isolated)
        .join(" · "),
    accept: "Accept",
    reject: "Reject",
  },
  message: {
    title: (channel: Channel, who: string) => sentence`New ${channelText(channel)}: ${who}`,
    hiddenTitle: (channel: Channel) => `New ${channelText(channel)}`,
    reply: "Reply",
  },
  cannotStart: {
    title: "Hookswitch could not start",
    body: (folder: string) =>
      `The log in ${folder} says what went wrong. Your calls and settings have not been changed.`,
  },
  hotkeyRefused: {
    mute: {
      title: "The mute shortcut is not available",
      body: (keys: string) =>
        `Another program uses ${keys}. Choose another one in Settings. Mute works from the tray and the window.`,
    },
    dialCopied: {
      title: "The shortcut for calling copied numbers is not available",
      body: (keys: string) => `Another program uses ${keys}. Choose another one in Settings.`,
    },
  },
  noSound: {
    title: "Hookswitch has no sound",
    body: "The audio part of Hookswitch keeps stopping. You get no calls until it is back.",
  },
  unsent: {
    message: (count: number) =>
      plural(count, { one: "One message is not sent.", other: "# messages are not sent." }),
    kept: "They wait on this computer and are sent when you are signed in again.",
    lost: "They cannot be kept on this computer: quitting throws them away.",
    signOut: "Signing out throws them away.",
    quit: "Quit",
    discard: "Discard and sign out",
    stay: "Stay",
  },
  quit: {
    message: "A call is in progress.",
    detail: "Quitting will end it.",
    quit: "End the call and quit",
    stay: "Keep the call",
  },
  edit: {
    menu: "Edit",
    window: "Window",
    undo: "Undo",
    redo: "Redo",
    cut: "Cut",
    copy: "Copy",
    paste: "Paste",
    selectAll: "Select all",
  },
} as const;
