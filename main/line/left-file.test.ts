import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { silentLog } from "../../shared/log.ts";
import { type Left, openLeftFile } from "./left-file.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hookswitch-left-"));
});
afterAll(() => rm(folder, { recursive: true }));

const left: Left = {
  provider: "https://acme.example",
  username: "amy",
  sessid: "session-1",
  aliveAt: 1_000,
  muted: true,
  statusId: "available",
  calls: [
    {
      callId: "w1",
      kind: "workitem",
      direction: "inbound",
      number: "+15552013344",
      name: "Carl",
      queue: "Sales",
      campaign: "",
      startedAt: 900,
      connectedAt: null,
    },
  ],
};

test("what is kept is read again, by nobody else, and leaves no draft behind", async () => {
  const path = join(folder, "made", "in-call.json");
  const file = openLeftFile(path, silentLog);
  expect(await file.read()).toBeNull();
  file.keep(left);
  await file.written();
  expect(await file.read()).toEqual(left);
  expect(await readdir(join(folder, "made"))).toEqual(["in-call.json"]);
  if (process.platform !== "win32") expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test("the newest wish wins, also over one that is being written", async () => {
  const path = join(folder, "newest.json");
  const file = openLeftFile(path, silentLog);
  file.keep(left);
  file.keep({ ...left, sessid: "session-2" });
  file.keep({ ...left, sessid: "session-3" });
  await file.written();
  expect(JSON.parse(await readFile(path, "utf8")).sessid).toBe("session-3");
  file.keep(left);
  file.keep(null);
  await file.written();
  expect(await file.read()).toBeNull();
  file.keep(null);
  await file.written();
});

test.each([
  ["nothing", ""],
  ["no JSON", "{"],
  ["another version", JSON.stringify({ version: 2, ...left })],
  ["no session id", JSON.stringify({ version: 1, ...left, sessid: "" })],
  ["a time that is none", JSON.stringify({ version: 1, ...left, aliveAt: "yesterday" })],
  [
    "a call without an id",
    JSON.stringify({ version: 1, ...left, calls: [{ ...left.calls[0], callId: "" }] }),
  ],
])("a file with %s in it is none", async (_, text) => {
  const path = join(folder, "bad.json");
  await writeFile(path, text);
  expect(await openLeftFile(path, silentLog).read()).toBeNull();
});

test("a disk that refuses ends nothing", async () => {
  const file = openLeftFile(join(folder, "newest.json\0"), silentLog);
  file.keep(left);
  await file.written();
  expect(await file.read()).toBeNull();
});
