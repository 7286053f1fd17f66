import type { ChildProcess } from "node:child_process";

/** What both hosts need of a started process: its lines, and how it ended. */
export function watchProcess(child: ChildProcess, afterEnd: () => Promise<void>) {
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

  return {
    lines,
    /** Also waits for what follows the end. */
    exited: over,
    exitCode: () => exitCode,
    async kill(): Promise<void> {
      if (exitCode === undefined) child.kill("SIGKILL");
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
        child.kill("SIGKILL");
        await over;
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}
