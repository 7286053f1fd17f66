import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Log } from "../../shared/log.ts";
import { emptyProfile, type Profile } from "../../shared/wire/profile/profile.ts";
import { type ProfileProblem, readProfile } from "../../shared/wire/profile/read.ts";

export interface ProfileParts {
  /** The folder of profiles: `login.example.com.json` in it is that provider's. */
  readonly folder: string;
  /** The provider's address, normalised; "" for none. */
  readonly provider: () => string;
  /** Told once for each profile that has something wrong in it. */
  readonly report: (host: string, problem: ProfileProblem) => void;
  readonly log: Log;
  /** The file's text; null where there is none. Throws what a disk throws. */
  readonly read?: (path: string) => string | null;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/**
 * What the present provider does otherwise than the tables of shared/wire say, from a file by the provider's host. It is
 * read when the host is first asked for; a changed file holds from the next start on.
 */
export function createProfiles({
  folder,
  provider,
  report,
  log,
  read = readText,
}: ProfileParts): () => Profile {
  const known = new Map<string, Profile>();

  function load(host: string): Profile {
    let text: string | null;
    try {
      text = read(join(folder, `${host}.json`));
    } catch (error) {
      log.error("profile: file not readable, the built-in is used", { host, error });
      report(host, { line: 1, field: "", why: "notJson" });
      return emptyProfile;
    }
    if (text === null) return emptyProfile;
    const { profile, problems } = readProfile(text);
    log.info("profile: read", { host, problems: problems.length });
    for (const problem of problems) log.warn("profile: not used", problem);
    if (problems[0] !== undefined) report(host, problems[0]);
    return profile;
  }

  function profileFor(host: string): Profile {
    if (host === "") return emptyProfile;
    const found = known.get(host) ?? load(host);
    known.set(host, found);
    return found;
  }

  // Every frame and request asks: an address is read when it is another one.
  let present = { address: "", profile: emptyProfile };
  return () => {
    const address = provider();
    if (address !== present.address) present = { address, profile: profileFor(hostOf(address)) };
    return present.profile;
  };
}

/** A host's name as a file's: letters, digits, dots and hyphens, an IPv6 address's colons as hyphens. */
function hostOf(provider: string): string {
  if (!URL.canParse(provider)) return "";
  const host = new URL(provider).hostname.replace(/^\[|\]$/g, "").replaceAll(":", "-");
  return /^[a-z\d.-]{1,253}$/i.test(host) && !/^\.+$/.test(host) ? host.toLowerCase() : "";
}
