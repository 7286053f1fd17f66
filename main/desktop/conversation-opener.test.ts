import { expect, test } from "vitest";
import { createStore } from "../state/store.ts";
import { createConversationOpener } from "./conversation-opener.ts";

test("a conversation comes to the front in its own window where it has one, else in the messages window", () => {
  const store = createStore(() => 1);
  const opened: unknown[] = [];
  const open = createConversationOpener(store, {
    has: ({ key }) => key === "c-own",
    open: (window, how) => opened.push([window, how]) as never,
  });
  open("c-own");
  expect(store.get().messages.wanted).toBeNull();
  open("c-1", { focus: false });
  expect(store.get().messages.wanted?.conversationId).toBe("c-1");
  expect(opened).toEqual([
    [{ kind: "conversation", key: "c-own" }, {}],
    ["messages", { focus: false }],
  ]);
});
