import { fakeClock } from "../../shared/fake-clock.ts";
import { silentLog } from "../../shared/log.ts";
import { signedInStore, workitem } from "../state/test-samples.ts";
import type { VoiceServer } from "./api.ts";
import { createLine } from "./line.ts";
import type { VertoClient } from "./verto/api.ts";
import type { OfferedCall, VertoConnection, VertoEvent } from "./verto/events.ts";
import type { VertoResult } from "./verto/failure.ts";

export const config: VoiceServer = {
  url: "wss://pbx.example",
  login: "1000",
  passwd: "open sesame",
  iceServers: [],
};
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
export const good = { ok: true, value: undefined } as const;

interface Request {
  readonly what: string;
  readonly args: readonly unknown[];
  resolve(value: VertoResult<never>): void;
}

/** A client that does nothing by itself: the test is the server, and the socket too. */
function fakeClient(emit: (event: VertoEvent) => void) {
  let connection: VertoConnection = { kind: "closed", why: "notStarted" };
  const open: Request[] = [];
  const done: string[] = [];
  const ask = (what: string, ...args: unknown[]) =>
    new Promise<VertoResult<never>>((resolve) => {
      open.push({ what, args, resolve });
      done.push(`${what} ${args[0] as string}`);
    });
  const become = (next: VertoConnection) => {
    connection = next;
    emit({ kind: "connectionChanged", connection: next });
  };
  const client: VertoClient = {
    start: () => become({ kind: "connecting", attempt: 1 }),
    close: () => {
      done.push("close");
      connection = { kind: "closed", why: "asked" };
    },
    wake: () => void done.push("wake"),
    reconnect: (reason) => void done.push(`reconnect: ${reason}`),
    connection: () => connection,
    invite: () => ask("invite"),
    answer: (callId, sdp) => ask("answer", callId, sdp),
    attach: (callId, sdp) => ask("attach", callId, sdp),
    bye: (callId, cause) => ask("bye", callId, cause),
    modify: (callId, change) => ask("modify", callId, change),
    dtmf: (callId, digits) => ask("dtmf", callId, digits),
    exists: () => existing,
    ping: () => ask("ping"),
  };
  let existing: ReturnType<VertoClient["exists"]> = Promise.resolve(good);
  return {
    client,
    /** What it says from now on when it is asked for a call; null: nothing. */
    saysOfCalls(value: VertoResult<undefined> | null) {
      existing = value === null ? new Promise(() => {}) : Promise.resolve(value);
    },
    done,
    become,
    emit,
    args: (what: string) => open.filter((each) => each.what === what).at(-1)?.args,
    async answers(what: string, value: unknown = good) {
      const index = open.findIndex((each) => each.what === what);
      const [request] = index < 0 ? [] : open.splice(index, 1);
      if (request === undefined) throw new Error(`${what} was not asked: ${done.join(", ")}`);
      request.resolve(value as VertoResult<never>);
      await settled();
    },
    ready(reattached: readonly string[] = [], attaches: readonly OfferedCall[] = []) {
      become({ kind: "ready" });
      emit({ kind: "ready", reattached, attaches });
    },
    drops: () => become({ kind: "waiting", retryAt: 0, attempt: 1, why: "closed" as never }),
  };
}

export const call = (callId = "verto-1", sdp = "v=0 server"): OfferedCall => ({
  callId,
  sdp,
  remote: { name: "Dora Direct", number: "+15550009" },
  direction: "inbound",
  headers: {},
});

/** A signed-in line, ready and idle. */
export function setUp() {
  const clock = fakeClock();
  const { store, kinds } = signedInStore(clock.now);
  store.dispatch({ kind: "voiceLinkChanged", link: { kind: "off" } });
  const clients: ReturnType<typeof fakeClient>[] = [];
  const sessids: string[] = [];
  const inForce: string[] = [];
  const faults: string[] = [];
  const line = createLine({
    store,
    clock,
    log: silentLog,
    onSession: (sessid) => void inForce.push(sessid),
    newId: () => `session-${sessids.length + 1}`,
    createClient(given, emit) {
      sessids.push(given.sessid);
      const made = fakeClient(emit);
      clients.push(made);
      return made.client;
    },
    onLegLost: (fault) => void faults.push(fault),
  });
  line.start(config);
  const server = () => {
    const last = clients.at(-1);
    if (last === undefined) throw new Error("no client");
    return last;
  };
  server().ready();
  const peer = () => store.get().voice.peer;
  const describes = (restart = 0, sdp = "v=0 ours") =>
    line.described({ peerId: peer()?.peerId ?? "", restart, sdp });
  return {
    clock,
    store,
    kinds,
    line,
    server,
    sessids,
    inForce,
    peer,
    describes,
    lost: () => faults.length,
    faults,
    leg: () => store.get().line.leg.phase,
    link: () => store.get().connection.voice.kind,
    media: () => store.get().line.media,
    offers: () => store.get().offers,
    notices: () => store.get().desktop.notices,
    /** A workitem's call, and its leg up. */
    async talks() {
      store.dispatch({ kind: "workitemReported", workitem: workitem() });
      server().emit({ kind: "invited", ...call() });
      const answering = describes();
      await server().answers("answer");
      await answering;
      store.dispatch({ kind: "microphoneReported", microphone: "granted", open: true, using: "Headset" });
    },
    /** A call that rings the line without a workitem, answered. */
    async talksDirectly() {
      server().emit({ kind: "invited", ...call() });
      const offered = store.get().offers.open[0];
      if (offered === undefined) throw new Error("no offer");
      line.answerDirect(offered.offerId);
      store.dispatch({ kind: "offerEnded", offerId: offered.offerId, end: "accepted" });
      store.dispatch({ kind: "callAccepted", offer: offered });
      const answering = describes();
      await server().answers("answer");
      await answering;
      return offered.offerId;
    },
  };
}
