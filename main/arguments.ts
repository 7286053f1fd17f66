import type { SelfTest } from "./self-test/self-test.ts";

/** What the command line may say. Unknown arguments are Chromium's or the system's and are left alone. */
export interface Arguments {
  readonly provider?: string;
  readonly prefillUser?: string;
  readonly userData?: string;
  /** Starts into the tray without a window (start at login). */
  readonly hidden: boolean;
  readonly verbose: boolean;
  /** The program looks at itself and goes (main/self-test). */
  readonly selfTest: SelfTest | null;
}

/**
 * `--self-test[=FILE]`, with `--self-test-seconds=N` for watching the hidden page (a minute by default) and
 * `--self-test-skip=NAME,NAME` for what cannot be had on a machine.
 */
function readSelfTest(argv: readonly string[], value: (name: string) => string | undefined): SelfTest | null {
  const file = value("self-test");
  if (file === undefined && !argv.includes("--self-test")) return null;
  const seconds = Number(value("self-test-seconds"));
  const skip = (value("self-test-skip") ?? "").split(",").filter((each) => each !== "");
  return { file: file ?? "", watchSeconds: seconds > 0 ? seconds : 60, skip };
}

/** Reads `--name=value` and `--flag` from argv. */
export function readArguments(argv: readonly string[]): Arguments {
  const value = (name: string) => argv.find((each) => each.startsWith(`--${name}=`))?.slice(name.length + 3);
  const provider = value("provider");
  const prefillUser = value("prefill-user");
  const userData = value("user-data-dir");
  return {
    ...(provider ? { provider } : {}),
    ...(prefillUser ? { prefillUser } : {}),
    ...(userData ? { userData } : {}),
    hidden: argv.includes("--hidden"),
    verbose: argv.includes("--verbose"),
    selfTest: readSelfTest(argv, value),
  };
}
