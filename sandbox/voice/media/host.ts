import { Socket } from "node:net";
import { type Connection, createConnection } from "./connection.ts";
import {
  createRecordReader,
  type HostMessage,
  type Numbered,
  packRecord,
  SOUND_FD,
} from "./host-messages.ts";

/** The media host: a child of the sandbox that holds the RTCPeerConnections. Started by host-client.ts only. */

const connections = new Map<number, Connection>();
const sound = new Socket({ fd: SOUND_FD, readable: true, writable: true });

function send(message: HostMessage) {
  if (process.connected) process.send?.(message);
}

function connectionFor(id: number): Connection {
  const known = connections.get(id);
  if (known) return known;
  const made = createConnection({
    onFrame: (frame) => {
      if (!sound.destroyed) sound.write(packRecord(id, frame));
    },
    onState: (state) => send({ connection: id, state }),
  });
  connections.set(id, made);
  return made;
}

async function run(question: Numbered) {
  const { connection } = question;
  switch (question.ask) {
    case "offer":
      return connectionFor(connection).offer(question.payloads);
    case "answer":
      return connectionFor(connection).answer(question.sdp);
    case "accept":
      await connectionFor(connection).accept(question.sdp);
      return null;
    case "stats":
      return (await connections.get(connection)?.stats()) ?? null;
    case "close":
      connections.get(connection)?.close();
      connections.delete(connection);
      return null;
  }
}

process.on("message", (question: Numbered) => {
  run(question).then(
    (value) => send({ reply: question.question, ok: true, value }),
    (reason: unknown) => send({ reply: question.question, ok: false, detail: String(reason) }),
  );
});

sound.on(
  "data",
  createRecordReader((id, frame) => connections.get(id)?.say(frame)),
);
sound.on("error", () => process.kill(process.pid, "SIGKILL"));

// The sandbox went away. A kill, because the native module may crash on the ordinary way out.
process.on("disconnect", () => process.kill(process.pid, "SIGKILL"));
// Ctrl-C reaches the whole group; the sandbox decides when sound ends.
process.on("SIGINT", () => {});
