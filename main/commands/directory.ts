import { personKey } from "../../shared/contract/directory.ts";
import type { Handlers } from "../../shared/contract/index.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { OpenConversation } from "../desktop/conversation-opener.ts";
import { beginMessage } from "../drafts/begin.ts";
import type { Drafts } from "../drafts/drafts.ts";
import type { ConversationService } from "../nextiva/conversation-service.ts";
import type { People } from "../people/people.ts";
import { type Context, outcomeOf } from "../work/context.ts";

/** Of what the server finds by a contact's id, the contact's own conversation is among the first. */
const lookedThrough = 20;

export interface DirectoryCommandParts extends Pick<Context, "campaigns"> {
  readonly people: Pick<People, "firsts" | "profile">;
  readonly conversations: Pick<ConversationService, "fetchConversations">;
  readonly drafts: Pick<Drafts, "edit">;
  readonly newId: () => string;
  readonly openConversation: OpenConversation;
}

/** What calls can go out on, and what is done with people; who they are is a collection. */
export function directoryCommands(parts: DirectoryCommandParts): Handlers<"directory"> {
  const { campaigns, people, conversations, drafts, newId, openConversation } = parts;

  /** The conversation with a contact; null where there is none. */
  async function conversationWith(contactId: string): Promise<Result<string | null>> {
    const read = await outcomeOf(conversations.fetchConversations({ q: contactId, rows: lookedThrough }));
    if (!read.ok) return read;
    const found = (read.value.objects ?? []).find((each) => each.contactId === contactId);
    return ok(found?.conversationId ?? found?._id ?? null);
  }

  return {
    campaigns: () => campaigns.list(),
    profile: ({ kind, id }) => people.profile(kind, id),
    async favourite({ kind, id, on }) {
      return people.firsts.favour(personKey(kind, id), on) ? ok() : fail("busy");
    },
    async used({ kind, id }) {
      people.firsts.use(personKey(kind, id));
      return ok();
    },
    async openConversation({ contactId }) {
      const found = await conversationWith(contactId);
      if (!found.ok) return found;
      if (found.value !== null) openConversation(found.value);
      return ok(found.value !== null);
    },
    async write({ channel, to, contactId }) {
      const known = contactId === "" ? ok(null) : await conversationWith(contactId);
      if (known.ok && known.value !== null) {
        openConversation(known.value);
        return ok();
      }
      // Nothing is lost by a new one where it is not known whether there is another.
      const begun = beginMessage(drafts, newId(), channel, { texts: {}, values: { to: [to] } });
      if (!begun.ok) return begun;
      openConversation(begun.value);
      return ok();
    },
  };
}
