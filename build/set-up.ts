import { findChromium } from "./machine/chromium.ts";
import { findElectron, setUpElectron } from "./machine/electron.ts";
import { setUpPackages } from "./machine/packages.ts";

/** What the app can be run in here. */
export interface Hosts {
  /** Electron's executable, when it could be had. */
  readonly electron: string | null;
  /** An installed Chromium or Chrome. */
  readonly chromium: string | null;
}

/**
 * Brings the machine to where the app runs: Electron's binary, the system's packages. A line for each thing done or
 * not possible. Null when Electron was asked for by name and cannot be had.
 */
export function setUpMachine(host: "any" | "electron" | "chromium"): Hosts | null {
  const electron = host === "chromium" ? null : setUpElectron(host === "electron");
  setUpPackages();
  return host === "electron" && electron === null ? null : { electron, chromium: findChromium() };
}

/** What is there already, without fetching anything. */
export function lookForHosts(): Hosts {
  return { electron: findElectron(), chromium: findChromium() };
}
