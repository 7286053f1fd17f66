import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** Runs a script in a Node of its own and answers how it ended. */
function runs(script: string): Promise<{ code: number | null; out: string; ms: number }> {
  const engine = fileURLToPath(new URL("./engine.ts", import.meta.url));
  const started = performance.now();
  const child = spawn(
    process.execPath,
    ["--input-type=module", "-e", `import { createMediaEngine } from ${JSON.stringify(engine)};\n${script}`],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  let out = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (out += chunk));
  return new Promise((resolve) => {
    child.once("close", (code) => resolve({ code, out, ms: performance.now() - started }));
  });
}

const TWO_LEGS = `
const media = createMediaEngine();
const one = media.createPeer(), two = media.createPeer(), ann = media.createCustomer();
const bridge = media.createBridge();
bridge.join(one.port); bridge.join(ann.port); ann.says("tone");
const connected = new Promise((done) => two.onState((state) => state === "connected" && done()));
const offer = await one.offer({ for: "attach" });
const answer = await two.answer(offer.value);
const accepted = await one.acceptAnswer(answer.value);
await connected;
const tone = await two.said.waitUntilHears({ minDbfs: -23, nearHz: { hz: 440, within: 15 }, forMs: 200, timeoutMs: 8000 });
console.log(JSON.stringify({ accepted: accepted.ok, tone: tone.ok }));
`;

test("after close a process ends by itself: no timer, no socket, no child is left", async () => {
  const ended = await runs(
    `${TWO_LEGS} await media.close();
    const closed = performance.now();
    process.on("exit", () => console.log(performance.now() - closed));`,
  );
  const [told, lingered] = ended.out.trim().split("\n");
  expect(told).toBe('{"accepted":true,"tone":true}');
  expect(Number(lingered)).toBeLessThan(50);
  expect(ended.code).toBe(0);
}, 20_000);

test.each([
  ["in the middle of a call", ""],
  ["with no call left", "one.close(); two.close(); await new Promise((done) => setTimeout(done, 100));"],
])(
  "a sandbox that is killed %s takes its media host with it",
  async (_name, before) => {
    const ended = await runs(`${TWO_LEGS} ${before} process.kill(process.pid, "SIGKILL");`);
    // "close" comes when the last holder of the output pipes is gone: the media host inherits them.
    expect(ended.out).toContain('"tone":true');
    expect(ended.code).toBeNull();
  },
  20_000,
);
