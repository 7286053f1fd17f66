import type { Children } from "../children.ts";
import { which } from "./which.ts";

/**
 * Starts Xvfb on a display number that is free and gives its name, for example `:99`;
 * null when Xvfb is not installed or does not come up. It ends with the other children.
 */
export async function openVirtualDisplay(children: Children, size = "1280x900x24"): Promise<string | null> {
  const program = which("Xvfb");
  if (program === null) return null;
  // Xvfb picks the number itself and writes it to descriptor 3 once it takes connections.
  const args = ["-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp"];
  const xvfb = children.start("Xvfb", program, args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  return new Promise((resolve) => {
    let said = "";
    xvfb.process.stdio[3]?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("\n")) resolve(`:${said.trim()}`);
    });
    void xvfb.ended.then(() => resolve(null));
  });
}
