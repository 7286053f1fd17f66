/** `node sandbox/cli.ts`: a contact centre on this computer, until it is ended. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import type { Log } from "../shared/log.ts";
import { silentLog } from "../shared/log.ts";
import type { Profile } from "../shared/wire/profile/profile.ts";
import { readProfile } from "../shared/wire/profile/read.ts";
import { createSandbox, type Sandbox } from "./server.ts";
import { readVoice } from "./voice-argument.ts";

const usage = `node sandbox/cli.ts [--port N] [--seed N] [--json] [--quiet] [--with-parent]
  [--voice ws://HOST:PORT,LOGIN,PASSWORD[,EXTENSION]] [--voice none] [--pace quick|real] [--offer-timeout SECONDS] [--log]
  [--dialect FILE] [--agents N] [--conversations N] [--history N]`;

function fail(why: string): never {
  console.error(`sandbox: ${why}\n${usage}`);
  process.exit(2);
}

function argumentsRead() {
  try {
    return parseArgs({
      options: {
        port: { type: "string", default: "0" },
        seed: { type: "string", default: "1" },
        json: { type: "boolean", default: false },
        quiet: { type: "boolean", default: false },
        "with-parent": { type: "boolean", default: false },
        voice: { type: "string" },
        "offer-timeout": { type: "string" },
        pace: { type: "string", default: "quick" },
        agents: { type: "string" },
        conversations: { type: "string" },
        history: { type: "string" },
        dialect: { type: "string" },
        log: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    }).values;
  } catch (error) {
    return fail((error as Error).message);
  }
}

function whole(text: string, name: string, most: number): number {
  if (!/^\d+$/.test(text) || Number(text) > most) fail(`--${name} needs a number up to ${most}`);
  return Number(text);
}

/** One line each on stderr. Facts are only those that the parts of the sandbox hand in: no token, no password. */
function consoleLog(name: string): Log {
  const line = (level: string) => (what: string, facts?: object) =>
    console.error(`${level} ${name} ${what}${facts === undefined ? "" : ` ${JSON.stringify(facts)}`}`);
  return {
    error: line("error"),
    warn: line("warn"),
    info: line("info"),
    debug: line("debug"),
    named: (part) => consoleLog(`${name}.${part}`),
  };
}

function table(sandbox: Sandbox): string {
  const width = Math.max(...sandbox.users.map((user) => user.username.length));
  return [
    `A contact centre runs at ${sandbox.providerUrl}`,
    ...sandbox.users.map(
      ({ username, password, role, name }) =>
        `  ${username.padEnd(width)}  password ${password.padEnd(14)}  ${role.padEnd(10)}  ${name}`,
    ),
    ...(sandbox.centre.world().agents.size > sandbox.users.length
      ? ["  and agent6@sandbox.test, password sandbox-agent6, and so on"]
      : []),
    `Ring them from ${sandbox.controlUrl}, for example:`,
    `  curl -d '{"queue":"Sales","name":"Ines Novak"}' ${sandbox.controlUrl}/calls`,
    "Let a customer write:",
    `  curl -d '{"name":"Ines Novak","text":"When will my order arrive?"}' ${sandbox.controlUrl}/sms`,
    "Ctrl-C ends it.",
  ].join("\n");
}

const given = argumentsRead();
if (given.help) {
  console.log(usage);
  process.exit(0);
}
const voice =
  given.voice === undefined ? undefined : given.voice === "none" ? "none" : readVoice(given.voice);
if (voice === null) fail("--voice is ws://HOST:PORT,LOGIN,PASSWORD[,EXTENSION]");

const { pace } = given;
if (pace !== "quick" && pace !== "real") fail("--pace is quick or real");

const most = 1_000_000;
const size = {
  ...(given.agents === undefined ? {} : { agents: whole(given.agents, "agents", most) }),
  ...(given.conversations === undefined
    ? {}
    : { conversations: whole(given.conversations, "conversations", most) }),
  ...(given.history === undefined ? {} : { history: whole(given.history, "history", most) }),
};

/** The same file as the app's profile of a provider; one with a mistake in it is refused here. */
function readDialect(file: string): Profile {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return fail(`--dialect: ${(error as Error).message}`);
  }
  const { profile, problems } = readProfile(text);
  const [first] = problems;
  if (first !== undefined) fail(`--dialect: line ${first.line}, ${first.field || "the file"}: ${first.why}`);
  return profile;
}

const seconds = given["offer-timeout"];
const sandbox = await createSandbox({
  port: whole(given.port, "port", 65_535),
  seed: whole(given.seed, "seed", 0xffff_ffff),
  pace,
  size,
  log: given.log ? consoleLog("sandbox") : silentLog,
  ...(voice === undefined ? {} : { voice }),
  ...(given.dialect === undefined ? {} : { dialect: readDialect(given.dialect) }),
  ...(seconds === undefined
    ? {}
    : { behaviour: { offerTimeoutMs: whole(seconds, "offer-timeout", 3_600) * 1_000 } }),
}).catch((error: Error) => fail(error.message));

if (given.json) {
  console.log(
    JSON.stringify({ provider: sandbox.providerUrl, users: sandbox.users, control: sandbox.controlUrl }),
  );
} else if (!given.quiet) console.log(table(sandbox));

let isClosing = false;
function end(): void {
  if (isClosing) return;
  isClosing = true;
  process.stdin.destroy();
  void sandbox.close().then(() => process.exit(0));
}
process.on("SIGTERM", end);
process.on("SIGINT", end);
if (given["with-parent"]) {
  // Whoever started us holds the other end of stdin: when it closes, they are gone.
  process.stdin.on("end", end).on("close", end).resume();
}
