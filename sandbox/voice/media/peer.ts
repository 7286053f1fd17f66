import type { Clock } from "./clock.ts";
import { SILENT_FRAME } from "./frames.ts";
import { createGate, type Gate } from "./gate.ts";
import { createEar } from "./hearing.ts";
import type { MediaHost } from "./host-client.ts";
import type { Counters } from "./host-messages.ts";
import { createFrameQueue } from "./queue.ts";
import { type ClientAudio, readClientSdp } from "./sdp.ts";
import {
  ATTACH_PAYLOADS,
  agreedPayloads,
  forWebRtcAnswer,
  forWebRtcOffer,
  INVITE_PAYLOADS,
  type Payloads,
  plainAnswer,
  type SdpIdentity,
  serverAnswer,
  serverAttach,
  serverInvite,
} from "./sdp-shape.ts";
import type { MediaPeer, MediaResult, PeerState } from "./types.ts";
import { randomFrom } from "./voices.ts";

type Open = { id: number; fingerprint: string | undefined; close(): void };
type Neighbours = {
  host: MediaHost;
  clock: Clock;
  random(): number;
  now(): number;
  /** As slow as a real server: the legs that it rings have a gate before them. */
  isGated: boolean;
};

const closedAnswer = { ok: false, error: { kind: "closed", detail: "the leg is closed" } } as const;
const wrongState = (detail: string) => ({ ok: false, error: { kind: "wrongState", detail } }) as const;

/** The media of one leg over connections that come and go. */
export function createPeer(name: string, { host, clock, random, now, isGated }: Neighbours): MediaPeer {
  const said = createEar(now);
  const heard = createEar(now);
  const queue = createFrameQueue();
  const watchers = new Set<(state: PeerState) => void>();
  const identity = identityFrom(random);
  const past: Counters = { packetsReceived: 0, packetsSent: 0, bytesReceived: 0, bytesSent: 0 };
  let current: Open | null = null;
  let pending: (Open & { payloads: Payloads; gate: Gate | null }) | null = null;
  let agreed: Payloads | null = null;
  let state: PeerState = "new";
  let sending = true;
  let served = false;
  let framesIn = 0;
  let framesOut = 0;
  let stopFilling: (() => void) | null = null;

  function become(next: PeerState) {
    if (state === next || state === "closed") return;
    state = next;
    if (next === "connected") stopFilling ??= clock.onTick("fill", fill);
    for (const watch of [...watchers]) watch(next);
  }

  /** In no bridge: silence, so that packets go on. */
  function fill() {
    if (!served) write(SILENT_FRAME);
    served = false;
  }

  function write(frame: Int16Array) {
    served = true;
    if (!current || !sending || state !== "connected") return;
    framesOut++;
    heard.hears(frame);
    host.say(current.id, frame);
  }

  function openConnection(): Open {
    const id = host.open({
      onFrame(frame) {
        // Until media flows the sink makes up silence: that is nobody's voice.
        if (current?.id !== id || state === "closed" || state === "new" || state === "connecting") return;
        framesIn++;
        said.hears(frame);
        queue.push(frame);
      },
      onState(next) {
        if (current?.id === id) become(next);
      },
    });
    return { id, fingerprint: undefined, close: () => host.closeConnection(id) };
  }

  async function counters(open: Open | null): Promise<Counters | null> {
    if (!open) return null;
    const answer = await host.ask({ ask: "stats", connection: open.id });
    return answer.ok && answer.value !== null && typeof answer.value === "object" ? answer.value : null;
  }

  /** The new connection takes the leg over; what the old one counted is kept. */
  function takeOver(next: Open) {
    const old = current;
    current = next;
    become("connecting");
    if (!old) return;
    void counters(old).then((last) => {
      if (last) for (const key of Object.keys(past) as (keyof Counters)[]) past[key] += last[key];
      old.close();
    });
  }

  function dropPending() {
    pending?.close();
    pending = null;
  }

  async function answerOn(open: Open, client: ClientAudio): Promise<MediaResult<string>> {
    const answer = await host.ask({ ask: "answer", connection: open.id, sdp: forWebRtcOffer(client) });
    if (!answer.ok) return answer;
    open.fingerprint = client.fingerprint;
    agreed = agreedPayloads(client);
    identity.version++;
    return { ok: true, value: serverAnswer(String(answer.value), identity, client) };
  }

  async function answer(offerSdp: string): Promise<MediaResult<string>> {
    if (state === "closed") return closedAnswer;
    const client = readClientSdp(offerSdp);
    if (!client.ok) return client;
    dropPending();
    if (client.value.plain) {
      identity.version++;
      const port = 16384 + 2 * Math.floor(random() * 8192);
      return { ok: true, value: plainAnswer(identity, client.value, port) };
    }
    const open = openConnection();
    // States that arrive while the answer is made belong to the leg already.
    const before = current;
    const answered = await answerOn(open, client.value);
    if (!answered.ok) {
      open.close();
      return answered;
    }
    if ((state as PeerState) === "closed") {
      open.close();
      return closedAnswer;
    }
    if (current === before) takeOver(open);
    return answered;
  }

  return {
    port: { name, read: () => queue.take(), write },
    said: said.hearing,
    heard: heard.hearing,

    async offer(shape = {}) {
      if (state === "closed") return closedAnswer;
      dropPending();
      const attach = shape.for === "attach";
      const payloads = attach ? (agreed ?? ATTACH_PAYLOADS) : INVITE_PAYLOADS;
      const gate = isGated ? await createGate() : null;
      if ((state as PeerState) === "closed") {
        gate?.close();
        return closedAnswer;
      }
      const opened = openConnection();
      const open = {
        ...opened,
        payloads,
        gate,
        close() {
          gate?.close();
          opened.close();
        },
      };
      pending = open;
      const offered = await host.ask({ ask: "offer", connection: open.id, payloads });
      if (pending !== open) return closedAnswer;
      if (!offered.ok) {
        dropPending();
        return offered;
      }
      identity.version++;
      const local = gate?.front(String(offered.value)) ?? String(offered.value);
      return {
        ok: true,
        value: attach ? serverAttach(local, identity, payloads) : serverInvite(local, identity),
      };
    },

    async acceptAnswer(sdp) {
      if (state === "closed") return closedAnswer;
      const open = pending;
      if (!open) return wrongState("no offer is open");
      const client = readClientSdp(sdp);
      if (!client.ok) return client;
      pending = null;
      // From here on its states count: it may be connected before the host's answer is read.
      takeOver(open);
      const accepted = await host.ask({
        ask: "accept",
        connection: open.id,
        sdp: open.gate?.back(forWebRtcAnswer(client.value)) ?? forWebRtcAnswer(client.value),
      });
      if (!accepted.ok) {
        become("failed");
        return accepted;
      }
      open.fingerprint = client.value.fingerprint;
      agreed = agreedPayloads(client.value);
      return { ok: true, value: undefined };
    },

    answer,

    async restart(offerSdp) {
      if (state === "closed") return closedAnswer;
      if (!current) return wrongState("nothing to restart");
      const client = readClientSdp(offerSdp);
      if (!client.ok) {
        current.close();
        current = null;
        become("failed");
        return client;
      }
      // Another DTLS identity is another RTCPeerConnection: ICE alone can not be restarted on it.
      if (client.value.fingerprint !== current.fingerprint) return answer(offerSdp);
      return answerOn(current, client.value);
    },

    setSending(next) {
      sending = next;
    },
    get state() {
      return state;
    },
    onState(listener) {
      watchers.add(listener);
      return () => watchers.delete(listener);
    },

    async stats() {
      const live = (await counters(current)) ?? {
        packetsReceived: 0,
        packetsSent: 0,
        bytesReceived: 0,
        bytesSent: 0,
      };
      return {
        state,
        packetsReceived: past.packetsReceived + live.packetsReceived,
        packetsSent: past.packetsSent + live.packetsSent,
        bytesReceived: past.bytesReceived + live.bytesReceived,
        bytesSent: past.bytesSent + live.bytesSent,
        framesIn,
        framesOut,
        framesDropped: queue.dropped,
        framesMissed: queue.missed,
      };
    },

    close() {
      if (state === "closed") return;
      become("closed");
      stopFilling?.();
      dropPending();
      current?.close();
      current = null;
      queue.clear();
      said.close();
      heard.close();
      watchers.clear();
    },
  };
}

/** As in the server's SDPs: a session number, a version beside it, a stream name of 32 letters and digits. */
function identityFrom(random: () => number): SdpIdentity {
  const pick = randomFrom(Math.floor(random() * 2 ** 32));
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  const stream = Array.from({ length: 32 }, () => letters[Math.floor(pick() * letters.length)]).join("");
  const session = 1_700_000_000 + Math.floor(pick() * 99_999_999);
  return { session, version: session, stream };
}
