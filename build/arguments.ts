import { readProvider } from "../main/nextiva/location.ts";

/** What a person can type after `npm run`; each is one function in commands.ts. */
export const commandNames = [
  "start",
  "dev",
  "test",
  "check",
  "build",
  "bench",
  "sandbox",
  "icons",
  "package",
] as const;
export type CommandName = (typeof commandNames)[number];

/** What `npm start` and `npm run dev` understand. */
export interface StartOptions {
  /** A real tenant's provider; without it the sandbox is started. */
  readonly provider: string | null;
  /** Try the sandbox even though the settings name a real tenant. */
  readonly useSandbox: boolean;
  /** Which sandbox agent the sign-in form is filled with. */
  readonly user: string | null;
  /** `electron` tries the binary's download again and accepts nothing else; `chromium` never looks for it. */
  readonly host: "any" | "electron" | "chromium";
  /** Goes to the app as it stands. */
  readonly rest: readonly string[];
}

export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: string };

/** The command and what follows it. */
export function parseCommand(
  argv: readonly string[],
): Parsed<{ name: CommandName; rest: readonly string[] }> {
  const [first = "", ...rest] = argv;
  const name = commandNames.find((each) => each === first);
  if (name === undefined) return { ok: false, why: `say one of: ${commandNames.join(", ")}` };
  return { ok: true, value: { name, rest } };
}

/** What `npm start -- --help` says. */
export const startHelp = [
  "npm start -- [options]",
  "  --provider URL   a tenant's address, instead of the sandbox",
  "  --user NAME      who stands in the sign-in form",
  "  --sandbox        the sandbox, whatever the settings say",
  "  --electron       in Electron only; tries its download again",
  "  --chromium       in an installed Chromium or Chrome",
  "  --hidden         into the tray, without a window",
  "  --verbose        a fuller log",
  "Anything else that begins with -- goes to Electron as it stands.",
].join("\n");

/** Of what belongs to no option, only a number to call or somebody to write to makes sense to the app. */
const isCallable = (word: string) => /^(tel|callto|sip|sms|mailto):/i.test(word);

/**
 * Reads `--provider URL`, `--user NAME` (or with `=`), `--sandbox`, `--electron`, `--chromium`; other options are for
 * the app. A word of its own is refused: npm keeps options to itself unless `--` stands before them.
 */
export function parseStart(argv: readonly string[]): Parsed<StartOptions> {
  let provider: string | null = null;
  let user: string | null = null;
  let host: StartOptions["host"] = "any";
  let useSandbox = false;
  const rest: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const [name = "", inline] = splitOnce(argv[index] ?? "");
    if (name === "--electron" || name === "--chromium") {
      host = name === "--electron" ? "electron" : "chromium";
    } else if (name === "--sandbox") {
      useSandbox = true;
    } else if (name === "--provider" || name === "--user") {
      if (inline === undefined) index += 1;
      const value = inline ?? argv[index] ?? "";
      if (value === "" || value.startsWith("--")) return { ok: false, why: `${name} needs a value` };
      if (name === "--user") user = value;
      else {
        const address = providerAddress(value);
        if (!address.ok) return address;
        provider = address.value;
      }
    } else if (name.startsWith("-") || isCallable(name)) {
      rest.push(argv[index] ?? "");
    } else {
      return {
        ok: false,
        why: `"${name}" belongs to no option: npm start -- --provider ${name}, say. ${hint}`,
      };
    }
  }
  return { ok: true, value: { provider, useSandbox, user, host, rest } };
}

const hint = "The -- before the options is npm's; npm start -- --help lists them";

function splitOnce(text: string): [string, string?] {
  const at = text.indexOf("=");
  return at < 0 || !text.startsWith("--") ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** By the app's own rule: plain http is for this machine only, since a password goes there. */
function providerAddress(text: string): Parsed<string> {
  const read = readProvider(text);
  if (read.ok) return { ok: true, value: read.value.url };
  // Not quoted: a name and a password may stand in it.
  const why =
    read.error.code === "untrustedAddress"
      ? "https is needed, a password goes there"
      : "this is not an address, login.example.com say. Leave name and password out of it; the app asks for them";
  return { ok: false, why: `--provider: ${why}` };
}
