import type { LineParts, VoiceServer } from "./api.ts";
import { toLink } from "./link.ts";
import type { VertoClient } from "./verto/api.ts";
import type { VertoConnection, VertoEvent } from "./verto/events.ts";

/** The login at the voice server: one client at a time, and which session id it has. */
export interface Login {
  begin(server: VoiceServer, sessid: string): void;
  /** Null before the first login and after the last. */
  client(): VertoClient | null;
  isReady(): boolean;
  iceServers(): VoiceServer["iceServers"];
  /** The server did not take it. */
  refused(how: { readonly sessionInUse: boolean }): void;
  wake(): void;
  tryNow(): void;
  close(): void;
}

/** A refused login is tried again, slowly: a server that starts up refuses everybody, and nobody would tell us. */
const loginAgainAfter = 15_000;

/** @param heard told what the client in force says, and no other */
export function createLogin(parts: LineParts, heard: (event: VertoEvent) => void): Login {
  const { store, clock } = parts;
  let client: VertoClient | null = null;
  let server: VoiceServer | null = null;
  let sessid = "";
  let undoAgain = () => {};

  function begin(next: VoiceServer, id: string): void {
    undoAgain();
    client?.close();
    server = next;
    store.dispatch({ kind: "iceServersReported", iceServers: next.iceServers });
    sessid = id;
    parts.onSession(id);
    const mine = parts.createClient({ ...next, sessid: id }, (event) => {
      if (client !== mine) return;
      if (event.kind === "connectionChanged") reportLink(event.connection);
      heard(event);
    });
    client = mine;
    mine.start();
  }

  function reportLink(connection: VertoConnection): void {
    const link = toLink(connection, clock.now());
    if (link !== null) store.dispatch({ kind: "voiceLinkChanged", link });
  }

  /** With the same session id: the server may still keep the leg for it. */
  function again(): void {
    if (server !== null) begin(server, sessid);
  }

  function wake(): void {
    const now = client?.connection();
    if (now?.kind === "closed" && now.why === "loginRefused") again();
    else client?.wake();
  }

  return {
    begin,
    client: () => client,
    isReady: () => client?.connection().kind === "ready",
    iceServers: () => server?.iceServers ?? [],
    refused({ sessionInUse }) {
      if (sessionInUse && server !== null) return begin(server, parts.newId());
      store.dispatch({ kind: "lineRefused" });
      undoAgain = clock.after(loginAgainAfter, again);
    },
    wake,
    tryNow() {
      const now = client?.connection();
      // Who took it over has our session id: with the same one the two would take turns.
      if (now?.kind === "closed" && now.why === "punted" && server !== null) begin(server, parts.newId());
      else wake();
    },
    close() {
      undoAgain();
      client?.close();
      client = null;
      server = null;
      store.dispatch({ kind: "iceServersReported", iceServers: null });
      store.dispatch({ kind: "voiceLinkChanged", link: { kind: "off" } });
    },
  };
}
