import type { MessageChannel } from "../state/message-key.ts";
import { messageChannels } from "../state/message-key.ts";
import { openWork, type WorkState } from "../state/work.ts";

/** How somebody can be written to. */
export interface Way {
  readonly channel: MessageChannel;
  /** A number or an address; "" in a chat, which is its workitem. */
  readonly to: string;
  /** The open workitem that a message answers; "" for none. */
  readonly workitemId: string;
}

/**
 * How the other side of a conversation can be written to: by its number or address, by what is open with it now, and in
 * a chat as long as that is open.
 * @param address as the conversation has it; "" where none is known
 */
export function waysTo(conversationId: string, address: string, work: WorkState): readonly Way[] {
  const open = openWork(work).filter((each) => each.conversationId === conversationId);
  return messageChannels.flatMap((channel): Way[] => {
    const newest = open.findLast((each) => each.channel === channel);
    const workitemId = newest?.workitemId ?? "";
    if (channel === "chat") return workitemId === "" ? [] : [{ channel, to: "", workitemId }];
    const isMail = channel === "email";
    const own = address.includes("@") === isMail ? address : "";
    const to = newest?.number || own;
    return to === "" ? [] : [{ channel, to, workitemId }];
  });
}

/** The way that is meant where nobody chose one: that of the newest message, else the first. */
export function usualWay(ways: readonly Way[], newest: string): Way | null {
  return ways.find(({ channel }) => channel === newest) ?? ways[0] ?? null;
}
