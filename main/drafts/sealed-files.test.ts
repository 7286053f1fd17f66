import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as v from "valibot";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { silentLog } from "../../shared/log.ts";
import { systemDisk } from "../files/disk.ts";
import { opened, sealed } from "./cipher.ts";
import { openSealedFiles } from "./sealed-files.ts";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "hookswitch-sealed-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const key = randomBytes(32);
const files = (with_ = key) => openSealedFiles(join(folder, "amy"), with_, v.string(), silentLog, {});

test("what is kept is there in the next run, and not a word or a name of it is readable on the disk", async () => {
  const now = files();
  now.keep("sms:+14155552671", "Grüße an den geheimen Kunden");
  now.keep("email:7", "second");
  now.keep("email:7", null);
  await now.written();
  const names = await readdir(join(folder, "amy"));
  expect(names).toHaveLength(1);
  const text = await readFile(join(folder, "amy", names[0] ?? ""), "utf8");
  expect(text).not.toMatch(/geheim|4155552671|sms/);
  expect([...(await files().readAll())]).toEqual([["sms:+14155552671", "Grüße an den geheimen Kunden"]]);
});

test("another key opens nothing and removes nothing; a file somebody changed or renamed is not believed", async () => {
  const now = files();
  now.keep("a", "one");
  now.keep("b", "two");
  await now.written();
  expect((await files(randomBytes(32)).readAll()).size).toBe(0);
  const [first = "", second = ""] = await readdir(join(folder, "amy"));
  await writeFile(join(folder, "amy", second), await readFile(join(folder, "amy", first)));
  const left = await files().readAll();
  expect(left.size).toBe(1);
});

test("a seal opens only whole, and only for what it was made for", () => {
  const seal = sealed(key, "text", "here");
  expect(opened(key, seal, "here")).toBe("text");
  expect(opened(key, seal, "there")).toBeNull();
  expect(opened(key, `${seal.slice(0, -4)}AAA=`, "here")).toBeNull();
  expect(opened(key, "", "here")).toBeNull();
  expect(sealed(key, "text", "here")).not.toBe(seal);
});

test("what goes in another's place goes after that is on the disk: a crash finds one of the two", async () => {
  const said: string[] = [];
  let writes: (() => void) | null = null;
  const isWriting = () => writes !== null;
  const disk = {
    ...systemDisk,
    write: async (path: string, text: string) => {
      await new Promise<void>((resolve) => {
        writes = resolve;
      });
      await systemDisk.write(path, text);
      said.push("written");
    },
    remove: async (path: string) => {
      await systemDisk.remove(path);
      said.push("removed");
    },
  };
  const now = openSealedFiles(join(folder, "amy"), key, v.string(), silentLog, { disk });
  now.keep("outgoing 1", "See you");
  now.keep("draft sms:1", null);
  await vi.waitFor(() => expect(isWriting()).toBe(true));
  expect(said).toEqual([]);
  (writes as (() => void) | null)?.();
  await now.written();
  expect(said).toEqual(["written", "removed"]);
});

test("what is written again before its removal stays", async () => {
  const now = files();
  now.keep("draft sms:1", "a");
  now.keep("draft sms:1", null);
  now.keep("draft sms:1", "b");
  await now.written();
  expect([...(await files().readAll()).values()]).toEqual(["b"]);
});
