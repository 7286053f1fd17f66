import { join } from "node:path";
import type { NoUpdates } from "../../shared/state/updates.ts";

export interface Installation {
  readonly isPackaged: boolean;
  readonly platform: NodeJS.Platform;
  /** The program's own file, and the folder of its resources. */
  readonly program: string;
  readonly resources: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
}

/**
 * Why an installation leaves updates to others; null where it looks for them itself. What IT installed for the whole
 * machine (an MSI, or the installer with /allusers) is IT's to renew: an update would ask for an administrator, or put a
 * second copy beside the first. So is what a package manager installed.
 */
export function whyNoUpdates(at: Installation): NoUpdates | null {
  if (!at.isPackaged) return "fromSource";
  // Written by the build that was given an address (build/package.ts); a user cannot change it.
  if (!at.exists(join(at.resources, "app-update.yml"))) return "noPlace";
  if (at.platform === "win32") return isPersonal(at) ? null : "managed";
  if (at.platform === "linux") return at.env.APPIMAGE === undefined ? "managed" : null;
  return null;
}

/** Installed by the installer into the person's own folder. */
function isPersonal({ program, env }: Installation): boolean {
  const own = env.LOCALAPPDATA;
  return own !== undefined && own !== "" && program.toLowerCase().startsWith(`${own.toLowerCase()}\\`);
}
