import { type AddressInfo, connect, type Socket } from "node:net";
import { createServer } from "node:tls";

/** A company's or a provider's TLS in front of a server on this computer: what comes is handed on as it is. */
export async function startFront(identity: { readonly cert: string; readonly key: string }) {
  const open = new Set<Socket>();
  let port = 0;
  let count = 0;
  const server = createServer(identity, (client) => {
    count += 1;
    const inside = connect(port, "127.0.0.1");
    for (const [each, other] of [
      [client, inside],
      [inside, client],
    ] as const) {
      open.add(each);
      each
        .on("error", () => {})
        .on("close", () => {
          open.delete(each);
          other.destroy();
        });
      each.pipe(other);
    }
  });
  // Who does not trust us breaks off.
  server.on("tlsClientError", () => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    /** The server behind, by its address. */
    leadsTo(url: string): void {
      port = Number(new URL(url).port);
    },
    /** Connections so far whose TLS came about. */
    connections: () => count,
    close(): Promise<void> {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
