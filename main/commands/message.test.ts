import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { silentLog } from "../../shared/log.ts";
import { filesOf } from "../../shared/state/outgoing.ts";
import { userOf } from "../../shared/state/session.ts";
import { createDrafts } from "../drafts/drafts.ts";
import { createFetchedFiles } from "../drafts/fetched-files.ts";
import { createMessageFiles } from "../drafts/files.ts";
import { createOutbox } from "../drafts/outbox.ts";
import { ServiceError } from "../nextiva/errors.ts";
import { signedInStore } from "../state/test-samples.ts";
import { messageCommands } from "./message.ts";

/** Two files of one mail; the server has lost the second. */
const mails = [
  {
    id: "m1",
    attachments: [
      { fileId: "f1", name: "a.png", size: 12 },
      { fileId: "f2", name: "b.pdf" },
    ],
  },
];
const server = {
  async downloadFile<T>(fileId: string, take: (response: Response) => Promise<T>): Promise<T> {
    if (fileId !== "f1") throw new ServiceError("notFound", "no such file");
    return take(new Response("\x89PNG\r\n\x1a\nrest"));
  },
};

function setUp(chosen: readonly string[] = []) {
  const asked: (readonly string[])[] = [];
  const clock = fakeClock();
  const { store } = signedInStore(clock.now);
  const drafts = createDrafts({ keep() {} });
  let ids = 0;
  const outbox = createOutbox({
    clock,
    log: silentLog,
    newId: () => `o${++ids}`,
    send: () => new Promise(() => {}),
    alike: () => new Promise(() => {}),
    isOnline: () => false,
    keep() {},
    changed() {},
  });
  const commands = messageCommands({
    store,
    writing: {
      drafts,
      outbox,
      files: createMessageFiles(() => {}, createFetchedFiles(server, join(tmpdir(), "hookswitch-none"))),
    },
    chooseFiles: async (types) => {
      asked.push(types);
      return chosen;
    },
    objects: { search: async () => ({ objects: [] }), read: async () => ({ firstName: "Ines" }) },
    conversations: {
      fetchConversationById: async () => ({ objects: [{ workitemId: "w1", chatMessages: mails }] }),
    },
  });
  const write = (body: string, values = {}) =>
    drafts.edit("sms:c1", "window", drafts.read("sms:c1").revision, { texts: { body: [body] }, values });
  const names = (key = "sms:c1") => filesOf(drafts.read(key).draft.values).map(({ name }) => name);
  return { commands, store, drafts, outbox, write, asked, names, body: () => drafts.read("sms:c1").draft };
}
const whom = { to: ["+14155552671"] };

test("[messaging complaint 10] what is sent is frozen: the draft is empty, and taking it back brings its words and people back", async () => {
  const { commands, outbox, write, body } = setUp();
  write("Hello", whom);
  expect(await commands.send({ key: "sms:c1", sure: false })).toMatchObject({ ok: true });
  expect([body().texts, body().values]).toEqual([{ body: "" }, {}]);
  expect(await commands.cancel({ id: "o1" })).toMatchObject({ ok: true });
  expect([body().texts.body, body().values]).toEqual(["Hello", whom]);
  expect(outbox.list()).toEqual([]);
});

test("[messaging complaint 2] taken back onto something that was begun meanwhile, both are kept", async () => {
  const { commands, write, body } = setUp();
  write("First", whom);
  await commands.send({ key: "sms:c1", sure: false });
  write("Second");
  await commands.cancel({ id: "o1" });
  expect(body().texts.body).toBe("First\nSecond");
});

test("what is thrown away does not come back", async () => {
  const { commands, outbox, write, body } = setUp();
  write("Hello", whom);
  await commands.send({ key: "sms:c1", sure: false });
  expect(await commands.drop({ id: "o1" })).toMatchObject({ ok: true });
  expect([outbox.list(), body().texts.body]).toEqual([[], ""]);
});

describe("files", () => {
  const here = import.meta.filename;
  test("are chosen by what the channel takes, and stand in the draft in their order", async () => {
    const { commands, asked, names } = setUp([here]);
    expect(await commands.chooseFiles({ key: "fax:c1" })).toEqual({
      ok: true,
      value: { nowhere: [], unreadable: 0 },
    });
    expect(asked).toEqual([["application/pdf", "image/tiff", "image/png", "image/jpeg"]]);
    await commands.pasteFile({ key: "fax:c1", name: "b.png", data: "AAAA" });
    expect(names("fax:c1")).toEqual(["message.test.ts", "b.png"]);
  });
  test("that are dropped are told apart: those on the disk, those that are nowhere, those that cannot be read", async () => {
    const { commands, names } = setUp();
    expect(await commands.addFiles({ key: "sms:c1" }, ["", here, "/none/such"])).toEqual({
      ok: true,
      value: { nowhere: [0], unreadable: 1 },
    });
    expect(names()).toEqual(["message.test.ts"]);
  });
  test("go with the message, and come back with it, before those that were added meanwhile", async () => {
    const { commands, write, names } = setUp();
    write("Hello", whom);
    await commands.pasteFile({
      key: "sms:c1",
      name: "a.png",
      data: Buffer.from("\x89PNG\r\n\x1a\n", "latin1").toString("base64"),
    });
    await commands.send({ key: "sms:c1", sure: false });
    expect(names()).toEqual([]);
    await commands.pasteFile({ key: "sms:c1", name: "b.png", data: "AAAA" });
    await commands.cancel({ id: "o1" });
    expect(names()).toEqual(["a.png", "b.png"]);
  });
  test("that are too big to be pasted are refused", async () => {
    const { commands, names } = setUp();
    const data = Buffer.alloc(5_000_001).toString("base64");
    expect(await commands.pasteFile({ key: "sms:c1", name: "a", data })).toMatchObject({ ok: false });
    expect(names()).toEqual([]);
  });
});

test("the files of an email that is passed on stand in the draft; one that cannot be had is named", async () => {
  const { commands, names } = setUp();
  const of = { conversationId: "c1", workitemId: "w1", messageId: "m1" };
  expect(await commands.forwardFiles({ key: "email:c1", ...of })).toEqual({
    ok: true,
    value: { missing: ["b.pdf"] },
  });
  expect(names("email:c1")).toEqual(["a.png"]);
  expect(await commands.forwardFiles({ key: "email:c1", ...of, messageId: "m9" })).toMatchObject({
    error: { code: "notFound" },
  });
});

test("an email that is taken back is not signed again", async () => {
  const { commands, store, drafts } = setUp();
  store.dispatch({
    kind: "settingsChanged",
    settings: {
      ...store.get().settings,
      signatures: { [userOf(store.get().session)?.userId ?? ""]: "<div>Ana</div>" },
    },
  });
  const to = ["ines@customer.test"];
  drafts.edit("email:c1", "window", 0, { texts: { body: ["<div>Hi</div>"] }, values: { to } });
  const signed = "<div>Hi</div><br><div>-- </div><div>Ana</div>";
  await commands.send({ key: "email:c1", sure: false });
  await commands.cancel({ id: "o1" });
  expect(drafts.read("email:c1").draft.texts.body).toBe(signed);
  await commands.send({ key: "email:c1", sure: false });
  await commands.cancel({ id: "o2" });
  expect(drafts.read("email:c1").draft.texts.body).toBe(signed);
});
