import type { ChildProcess } from "node:child_process";

/**
 * What both hosts need of a started process: its lines, and how it ended.
 *
 * @param pid the process to kill, where `child` only stands before it
 */
export function watchProcess(child: ChildProcess, afterEnd: () => Promise<void>, pid = child.pid) {
  const lines: string[] = [];
  let exitCode: number | null | undefined;
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream?.setEncoding("utf8").on("data", (text: string) => {
      const parts = (rest + text).split("\n");
      rest = parts.pop() ?? "";
      lines.push(...parts);
    });
    stream?.on("end", () => void (rest !== "" && lines.push(rest)));
  }
  const exited = new Promise<number | null>((resolve) => {
    child.once("exit", (code) => {
      exitCode = code;
      resolve(code);
    });
    child.once("error", (error) => {
      lines.push(String(error));
      exitCode = null;
      resolve(null);
    });
  });
  const over = exited.then(async (code) => {
    await afterEnd();
    return code;
  });

  function killNow(): void {
    if (pid !== undefined && pid !== child.pid) {
      try {
        process.kill(pid, "SIGKILL");
      } catch {
        // It has ended by itself; what stands before it is ended below.
      }
    }
    child.kill("SIGKILL");
  }

  return {
    lines,
    /** Also waits for what follows the end. */
    exited: over,
    exitCode: () => exitCode,
    async kill(): Promise<void> {
      if (exitCode === undefined) killNow();
      await over;
    },
    /** Waits for an end that was asked for. */
    async ends(limit = 10_000): Promise<number | null> {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
          reject(new Error(`the app did not end within ${limit} ms:\n${lines.slice(-40).join("\n")}`));
        }, limit);
      });
      try {
        return await Promise.race([over, late]);
      } catch (error) {
        killNow();
        await over;
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
