import type { PowerMonitor } from "electron";

/** The computer slept, or was locked and may have. Answers its undo. */
export function onWake(monitor: Pick<PowerMonitor, "on" | "off">, wake: () => void): () => void {
  monitor.on("resume", wake);
  monitor.on("unlock-screen", wake);
  return () => {
    monitor.off("resume", wake);
    monitor.off("unlock-screen", wake);
  };
}
