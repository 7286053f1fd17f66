import { never } from "../../shared/assert.ts";
import type { ConversationItem } from "../../shared/contract/conversation.ts";
import { isVoice } from "../../shared/state/workitem.ts";
import type { Millis } from "../../shared/time.ts";
import type { DomainEvent, Look } from "./events.ts";

/** What is seen: shown by the page of the window that has the keyboard. */
export interface Seeing {
  /** The name of the window that has the keyboard; "" for none of ours. */
  readonly front: string;
  /** By the window's name. */
  readonly looks: Readonly<Record<string, Look>>;
  /** Conversations with a new message to the agent that was not seen yet, the newest last. */
  readonly fresh: readonly ConversationItem[];
}

export const initialSeeing: Seeing = { front: "", looks: {}, fresh: [] };

/** What happened longer ago is no news: a server may tell of any change of an old conversation. */
const news: Millis = 5 * 60_000;

/** The look of the window in front; null where no conversation is seen. */
export function seen({ front, looks }: Pick<Seeing, "front" | "looks">): Look | null {
  return looks[front] ?? null;
}

type Event = Extract<
  DomainEvent,
  { kind: "windowFronted" | "conversationLooked" | "conversationReported" | "conversationArchived" }
>;

/** Where the agent looks, and which messages that leaves unseen. */
export function reduceSeeing(now: Seeing, event: Event): Seeing {
  const next = step(now, event);
  const look = seen(next);
  const fresh = next.fresh.filter(({ key }) => key !== look?.conversationId);
  return fresh.length === next.fresh.length ? next : { ...next, fresh };
}

function step(now: Seeing, event: Event): Seeing {
  switch (event.kind) {
    case "windowFronted":
      return now.front === event.window ? now : { ...now, front: event.window };
    case "conversationLooked": {
      const { [event.window]: _was, ...others } = now.looks;
      return { ...now, looks: event.look === null ? others : { ...others, [event.window]: event.look } };
    }
    case "conversationReported":
      return reported(now, event.conversation, event.at);
    case "conversationArchived":
      return without(now, event.conversationId);
    default:
      return never(event);
  }
}

function reported(now: Seeing, row: ConversationItem, at: Millis): Seeing {
  if (row.unread === row.missed) return without(now, row.key);
  const known = now.fresh.find(({ key }) => key === row.key);
  const isNew = row.isMine && row.direction === "inbound" && !isVoice(row.channel) && at - row.at < news;
  if (!isNew || row.at <= (known?.at ?? Number.NEGATIVE_INFINITY)) return now;
  return { ...now, fresh: [...now.fresh.filter((each) => each !== known), row] };
}

function without(now: Seeing, conversationId: string): Seeing {
  const fresh = now.fresh.filter(({ key }) => key !== conversationId);
  return fresh.length === now.fresh.length ? now : { ...now, fresh };
}
