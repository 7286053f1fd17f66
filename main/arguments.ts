/** What the command line may say. Unknown arguments are Chromium's or the system's and are left alone. */
export interface Arguments {
  readonly provider?: string;
  readonly prefillUser?: string;
  readonly userData?: string;
  /** Starts into the tray without a window (start at login). */
  readonly hidden: boolean;
  readonly verbose: boolean;
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
  };
}
