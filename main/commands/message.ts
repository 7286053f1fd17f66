import type { Handlers } from "../../shared/contract/index.ts";
import type { AddedFiles } from "../../shared/contract/message.ts";
import type { Held } from "../../shared/drafts/draft.ts";
import { changeOf } from "../../shared/drafts/text.ts";
import { safeName } from "../../shared/messages/file-name.ts";
import { acceptOn } from "../../shared/messages/limits.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { draftOf, messageKey } from "../../shared/state/message-key.ts";
import { filesOf, type MessageFile, type Outgoing } from "../../shared/state/outgoing.ts";
import { placeOf } from "../../shared/state/place.ts";
import { userOf } from "../../shared/state/session.ts";
import type { Drafts } from "../drafts/drafts.ts";
import { mostPasted } from "../drafts/files.ts";
import { messageOf } from "../drafts/message.ts";
import type { Writing } from "../drafts/writing.ts";
import { findMail } from "../mail/find.ts";
import { readContact } from "../nextiva/contact.ts";
import type { ConversationService } from "../nextiva/conversation-service.ts";
import type { SchemaTypeClient } from "../nextiva/schema-type-client.ts";
import { readTemplates } from "../nextiva/templates.ts";
import type { Store } from "../state/store.ts";
import { outcomeOf } from "../work/context.ts";

/** Back where it can be changed, before whatever was begun there meanwhile: neither takes the other's place. */
function putBack(drafts: Drafts, { channel, conversationId, text, subject, ...rest }: Outgoing): void {
  const key = messageKey(channel, conversationId);
  const { revision, draft } = drafts.read(key);
  const { to, cc, bcc, campaignId, contactId, workitemId, answers, name, files } = rest;
  const begun = draft.texts.body ?? "";
  const body = [text, begun].filter((each) => each.trim() !== "").join("\n");
  const changes = {
    body: changeOf(begun, body),
    subject: changeOf(draft.texts.subject ?? "", draft.texts.subject || subject),
  };
  const texts = Object.entries(changes).flatMap(([field, change]) =>
    change === null ? [] : [[field, change] as const],
  );
  const written = { to, cc, bcc, campaignId, contactId, workitemId, answers, name };
  const values = Object.entries(written).filter(
    ([field, value]) =>
      value !== null &&
      (!Array.isArray(value) || value.length > 0) &&
      value !== "" &&
      draft.values[field] === undefined,
  );
  const all = [...files, ...filesOf(draft.values)] as unknown as Held;
  drafts.edit(key, "", revision, {
    texts: Object.fromEntries(texts),
    values: {
      ...(Object.fromEntries(values) as Record<string, Held>),
      ...(files.length > 0 && { files: all }),
      // It is signed already.
      ...(channel === "email" && { noSignature: true }),
    },
  });
}

/** Sending what was typed, and what of it is not with the server yet. */
export function messageCommands({
  store,
  writing: { drafts, outbox, files },
  objects,
  conversations,
  chooseFiles,
}: {
  readonly store: Pick<Store, "get">;
  readonly writing: Pick<Writing, "drafts" | "outbox" | "files">;
  readonly objects: Pick<SchemaTypeClient, "search" | "read">;
  readonly conversations: Pick<ConversationService, "fetchConversationById">;
  /** The system's dialog: paths, none where the user thinks better of it. `types` are media types; none for any. */
  readonly chooseFiles: (types: readonly string[]) => Promise<readonly string[]>;
}): Handlers<"message"> {
  function attach(key: string, added: readonly MessageFile[]): Result<void> {
    if (added.length === 0) return ok();
    const { revision, draft } = drafts.read(key);
    const all = [...filesOf(draft.values), ...added];
    const edited = drafts.edit(key, "", revision, { texts: {}, values: { files: all as unknown as Held } });
    return edited.ok ? ok() : edited;
  }

  async function addPaths(key: string, paths: readonly string[]): Promise<Result<AddedFiles>> {
    const found = await Promise.all(paths.filter((path) => path !== "").map((path) => files.choose(path)));
    const attached = attach(
      key,
      found.flatMap((each) => (each.ok ? [each.value] : [])),
    );
    if (!attached.ok) return attached;
    const nowhere = paths.flatMap((path, index) => (path === "" ? [index] : []));
    return ok({ nowhere, unreadable: found.filter((each) => !each.ok).length });
  }

  return {
    async chooseFiles({ key }) {
      const of = draftOf(key);
      if (of === null) return fail("invalid", "key");
      return addPaths(key, await chooseFiles(acceptOn(of.channel)));
    },
    addFiles: async ({ key }, paths) => addPaths(key, paths),
    async pasteFile({ key, name, data }) {
      const bytes = Buffer.from(data, "base64");
      if (bytes.length > mostPasted) return fail("refused", "too big to be pasted");
      return attach(key, [files.paste(name, bytes)]);
    },
    async forwardFiles({ key, ...of }) {
      const found = await findMail(conversations, of);
      if (!found.ok) return found;
      const all = found.value.message.attachments ?? [];
      const read = await Promise.all(
        all.map(({ fileId, name = "", size = null }) => files.forward({ fileId, name, size })),
      );
      const attached = attach(
        key,
        read.flatMap((each) => (each.ok ? [each.value] : [])),
      );
      if (!attached.ok) return attached;
      return ok({ missing: all.flatMap(({ name = "" }, at) => (read[at]?.ok ? [] : [safeName(name).name])) });
    },
    preview: ({ fileId }) => files.preview(fileId),
    async send({ key, sure }) {
      if (draftOf(key) === null) return fail("invalid", "key");
      const state = store.get();
      const message = messageOf(key, drafts.read(key).draft, {
        place: placeOf(state),
        sure,
        signature: state.settings.signatures[userOf(state.session)?.userId ?? ""] ?? "",
      });
      if (!message.ok) return message;
      // Frozen and kept before the draft goes.
      const { id } = outbox.add(message.value);
      drafts.clear(key);
      return ok({ id });
    },
    async cancel({ id }) {
      const cancelled = await outbox.cancel(id);
      if (!cancelled.ok) return cancelled;
      putBack(drafts, cancelled.value);
      return ok();
    },
    async drop({ id }) {
      const dropped = await outbox.cancel(id);
      return dropped.ok ? ok() : dropped;
    },
    again: async ({ id, force }) => outbox.again(id, force),
    contact: ({ contactId }) => outcomeOf(readContact(objects, contactId)),
    templates: ({ channel }) => outcomeOf(readTemplates(objects, channel)),
  };
}
