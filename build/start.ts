import { findDisplay, startApp } from "./app.ts";
import { parseStart, type StartOptions, startHelp } from "./arguments.ts";
import { buildApp } from "./build.ts";
import { type Children, withChildren } from "./children.ts";
import { describeSandbox, startSandbox } from "./sandbox.ts";
import { setUpMachine } from "./set-up.ts";
import { savedProvider, userDataFolder } from "./user-data.ts";

/** Sets up, builds, starts the sandbox unless a real tenant is named, and the app. Ends with the app's exit code. */
export async function start(argv: readonly string[]): Promise<number> {
  if (argv.includes("--help") || argv.includes("-h")) {
    console.log(startHelp);
    return 0;
  }
  const parsed = parseStart(argv);
  if (!parsed.ok) {
    console.error(parsed.why);
    return 2;
  }
  const options = parsed.value;
  const hosts = setUpMachine(options.host);
  if (hosts === null) return 1;
  await buildApp();
  return withChildren(async (children) => {
    const appArgs = await findTenant(children, options);
    if (appArgs === null) return 1;
    const app = startApp(children, hosts, appArgs, await findDisplay(children));
    return app === null ? 1 : await app.ended;
  });
}

/** The app's arguments that say whom to sign in to; starts the sandbox when that is it. Null when it did not start. */
export async function findTenant(children: Children, options: StartOptions): Promise<string[] | null> {
  const own = userDataFolder("Hookswitch");
  const user = options.user === null ? [] : [`--prefill-user=${options.user}`];
  if (options.provider !== null) {
    console.log(`app: signs in at ${options.provider}`);
    return [`--provider=${options.provider}`, ...user, ...options.rest];
  }
  const saved = options.useSandbox ? null : savedProvider(own);
  if (saved !== null) {
    console.log(`app: signs in to ${saved}, as its settings say; npm start -- --sandbox tries the sandbox`);
    return [...user, ...options.rest];
  }
  const sandbox = await startSandbox(children);
  if (sandbox === null) {
    console.error("sandbox: did not start");
    return null;
  }
  console.log(describeSandbox(sandbox.answer));
  const first = sandbox.answer.users[0]?.username;
  const prefill = user.length > 0 || first === undefined ? user : [`--prefill-user=${first}`];
  return [
    `--provider=${sandbox.answer.provider}`,
    ...prefill,
    `--user-data-dir=${userDataFolder("Hookswitch Sandbox")}`,
    ...options.rest,
  ];
}
