import { agentList, queueList } from "./board.ts";
import type { Collection, QueryOf, RowOf } from "./collection.ts";
import { conversationList, oneConversation, threadList } from "./conversation.ts";
import { directoryList, onePerson } from "./directory.ts";
import { editsList } from "./draft.ts";
import { historyChoices, historyExports, historyList } from "./history.ts";
import { outgoingList } from "./message.ts";
import { transcriptList } from "./transcript.ts";
import { voiceSettingsList } from "./voice-settings.ts";

/** Everything a window may subscribe to. */
export const collections = {
  conversations: conversationList,
  conversation: oneConversation,
  thread: threadList,
  directory: directoryList,
  person: onePerson,
  edits: editsList,
  outgoing: outgoingList,
  history: historyList,
  historyChoices,
  historyExports,
  transcript: transcriptList,
  agents: agentList,
  queues: queueList,
  voiceSettings: voiceSettingsList,
};

export type Collections = typeof collections;
export type CollectionName = keyof Collections;
export type QueryFor<N extends CollectionName> = QueryOf<Collections[N]>;
export type RowFor<N extends CollectionName> = RowOf<Collections[N]>;

/** Finds a collection by its name; null when there is none. */
export function findCollection(name: string): Collection | null {
  return Object.hasOwn(collections, name) ? collections[name as CollectionName] : null;
}
