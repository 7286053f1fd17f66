import { createSocket, type Socket } from "node:dgram";
import { afterEach, expect, test } from "vitest";
import { createGate } from "./gate.ts";

const opened: { close(): void }[] = [];
afterEach(() => {
  for (const each of opened.splice(0)) each.close();
});

/** A socket on this computer that tells what it gets. */
async function end() {
  const socket: Socket = createSocket("udp4");
  opened.push(socket);
  const got: number[] = [];
  let told = () => {};
  socket.on("message", (packet) => {
    got.push(packet[0] ?? -1);
    told();
  });
  await new Promise<void>((resolve) => socket.bind(0, "127.0.0.1", resolve));
  return {
    got,
    candidate: `a=candidate:1 1 udp 1 127.0.0.1 ${socket.address().port} typ host`,
    send: (port: number, ...bytes: number[]) => socket.send(Buffer.from(bytes), port, "127.0.0.1"),
    async until(count: number) {
      while (got.length < count)
        await new Promise<void>((resolve) => {
          told = resolve;
        });
    },
  };
}

const portIn = (sdp: string) => Number(/127\.0\.0\.1 (\d+)/.exec(sdp)?.[1]);

test("both sides find each other through it, and no DTLS passes before the server's own STUN request was answered", async () => {
  const [server, client, gate] = [await end(), await end(), await createGate()];
  opened.push(gate);
  const offer = gate.front(`v=0\r\n${server.candidate}\r\na=candidate:2 1 tcp 1 127.0.0.1 9 typ host\r\n`);
  expect(offer.match(/a=candidate/g)).toHaveLength(1);
  expect(portIn(offer)).not.toBe(portIn(server.candidate));
  const answer = gate.back(`v=0\r\n${client.candidate}\r\n`);
  server.send(portIn(answer), 0, 1);
  await client.until(1);
  client.send(portIn(offer), 22);
  client.send(portIn(offer), 0, 2);
  await server.until(1);
  client.send(portIn(offer), 1, 1);
  client.send(portIn(offer), 22);
  await server.until(3);
  expect(server.got).toEqual([0, 1, 22]);
});
