import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { silentLog } from "../../shared/log.ts";
import { type InCall, openInCallFile } from "./in-call-file.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "hookswitch-left-"));
});
afterAll(() => rm(folder, { recursive: true }));

const left: InCall = {
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

test("what is up is read again as it was", async () => {
  const file = openInCallFile(join(folder, "in-call.json"), silentLog);
  file.keep(left);
  await file.written();
  expect(await file.read()).toEqual(left);
});

const kept = (value: object) => JSON.stringify({ version: 1, value });

test.each([
  ["no session id", kept({ ...left, sessid: "" })],
  ["a time that is none", kept({ ...left, aliveAt: "yesterday" })],
  ["a call without an id", kept({ ...left, calls: [{ ...left.calls[0], callId: "" }] })],
])("a file with %s in it is none", async (_, text) => {
  const path = join(folder, "bad.json");
  await writeFile(path, text);
  expect(await openInCallFile(path, silentLog).read()).toBeNull();
});
