import { userOf } from "../../../shared/state/session.ts";
import { file, onItsWay, written } from "../messages.ts";
import { idle, now, signedOut } from "../samples.ts";
import { type Shown, withConnection } from "./shown.ts";

const messages = (more: Partial<Shown> = {}): Shown => ({ window: "messages", state: idle, ...more });
const conversation = (more: Partial<Shown> = {}): Shown => ({ window: "conversation", state: idle, ...more });

const offline = withConnection(idle, {
  feed: { kind: "waiting", since: now, retryAt: now + 9_000, attempt: 3 },
});

const signed = {
  ...idle,
  settings: {
    ...idle.settings,
    signatures: {
      [userOf(idle.session)?.userId ?? ""]: "<div><b>Amy Silva</b></div><div>Acme Support</div>",
    },
  },
};

const maria = { choose: "Maria Delgado" } as const;

/** Writing, and what is on its way. */
const composerStates: Readonly<Record<string, Shown>> = {
  "composer-forcing": messages({ ...maria, draft: written("I’ll send it – with the façade’s plan.") }),
  "composer-not-kept": messages({
    ...maria,
    state: { ...idle, messages: { ...idle.messages, isKept: false } },
    draft: written("Hello {{contact.company}}"),
  }),
  "composer-templates": messages({ ...maria, press: ["Templates"], until: ".composer .menu-item" }),
  "composer-emoji": messages({ ...maria, press: ["Emoji"], until: ".composer-emoji .menu-item" }),
  "composer-doubtful": messages({
    ...maria,
    draft: written("Are you there?"),
    send: { code: "doubtful", reason: "notInPlan" },
    press: ["Send"],
    until: ".composer .question",
  }),
  "composer-nothing": messages({ ...maria, press: ["Send"], until: ".composer .problem" }),
  "message-new": messages({
    press: ["New message"],
    draft: written("Hello", { to: ["+1 415 555 2671", "+44 20 7946 0958", "BANK"] }),
    until: ".chip",
  }),
  "composer-files": messages({
    ...maria,
    draft: written("Here it is.", {
      files: [
        file("map.png", { type: "image/png" }),
        file("contract.docx", { type: "application/zip" }),
        file(`${"W".repeat(60)}.pdf`),
      ].map((each) => ({ ...each })),
    }),
    until: ".attachment img",
  }),
  "composer-email": messages({
    ...maria,
    isWide: true,
    mail: "toMany",
    press: ["Show email", "Reply all"],
    until: ".composer .chip",
  }),
  "composer-signed": messages({
    ...maria,
    isWide: true,
    state: signed,
    mail: "toMany",
    press: ["Show email", "Reply"],
    until: ".email-signature",
  }),
  "composer-unfilled": messages({
    ...maria,
    draft: written("We spoke with {{contact.company}} today."),
    press: ["Send"],
    until: ".composer .question",
  }),
  "composer-fax": messages({
    choose: "Hartmann",
    draft: written("", {
      files: [file("plan.pdf", { pages: 3 }), file("secret.pdf", { isLocked: true })].map((each) => ({
        ...each,
      })),
    }),
  }),
  "outgoing-upload": messages({
    ...maria,
    outgoing: [onItsWay("o-1", { files: [file("film.mp4", { type: "video/mp4" })], uploaded: 500_000 })],
  }),
  outgoing: messages({
    ...maria,
    isWide: true,
    outgoing: [
      onItsWay("o-1", { state: "unclear" }),
      onItsWay("o-2", { state: "queued", text: "And the second part." }),
    ],
  }),
  "outgoing-failed": messages({
    ...maria,
    outgoing: [
      onItsWay("o-1", { state: "notSent", notSent: { why: "consent", consent: "outsideHours" } }),
      onItsWay("o-2", { state: "notSent", notSent: { why: "refused", error: { code: "serverError" } } }),
    ],
  }),
};

/** The messages window and a conversation torn off. */
export const messagesStates: Readonly<Record<string, Shown>> = {
  ...composerStates,
  messages: messages(),
  "messages-wide": messages({ isWide: true, choose: "Maria Delgado" }),
  "messages-thread": messages({ choose: "Maria Delgado" }),
  "messages-empty": messages({ lists: "empty" }),
  "messages-loading": messages({ lists: "loading" }),
  "messages-error": messages({ lists: "failed" }),
  "messages-offline": messages({ isWide: true, state: offline }),
  "messages-signed-out": messages({ state: signedOut }),
  conversation: conversation(),
  "conversation-transcript": conversation({
    press: ["Recording and transcript"],
    until: ".call-transcript p bdi",
  }),
  "mail-formatted": conversation({ press: ["Show email"], mail: "formatted", until: ".mail-frame" }),
  "mail-hostile": conversation({ press: ["Show email"], mail: "hostile", until: ".mail-file" }),
  "mail-preview": conversation({
    press: ["Show email", "Preview"],
    mail: "hostile",
    until: ".preview",
  }),
  "conversation-empty": conversation({ lists: "empty" }),
  "conversation-loading": conversation({ lists: "loading" }),
  "conversation-forbidden": conversation({ lists: "forbidden" }),
  "conversation-offline": conversation({ state: offline }),
  "conversation-error": conversation({ lists: "failed" }),
};
