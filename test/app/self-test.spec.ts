import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SelfTestReport } from "../../main/self-test/report.ts";
import { openKeychain, withoutKeychain } from "../harness/keychain.ts";
import { expect, test } from "../harness/test.ts";

const file = join(tmpdir(), `hookswitch-self-test-${process.pid}.json`);
const report = async () => JSON.parse(await readFile(file, "utf8")) as SelfTestReport;
/** A minute of watching is the workflow's; here a page that runs at all is enough. */
const short = [`--self-test=${file}`, "--self-test-seconds=2"];

test.afterEach(() => rm(file, { force: true }));

test("the program looks at itself: pages, grants, policy, sound, network, keychain", async ({ launch }) => {
  const keychain = await openKeychain();
  const app = await launch({
    env: keychain?.env ?? withoutKeychain,
    args: [...short, ...(keychain === null ? ["--self-test-skip=keychain"] : [])],
  });
  expect(await app.exited).toBe(0);
  const { ok, findings } = await report();
  expect(findings.filter((each) => each.outcome === "failed")).toEqual([]);
  expect(ok).toBe(true);
  expect(findings.map((each) => each.name)).toEqual([
    "page.phone",
    "page.settings",
    "page.messages",
    "page.supervisor",
    "page.voice",
    "policy",
    "microphone.voice",
    "microphone.phone",
    "candidate",
    "keychain",
    "icons",
    "network",
    "closed",
    "hidden",
  ]);
  await keychain?.close();
});

test("and fails where something is missing: here the keychain", async ({ launch }) => {
  test.skip(process.platform !== "linux", "elsewhere there always is a keychain");
  const temporary = await mkdtemp(join(tmpdir(), "hookswitch-test-"));
  const app = await launch({
    env: { ...withoutKeychain, TMPDIR: temporary },
    args: [...short, "--self-test-skip=hidden,candidate,microphone,page"],
  });
  expect(await app.exited).toBe(1);
  const { ok, findings } = await report();
  expect(ok).toBe(false);
  expect(findings.filter((each) => each.outcome === "failed").map((each) => each.name)).toEqual(["keychain"]);
  // It was given a folder to keep its settings in: it makes no other.
  expect((await readdir(temporary)).filter((name) => name.startsWith("hookswitch-"))).toEqual([]);
  await rm(temporary, { recursive: true });
});
