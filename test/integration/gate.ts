import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A TCP connection between the app and its voice server that can be lost at one end alone, and kept from coming back. */
export async function createGate(url: string) {
  const { port, pathname } = new URL(url);
  let isShut = false;
  const pairs = new Set<{ readonly ours: Socket; readonly theirs: Socket }>();
  const server = createServer((ours) => {
    if (isShut) return ours.destroy();
    const theirs = connect(Number(port), "127.0.0.1");
    const pair = { ours, theirs };
    pairs.add(pair);
    ours.on("error", () => {}).on("data", (data) => theirs.write(data));
    theirs.on("error", () => {}).on("data", (data) => ours.writable && ours.write(data));
    theirs.on("close", () => ours.destroy());
    // Ours may go without theirs hearing of it.
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}${pathname}`,
    /** The app's end is gone; `both`: the server sees it too. Nobody comes in until `opens`. */
    shuts(ends: "ours" | "both") {
      isShut = true;
      for (const { ours, theirs } of pairs) {
        ours.destroy();
        if (ends === "both") theirs.destroy();
      }
    },
    opens() {
      isShut = false;
    },
    close() {
      for (const { ours, theirs } of pairs) {
        ours.destroy();
        theirs.destroy();
      }
      server.close();
    },
  };
}
