import { escapedHtml } from "../../shared/messages/html.ts";
import { type MessageLink, readMessageLink } from "../../shared/messages/link.ts";
import { beginMessage } from "../drafts/begin.ts";
import type { Drafts } from "../drafts/drafts.ts";
import type { Store } from "../state/store.ts";

export interface MessageLinkParts {
  readonly store: Store;
  readonly drafts: Pick<Drafts, "edit">;
  readonly newId: () => string;
  readonly open: (conversationId: string) => void;
  readonly openPhone: () => void;
}

type Writable = Exclude<MessageLink, { kind: "refused" }>;

/** An email's draft is HTML. */
const asHtml = (text: string) =>
  text === ""
    ? ""
    : escapedHtml(text)
        .split("\n")
        .map((line) => `<div>${line === "" ? "<br>" : line}</div>`)
        .join("");

/** What the draft of a new message holds. */
function draftFrom(link: Writable) {
  if (link.kind === "sms") return { texts: { body: link.body }, values: { to: link.to } };
  const written = (chips: (typeof link)["to"]) => chips.map((chip) => chip.written);
  return {
    texts: { body: asHtml(link.body), subject: link.subject },
    values: { to: written(link.to), cc: written(link.cc), bcc: written(link.bcc) },
  };
}

/**
 * `sms:` and `mailto:` links that another program opened: each begins a message, which waits for a press in the messages
 * window. One that comes before somebody is signed in waits for that.
 */
export function createMessageLinks({ store, drafts, newId, open, openPhone }: MessageLinkParts) {
  let waiting: Writable | null = null;

  function begin(link: Writable): void {
    const begun = beginMessage(drafts, newId(), link.kind, draftFrom(link));
    if (!begun.ok) return refused("tooLong");
    if (link.kind === "email" && link.wantedFiles) store.dispatch({ kind: "linkWantedFiles" });
    open(begun.value);
  }

  function refused(why: Extract<MessageLink, { kind: "refused" }>["why"]): void {
    store.dispatch({ kind: "messageLinkRefused", why });
    openPhone();
  }

  store.watch((_now, _was, event) => {
    if (event.kind === "signedOut" && event.why === "signedOut") waiting = null;
    // Drafts of the last run are known by then, and the window has something to show.
    if (event.kind !== "resynced" || waiting === null) return;
    const link = waiting;
    waiting = null;
    begin(link);
  });

  return {
    /** False where it is a link of another kind. */
    follow(text: string): boolean {
      const link = readMessageLink(text);
      if (link === null) return false;
      if (link.kind === "refused") refused(link.why);
      else if (store.get().session.now.phase === "signedIn") begin(link);
      else {
        waiting = link;
        openPhone();
      }
      return true;
    },
  };
}
