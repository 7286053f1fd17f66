import { createServer, type Socket } from "node:net";

export interface Stall {
  /** The longest that the event loop was late since it was last forgotten, in milliseconds. */
  readonly max: number;
  /** The longest by a timer of the probe's own, and how much of it main was ready to run and had no core (Linux). */
  readonly wall: number;
  readonly waited: number;
  /** The longest without such waiting: computing, or blocked on a file. */
  readonly own: number;
  /** The thread's CPU time in that: what is missing it was blocked, or the machine under it stood still. */
  readonly ownCpu: number;
}

export interface MainMemory {
  readonly rss: number;
  readonly heapUsed: number;
  /** Open handles, timers and requests by kind. */
  readonly handles: Readonly<Record<string, number>>;
  /** Living objects by class: every watcher and timer that is left behind is a function that lives on. */
  readonly objects: Readonly<Record<"EventEmitter" | "Function" | "Promise" | "Map" | "Set", number>>;
}

/** The bench's end of probe.cjs. */
export interface Probe {
  readonly port: number;
  stall(): Promise<Stall>;
  forgetStalls(): Promise<void>;
  /** Epoch milliseconds at which main was last told of a pressed hotkey; 0 where the host cannot tell. */
  hotkeyAt(): Promise<number>;
  /** CPU time of the main process so far, all its threads. */
  cpuMs(): Promise<number>;
  /** Collects garbage first. */
  memory(): Promise<MainMemory>;
  close(): void;
}

export async function openProbe(): Promise<Probe> {
  const waiting = new Map<number, (answer: unknown) => void>();
  let last = 0;
  let socket: Socket | null = null;
  const up = Promise.withResolvers<Socket>();
  const server = createServer((from) => {
    socket = from;
    from.setNoDelay(true);
    let rest = "";
    from.setEncoding("utf8").on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        const { id, answer } = JSON.parse(line) as { id: number; answer: unknown };
        waiting.get(id)?.(answer);
        waiting.delete(id);
      }
    });
    from.on("error", () => from.destroy());
    up.resolve(from);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();

  async function ask<T>(what: string): Promise<T> {
    const to = await up.promise;
    last += 1;
    const id = last;
    return new Promise<T>((resolve) => {
      waiting.set(id, (answer) => resolve(answer as T));
      to.write(`${JSON.stringify({ id, ask: what })}\n`);
    });
  }

  return {
    port: typeof address === "object" && address !== null ? address.port : 0,
    stall: () => ask("stall"),
    forgetStalls: () => ask("forgetStalls"),
    hotkeyAt: () => ask("hotkeyAt"),
    cpuMs: () => ask("cpuMs"),
    memory: () => ask("memory"),
    close() {
      socket?.destroy();
      server.close();
    },
  };
}
