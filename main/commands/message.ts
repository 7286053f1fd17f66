import type { Handlers } from "../../shared/contract/index.ts";
import { changeOf } from "../../shared/drafts/text.ts";
import { fail, ok } from "../../shared/result.ts";
import { draftOf, messageKey, type Outgoing } from "../../shared/state/outgoing.ts";
import { placeOf } from "../../shared/state/place.ts";
import type { Drafts } from "../drafts/drafts.ts";
import { messageOf } from "../drafts/message.ts";
import type { Writing } from "../drafts/writing.ts";
import type { Store } from "../state/store.ts";

/** Back where it can be changed, unless something else was begun there meanwhile. */
function putBack(drafts: Drafts, { channel, conversationId, id, text, subject, ...rest }: Outgoing): void {
  const key = messageKey(channel, conversationId || `new.${id}`);
  const { revision, draft } = drafts.read(key);
  if ((draft.texts.body ?? "").trim() !== "") return;
  const { to, cc, bcc, campaignId, contactId, workitemId, name, files } = rest;
  const texts = {
    body: changeOf(draft.texts.body ?? "", text),
    subject: changeOf(draft.texts.subject ?? "", subject),
  };
  const changed = Object.entries(texts).filter(
    (each): each is [string, NonNullable<(typeof each)[1]>] => each[1] !== null,
  );
  drafts.edit(key, "", revision, {
    texts: Object.fromEntries(changed),
    values: { to, cc, bcc, campaignId, contactId, workitemId, name, files },
  });
}

/** Sending what was typed, and what of it is not with the server yet. */
export function messageCommands({
  store,
  writing: { drafts, outbox },
}: {
  readonly store: Pick<Store, "get">;
  readonly writing: Pick<Writing, "drafts" | "outbox">;
}): Handlers<"message"> {
  return {
    async send({ key, sure }) {
      if (draftOf(key) === null) return fail("invalid", "key");
      const message = messageOf(key, drafts.read(key).draft, placeOf(store.get()), sure);
      if (!message.ok) return message;
      // Frozen and kept before the draft goes.
      const { id } = outbox.add(message.value);
      drafts.clear(key);
      return ok({ id });
    },
    async cancel({ id }) {
      const cancelled = outbox.cancel(id);
      if (!cancelled.ok) return cancelled;
      putBack(drafts, cancelled.value);
      return ok();
    },
    again: async ({ id, force }) => outbox.again(id, force),
  };
}
