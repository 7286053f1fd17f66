import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const cli = fileURLToPath(new URL("./cli.ts", import.meta.url));

/** The program in a Node of its own: its first line, and how it ends. */
function starts(...args: string[]) {
  const began = performance.now();
  const child = spawn(process.execPath, [cli, ...args], { stdio: ["pipe", "pipe", "pipe"] });
  let out = "";
  let err = "";
  child.stderr.on("data", (chunk) => {
    err += chunk;
  });
  const line = new Promise<string>((resolve) => {
    child.stdout.on("data", (chunk) => {
      out += chunk;
      const end = out.indexOf("\n");
      if (end >= 0) resolve(out.slice(0, end));
    });
  });
  const ended = new Promise<number | null>((resolve) => void child.once("close", (code) => resolve(code)));
  return { child, line, ended, ms: () => performance.now() - began, out: () => out, err: () => err };
}

it("says in one line of JSON where it is and who can sign in, and ends on SIGTERM", async () => {
  const sandbox = starts("--port", "0", "--json");
  const printed = JSON.parse(await sandbox.line);
  expect(printed).toEqual({
    provider: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    control: `${printed.provider}/control`,
    users: expect.arrayContaining([
      { username: "ana@sandbox.test", password: "sandbox-ana", role: "Agent", name: "Ana Alvarez" },
      expect.objectContaining({ role: "Supervisor" }),
    ]),
  });
  expect((await fetch(`${printed.control}/state`)).status).toBe(200);
  sandbox.child.kill("SIGTERM");
  expect(await sandbox.ended).toBe(0);
  expect(sandbox.out().trim().split("\n")).toHaveLength(1);
  await expect(fetch(printed.provider)).rejects.toThrow();
});

it("ends with its parent when told so", async () => {
  const sandbox = starts("--json", "--with-parent");
  await sandbox.line;
  sandbox.child.stdin.end();
  expect(await sandbox.ended).toBe(0);
});

it("leaves nothing running when it is closed in mid-call", async () => {
  const here = (file: string) => JSON.stringify(new URL(file, import.meta.url).href);
  const script = `
    import { createSandbox } from ${here("./server.ts")};
    import { openLine, signIn, until } from ${here("./agent-fixture.ts")};
    const sandbox = await createSandbox();
    const ana = await signIn(sandbox, "ana");
    const line = await openLine((await ana.ask("session")).body.telephony.verto);
    const call = sandbox.callers.placeCall({ agent: "ana" });
    const { message } = await ana.feed.named("OfferNotification");
    await ana.ask("acceptOffer", { offerId: message.offer.offerId });
    await until(sandbox, () => call.item().state === "active");
    sandbox.callers.placeCall({ queue: "Sales" });
    await sandbox.close();
    await line.close();
    console.log("closed");`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.on("data", (chunk) => {
    out += chunk;
  });
  // Ends by itself: a timer, a socket or a process left behind would keep it.
  expect(await new Promise((resolve) => void child.once("close", resolve))).toBe(0);
  expect(out).toBe("closed\n");
}, 20_000);

it("tells a person how to go on, and writes no secret of a session in its log", async () => {
  const sandbox = starts("--log");
  await sandbox.line;
  const [provider = ""] = /http:\/\/127\.0\.0\.1:\d+/.exec(sandbox.out()) ?? [];
  const basic = Buffer.from("ana@sandbox.test:sandbox-ana").toString("base64");
  const answer = await fetch(`${provider}/provider/token-with-authorities`, {
    headers: { authorization: `Basic ${basic}` },
  });
  const { token } = (await answer.json()) as { token: string };
  await fetch(`${provider}/users/api/session`, { headers: { authorization: token } });
  sandbox.child.kill("SIGINT");
  expect(await sandbox.ended).toBe(0);
  expect(sandbox.out()).toContain("password sandbox-ana");
  expect(sandbox.err()).toContain("answered");
  for (const secret of [token, basic, "sandbox-ana", "sandbox-line"])
    expect(sandbox.err()).not.toContain(secret);
});

it.each([["--port", "x"], ["--voice", "nonsense"], ["--what"]])("refuses %s %s", async (...args) => {
  const sandbox = starts(...args.filter((arg) => arg !== undefined));
  expect(await sandbox.ended).toBe(2);
  expect(sandbox.err()).toContain("--seed");
});
