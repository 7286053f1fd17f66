import { mkdirSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";

/** The folders that app.getPath knows, where Electron puts them. */
export function createPaths(name: () => string, given: string | undefined) {
  const set = new Map<string, string>();
  if (given !== undefined) set.set("userData", given);

  function appData(): string {
    if (process.platform === "darwin") return join(homedir(), "Library", "Application Support");
    if (process.platform === "win32") return process.env.APPDATA ?? join(homedir(), "AppData", "Roaming");
    return process.env.XDG_CONFIG_HOME ?? join(homedir(), ".config");
  }

  const userData = () => set.get("userData") ?? join(set.get("appData") ?? appData(), name());
  const usual: Record<string, () => string> = {
    home: homedir,
    appData,
    userData,
    sessionData: userData,
    temp: tmpdir,
    exe: () => process.execPath,
    module: () => process.execPath,
    desktop: () => join(homedir(), "Desktop"),
    documents: () => join(homedir(), "Documents"),
    downloads: () => join(homedir(), "Downloads"),
    music: () => join(homedir(), "Music"),
    pictures: () => join(homedir(), "Pictures"),
    videos: () => join(homedir(), "Videos"),
    logs: () =>
      process.platform === "darwin" ? join(homedir(), "Library", "Logs", name()) : join(userData(), "logs"),
    crashDumps: () => join(userData(), "Crashpad"),
  };

  return {
    get(which: string): string {
      const found = set.get(which) ?? usual[which]?.();
      if (found === undefined) throw new Error(`Failed to get '${which}' path`);
      if (which === "userData" || which === "logs") mkdirSync(found, { recursive: true });
      return found;
    },
    set(which: string, path: string): void {
      if (usual[which] === undefined) throw new Error(`Failed to set path '${which}'`);
      if (!isAbsolute(path)) throw new Error("Path must be absolute");
      set.set(which, path);
    },
  };
}
