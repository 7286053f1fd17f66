import { createInterface } from "node:readline";
import { root } from "./bundle.ts";
import { type Child, type Children, withChildren } from "./children.ts";

/** What the sandbox says of itself on its one JSON line. */
export interface SandboxAnswer {
  readonly provider: string;
  readonly control: string;
  readonly users: readonly SandboxUser[];
}

export interface SandboxUser {
  readonly username: string;
  readonly password: string;
  readonly role: string;
}

/** Reads the line; null when it is not one that says where the sandbox is. */
export function readSandboxLine(line: string): SandboxAnswer | null {
  let said: unknown;
  try {
    said = JSON.parse(line);
  } catch {
    // Some other line of the sandbox's.
    return null;
  }
  if (typeof said !== "object" || said === null) return null;
  const { provider, control, users } = said as Record<string, unknown>;
  if (typeof provider !== "string" || typeof control !== "string" || !Array.isArray(users)) return null;
  return { provider, control, users: users.map(readUser) };
}

function readUser(user: Record<string, unknown>): SandboxUser {
  const text = (...values: unknown[]) => values.find((value) => typeof value === "string") ?? "";
  const roles = Array.isArray(user.roles) ? user.roles.join(", ") : undefined;
  return {
    username: text(user.username, user.name) as string,
    password: text(user.password) as string,
    role: text(user.role, roles) as string,
  };
}

/** Starts the sandbox on a free port and waits for its line; null when it ended without one. */
export async function startSandbox(
  children: Children,
  args: readonly string[] = [],
): Promise<{ child: Child; answer: SandboxAnswer } | null> {
  const child = children.start(
    "sandbox",
    process.execPath,
    ["sandbox/cli.ts", "--port", "0", "--json", ...args],
    { cwd: root, stdio: ["ignore", "pipe", "inherit"] },
  );
  const stdout = child.process.stdout;
  if (stdout === null) return null;
  const lines = createInterface({ input: stdout });
  const answer = await new Promise<SandboxAnswer | null>((resolve) => {
    lines.on("line", (line) => {
      const said = readSandboxLine(line);
      if (said === null) console.log(`sandbox: ${line}`);
      else resolve(said);
    });
    void child.ended.then(() => resolve(null));
  });
  return answer === null ? null : { child, answer };
}

/** What a person needs to try the sandbox. Its passwords are made up and open nothing else. */
export function describeSandbox(answer: SandboxAnswer): string {
  const width = (field: "username" | "password") =>
    Math.max(0, ...answer.users.map((user) => user[field].length));
  const users = answer.users.map(({ username, password, role }) =>
    `  ${username.padEnd(width("username"))}  password ${password.padEnd(width("password"))}  ${role}`.trimEnd(),
  );
  return [
    `sandbox: a contact centre runs at ${answer.provider}`,
    ...users,
    `sandbox: a customer calls Sales with  curl -d "{\\"queue\\":\\"Sales\\"}" ${answer.control}/calls`,
    `sandbox: a customer writes with       curl -d "{\\"text\\":\\"Hello?\\"}" ${answer.control}/sms`,
    "         more of what it can do stands in sandbox/README.md",
  ].join("\n");
}

/** `npm run sandbox -- ...`: the sandbox by itself, until it is ended. */
export async function sandbox(rest: readonly string[]): Promise<number> {
  return withChildren(
    (children) =>
      children.start("sandbox", process.execPath, ["sandbox/cli.ts", ...rest], { cwd: root }).ended,
  );
}
