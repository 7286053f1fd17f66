import { existsSync, readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { isLoopback } from "../main/nextiva/address.ts";
import { readProvider } from "../main/nextiva/location.ts";

/** The app's own folder, or its sibling for trying the sandbox, so that trying never touches a real account's settings. */
export function userDataFolder(
  name: "Hookswitch" | "Hookswitch Sandbox",
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homedir(),
): string {
  if (platform === "darwin") return join(home, "Library/Application Support", name);
  if (platform === "win32") return join(env.APPDATA ?? join(home, "AppData/Roaming"), name);
  return join(env.XDG_CONFIG_HOME || join(home, ".config"), name);
}

/** The real tenant that the app's settings file names, or null: no file, none named, or one on this machine only. */
export function savedProvider(folder: string): string | null {
  const file = join(folder, "settings.json");
  if (!existsSync(file)) return null;
  try {
    const provider: unknown = JSON.parse(readFileSync(file, "utf8"))?.settings?.provider;
    if (typeof provider !== "string" || provider === "") return null;
    const read = readProvider(provider);
    return read.ok && !isLoopback(new URL(read.value.url).hostname) ? provider : null;
  } catch {
    // Unreadable settings are the app's to report; the sandbox is the safe choice here.
    return null;
  }
}
