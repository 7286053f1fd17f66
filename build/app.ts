import { root } from "./bundle.ts";
import type { Child, Children } from "./children.ts";
import { openVirtualDisplay } from "./machine/display.ts";
import { mustRunUnsandboxed } from "./machine/electron.ts";
import { hasDisplay } from "./machine/packages.ts";
import type { Hosts } from "./set-up.ts";

/** How the app is started in a host. */
export interface Launch {
  readonly file: string;
  readonly args: readonly string[];
}

/** Electron when it is there, else the Chromium host; null when neither can run. */
export function planLaunch(
  hosts: Hosts,
  appArgs: readonly string[],
  machine: { node: string; unsandboxed: boolean; hasDisplay: boolean },
): Launch | null {
  if (hosts.electron !== null && machine.hasDisplay)
    return {
      file: hosts.electron,
      args: [...(machine.unsandboxed ? ["--no-sandbox"] : []), ".", ...appArgs],
    };
  if (hosts.chromium !== null)
    return {
      file: machine.node,
      args: ["test/host/run.ts", ...(machine.hasDisplay ? [] : ["--headless"]), ...appArgs],
    };
  return null;
}

/** A display to show windows on: the machine's own, or a virtual one that is kept with the children. */
export async function findDisplay(children: Children): Promise<string | null> {
  if (hasDisplay()) return process.env.DISPLAY ?? "";
  const display = await openVirtualDisplay(children);
  if (display === null) {
    console.log("app: no display and no Xvfb: pages run unseen. Set DISPLAY, or install xvfb");
    return null;
  }
  console.log(
    `app: no display here, so the window is on the virtual display ${display}; to see it: x11vnc -display ${display} (or set DISPLAY)`,
  );
  return display;
}

/** Starts the app; null, with a line why, when no host can run it here. */
export function startApp(
  children: Children,
  hosts: Hosts,
  appArgs: readonly string[],
  display: string | null,
): Child | null {
  const machine = {
    node: process.execPath,
    unsandboxed: hosts.electron !== null && mustRunUnsandboxed(),
    hasDisplay: display !== null,
  };
  const launch = planLaunch(hosts, appArgs, machine);
  if (launch === null) {
    console.error(
      "app: neither Electron nor a Chromium or Chrome was found; install one, or set CHROMIUM_PATH to where it is",
    );
    return null;
  }
  const env = {
    ...process.env,
    ...(display === null || display === "" ? {} : { DISPLAY: display }),
    ...(hosts.chromium === null ? {} : { CHROMIUM_PATH: hosts.chromium }),
  };
  // An editor's terminal may carry this; it would make Electron a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...clean } = env as Record<string, string | undefined>;
  return children.start("app", launch.file, launch.args, { cwd: root, env: clean });
}
