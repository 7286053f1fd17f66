import { feature } from "../app/app.ts";

/** Conversations: the list, and the one that is read. */
export const [conversation, useApp] = feature("conversation", ["connection", "messages"]);
