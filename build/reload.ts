import { createServer } from "node:net";

/** A port on this machine that nobody has at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}

/** Loads every page anew, over the debugging port. The voice page too: its calls reattach, which is worth seeing. */
export async function reloadPages(port: number): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/json/list`);
  const targets = (await answer.json()) as { type: string; webSocketDebuggerUrl: string }[];
  for (const target of targets.filter((each) => each.type === "page")) {
    const socket = new WebSocket(target.webSocketDebuggerUrl);
    await new Promise((resolve, reject) => {
      socket.addEventListener("open", () =>
        socket.send(JSON.stringify({ id: 1, method: "Page.reload", params: { ignoreCache: true } })),
      );
      socket.addEventListener("message", resolve);
      socket.addEventListener("error", () =>
        reject(new Error(`a page at port ${port} could not be reached`)),
      );
    });
    socket.close();
  }
}
