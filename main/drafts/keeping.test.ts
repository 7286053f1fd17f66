import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fakeClock } from "../../shared/fake-clock.ts";
import { silentLog } from "../../shared/log.ts";
import type { Message } from "../../shared/state/outgoing.ts";
import { createDrafts, type Drafts } from "./drafts.ts";
import { createFetchedFiles } from "./fetched-files.ts";
import { createMessageFiles } from "./files.ts";
import { createKeeping, type Keeping } from "./keeping.ts";
import { createOutbox, type Outbox } from "./outbox.ts";

let root = "";
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "hookswitch-drafts-"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const key = Buffer.alloc(32, 7).toString("base64");

/** One run of the program. */
function run() {
  const kept: boolean[] = [];
  let ids = 0;
  const keeping: Keeping = createKeeping({
    root,
    log: silentLog,
    file: {},
    drafts: (): Drafts => drafts,
    outbox: (): Outbox => outbox,
    files: () => files,
    changed: (isKept) => kept.push(isKept),
  });
  const files = createMessageFiles(
    keeping.keepFile,
    createFetchedFiles({ downloadFile: () => new Promise(() => {}) }, join(tmpdir(), "hookswitch-none")),
  );
  const drafts: Drafts = createDrafts(keeping);
  const outbox: Outbox = createOutbox({
    clock: fakeClock(),
    log: silentLog,
    newId: () => `o${++ids}`,
    send: () => new Promise(() => {}),
    alike: () => new Promise(() => {}),
    isOnline: () => false,
    keep: keeping.keepOutgoing,
    changed() {},
  });
  const write = (text: string, draft = "sms:c1") =>
    drafts.edit(draft, "window", drafts.read(draft).revision, { texts: { body: [text] }, values: {} });
  return { keeping, drafts, outbox, files, kept, write };
}

const sms: Message = {
  ...{
    channel: "sms",
    conversationId: "c1",
    to: ["+14155552671"],
    cc: [],
    bcc: [],
    subject: "",
    text: "Secret words",
  },
  ...{ files: [], campaignId: "", contactId: "", workitemId: "", answers: null, name: "", force: false },
};

test("a draft and a message that waits are there in the next run of the same account, unreadable on the disk", async () => {
  const first = run();
  first.write("typed before the key was there");
  await first.keeping.open("amy", key);
  first.outbox.add(sms);
  first.write("another", "email:c2");
  await first.keeping.written();
  const [folder = ""] = await readdir(root);
  const files = await readdir(join(root, folder));
  expect(files).toHaveLength(3);
  for (const file of files)
    expect(await readFile(join(root, folder, file), "utf8")).not.toMatch(/Secret|typed|sms/);

  const other = run();
  await other.keeping.open("bob", key);
  expect([other.drafts.keys(), other.outbox.list()]).toEqual([[], []]);

  const second = run();
  await second.keeping.open("amy", key);
  expect([...second.drafts.keys()].sort()).toEqual(["email:c2", "sms:c1"]);
  expect(second.outbox.list()).toMatchObject([{ text: "Secret words", state: "queued" }]);
  expect(second.kept).toEqual([true]);
});

test("what was sent or emptied leaves the disk; so does everything when the account goes with its key", async () => {
  const one = run();
  await one.keeping.open("amy", key);
  one.write("x");
  one.drafts.clear("sms:c1");
  const { id } = one.outbox.add(sms);
  await one.outbox.cancel(id);
  await one.keeping.written();
  const [folder = ""] = await readdir(root).catch(() => []);
  if (folder !== "") expect(await readdir(join(root, folder))).toEqual([]);
  one.write("y");
  await one.keeping.leave("goes");
  expect(await readdir(root)).toEqual([]);
  expect(one.kept).toEqual([true, false]);
});

test("notes are not kept here: they have a file of their own", async () => {
  const one = run();
  await one.keeping.open("amy", key);
  one.write("note", "notes:w1");
  await one.keeping.written();
  expect(await readdir(root).catch(() => [])).toEqual([]);
});

test("a pasted file comes back with the draft that names it, and goes when nothing does", async () => {
  const one = run();
  await one.keeping.open("acme amy", key);
  const picture = one.files.paste("a.png", Buffer.from("picture"));
  const stray = one.files.paste("b.png", Buffer.from("stray"));
  one.drafts.edit("sms:c1", "window", 0, { texts: {}, values: { files: [{ ...picture }] } });
  await one.keeping.written();
  const two = run();
  await two.keeping.open("acme amy", key);
  expect(await two.files.open([picture])).toMatchObject({ ok: true });
  expect(await two.files.open([stray])).toMatchObject({ ok: false });
  await two.keeping.written();
  expect(await readdir(join(root, (await readdir(root))[0] ?? ""))).toHaveLength(2);
});
