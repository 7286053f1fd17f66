import { type CommandName, parseCommand } from "./arguments.ts";
import { whenParentGone } from "./parent.mjs";

/** Ends with the exit code. What follows the command is in `rest`. */
type Command = (rest: readonly string[]) => Promise<number>;

/** Each is loaded only when it is asked for: `npm start` needs no test runner, `npm run sandbox` no bundler. */
const commands: Record<CommandName, Command> = {
  start: async (rest) => (await import("./start.ts")).start(rest),
  dev: async (rest) => (await import("./dev.ts")).dev(rest),
  test: async (rest) => (await import("./test.ts")).test(rest),
  check: async () => (await import("./check.ts")).check(),
  bench: async (rest) => (await import("./bench.ts")).bench(rest),
  sandbox: async (rest) => (await import("./sandbox.ts")).sandbox(rest),
  icons: async () => (await import("./icons/make.ts")).iconsCommand(),
  package: async (rest) => (await import("./package.ts")).packageApp(rest),
  async build() {
    await (await import("./build.ts")).buildApp();
    return 0;
  },
};

// run.mjs was killed: what this started is ended as after Ctrl-C.
whenParentGone(() => process.kill(process.pid, "SIGTERM"));

const asked = parseCommand(process.argv.slice(2));
if (asked.ok) {
  process.exitCode = await commands[asked.value.name](asked.value.rest);
} else {
  console.error(asked.why);
  process.exitCode = 2;
}
