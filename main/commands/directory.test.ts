import { expect, test, vi } from "vitest";
import { createDrafts } from "../drafts/drafts.ts";
import { ServiceError } from "../nextiva/errors.ts";
import { testPeople, user } from "../people/test-people.ts";
import { directoryCommands } from "./directory.ts";

type Found = { conversationId: string; contactId: string };

function setUp(found: readonly Found[] | ServiceError = []) {
  const drafts = createDrafts({ keep() {} });
  const openConversation = vi.fn();
  const world = testPeople({ agents: [user("u2", "Ben Okafor")] });
  const commands = directoryCommands({
    ...world,
    drafts,
    openConversation,
    newId: () => "n1",
    campaigns: {} as never,
    conversations: {
      async fetchConversations() {
        if (found instanceof ServiceError) throw found;
        return { objects: found } as never;
      },
    },
  });
  return { ...world, commands, drafts, openConversation };
}

const conversation = { conversationId: "conv-1", contactId: "c1" };
const others = { conversationId: "conv-2", contactId: "c10" };

test("a contact is written to in the conversation that there is", async () => {
  const { commands, openConversation, drafts } = setUp([others, conversation]);
  expect(await commands.write({ channel: "sms", to: "+1415", contactId: "c1" })).toEqual({ ok: true });
  expect(openConversation).toHaveBeenCalledWith("conv-1");
  expect(drafts.keys()).toEqual([]);
});

test.each([
  ["there is none", [others]],
  ["it cannot be looked for", new ServiceError("offline", "no network")],
])("a message is begun and not sent where %s", async (_why, found) => {
  const { commands, openConversation, drafts } = setUp(found);
  expect(await commands.write({ channel: "sms", to: "+1415", contactId: "c1" })).toEqual({ ok: true });
  expect(openConversation).toHaveBeenCalledWith("new.n1");
  const [key = ""] = drafts.keys();
  expect(drafts.read(key).draft.values).toEqual({ to: ["+1415"] });
});

test("a contact's conversation is opened, or said not to be", async () => {
  const there = setUp([conversation]);
  expect(await there.commands.openConversation({ contactId: "c1" })).toEqual({ ok: true, value: true });
  expect(there.openConversation).toHaveBeenCalledWith("conv-1");
  const none = setUp([others]);
  expect(await none.commands.openConversation({ contactId: "c1" })).toEqual({ ok: true, value: false });
  expect(none.openConversation).not.toHaveBeenCalled();
});

test("favourites are kept by user, in their order, and not without end", async () => {
  const { commands, store } = setUp();
  const favour = (id: string, on = true) => commands.favourite({ kind: "agents", id, on });
  for (let n = 0; n < 100; n += 1) await favour(`u${n}`);
  expect(await favour("u100")).toMatchObject({ error: { code: "busy" } });
  await favour("u0", false);
  expect(await favour("u100")).toEqual({ ok: true });
  const [kept = []] = Object.values(store.get().settings.favourites);
  expect([kept.length, kept.at(0), kept.at(-1)]).toEqual([100, "agents u1", "agents u100"]);
});

test("who was used last is first, once", async () => {
  const { commands, firsts } = setUp();
  for (const id of ["u1", "u2", "u1"]) await commands.used({ kind: "agents", id });
  expect(firsts.recent()).toEqual(["agents u1", "agents u2"]);
});

test("a profile is read; of somebody who is gone nothing stays", async () => {
  const { commands, people, firsts, tenant } = setUp();
  expect(await commands.profile({ kind: "agents", id: "u2" })).toMatchObject({
    value: { item: { name: "Ben Okafor" } },
  });
  firsts.favour("agents u2", true);
  tenant.agents = [];
  expect(await commands.profile({ kind: "agents", id: "u2" })).toMatchObject({ error: { code: "notFound" } });
  expect(people.known.get("agents u2")).toBeUndefined();
  expect(firsts.favourites()).toEqual([]);
});
