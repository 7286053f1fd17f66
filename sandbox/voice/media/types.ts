/**
 * The sound of the sandbox, as its neighbours see it. SDP goes in and out as text; everything between is PCM.
 *
 *   const media = createMediaEngine({ seed: 1 });          // engine.ts
 *   const leg = media.createPeer();                        // one WebRTC leg, the app's voice window at its far end
 *   const answered = await leg.answer(sdpOfVertoInvite);   // or: offer(), then acceptAnswer(sdp)
 *   const customer = media.createCustomer({ name: "Ann" });
 *   const bridge = media.createBridge();
 *   bridge.join(leg.port); bridge.join(customer.port);
 *   customer.says("tone");
 *   await customer.hears.waitUntilHears({ minDbfs: -40, forMs: 300, timeoutMs: 5_000 });
 *   await media.close();
 *
 * Levels are RMS relative to a full-scale square (32768), in dBFS: a full-scale sine is -3.01.
 * Digital silence is reported as -100 (`SILENCE_DBFS`), never as -Infinity, so that it survives JSON.
 */

/** All PCM is 48 kHz, mono, Int16, in frames of 10 ms. */
export const SAMPLE_RATE = 48_000;
export const FRAME_SAMPLES = 480;
export const FRAME_MS = 10;
/** What `hears` reports for frames of zeros. */
export const SILENCE_DBFS = -100;

/** 480 samples. A frame that was handed over is not written to again by anybody. */
export type Frame = Int16Array;

// --- Results -----------------------------------------------------------------------------------

/**
 * Why media could not be agreed. The caller decides which mod_verto error it becomes
 * (scm.c shows nearly all of them as "CODEC NEGOTIATION ERROR" or "CODEC ERROR").
 */
export type MediaErrorKind =
  /** Not an SDP at all, or one without its obligatory lines. */
  | "garbled"
  /** An SDP without an active audio section. */
  | "noAudio"
  /** Neither opus nor PCMU nor PCMA in the audio section. */
  | "noCodec"
  /** No UDP candidate with an IP literal (`.local` names and TCP are not usable); verto-protocol.md section 13. */
  | "noCandidate"
  /** A secure profile without ICE credentials or DTLS fingerprint. */
  | "notSecure"
  /** `acceptAnswer` without an open offer, `restart` without a connection. */
  | "wrongState"
  /** WebRTC itself refused; `detail` carries its words. */
  | "refused"
  /** The peer was closed before or meanwhile. */
  | "closed";

export type MediaResult<T> =
  | { ok: true; value: T }
  | { ok: false; error: { kind: MediaErrorKind; detail: string } };

// --- A party -----------------------------------------------------------------------------------

/**
 * A party that can be heard and hears. The bridge it joined calls both methods once per 10 ms,
 * first `read` on every port, then `write`. A port is in one bridge at a time.
 */
export type AudioPort = {
  readonly name: string;
  /** What the party says in these 10 ms, or null for silence. */
  read(): Frame | null;
  /** What the party hears in these 10 ms. */
  write(frame: Frame): void;
};

// --- One WebRTC leg ----------------------------------------------------------------------------

export type OfferShape = {
  /**
   * `invite` (default): as verto.invite carries it, `RTP/SAVPF`, opus 102, no end-of-candidates.
   * `attach`: as verto.attach carries it, `UDP/TLS/RTP/SAVPF`, the payload numbers agreed before
   * (opus 111 and telephone-event 110 when nothing was), end-of-candidates.
   */
  for?: "invite" | "attach";
};

export type PeerState = "new" | "connecting" | "connected" | "disconnected" | "failed" | "closed";

export type PeerStats = {
  state: PeerState;
  /** RTP, over the leg's whole life, renewed connections included. */
  packetsReceived: number;
  packetsSent: number;
  bytesReceived: number;
  bytesSent: number;
  /** 10 ms frames that came from the client and went to it. */
  framesIn: number;
  framesOut: number;
  /** Frames dropped because nobody read them in time, and reads that found none though audio was flowing. */
  framesDropped: number;
  framesMissed: number;
};

/**
 * The media of one leg. Its port lives as long as the leg; the connection under it may be renewed:
 * `offer` and `answer` on a leg that has a connection replace it (verto.attach: the client comes with a new
 * RTCPeerConnection), `restart` keeps it (verto.modify updateMedia: same DTLS identity, new candidates).
 * While connected and in no bridge, the leg is sent silence: packets go on.
 */
export type MediaPeer = {
  readonly port: AudioPort;
  /** What comes from the client (the agent's microphone, after the network). */
  readonly said: Hearing;
  /** What was sent to the client. */
  readonly heard: Hearing;
  /** A complete server offer: all candidates inside, actpass. The old connection, if any, goes when the answer is accepted. */
  offer(shape?: OfferShape): Promise<MediaResult<string>>;
  acceptAnswer(sdp: string): Promise<MediaResult<void>>;
  /** A complete server answer, setup:active. A plain RTP/AVP offer is answered as the real server does, but carries no sound here. */
  answer(offerSdp: string): Promise<MediaResult<string>>;
  /** updateMedia: a new answer on the same connection. On failure the media is dead afterwards, as on the real server. */
  restart(offerSdp: string): Promise<MediaResult<string>>;
  /**
   * Stops or resumes the RTP towards the client, as the real server does for the holder during hold
   * (the client sees bytesReceived stand still). What the client says is still read.
   */
  setSending(sending: boolean): void;
  readonly state: PeerState;
  onState(listener: (state: PeerState) => void): () => void;
  stats(): Promise<PeerStats>;
  /** Idempotent. The port reads silence and swallows writes afterwards. */
  close(): void;
};

// --- Hearing -----------------------------------------------------------------------------------

export type HeardSecond = {
  /** Start of the second, epoch milliseconds. */
  at: number;
  /** RMS over the second. */
  dbfs: number;
  /** Loudest frequency up to 4 kHz (±2 Hz), or null below -60 dBFS. */
  dominantHz: number | null;
  /** Frames counted, 100 for a full second. */
  frames: number;
};

export type HearingGoal = {
  /** RMS over the last `forMs` is at least this. */
  minDbfs?: number;
  /** RMS over the last `forMs` is at most this. */
  maxDbfs?: number;
  /** The loudest frequency over the last `forMs` (at least 100 ms) is this one. */
  nearHz?: { hz: number; within: number };
  /** Length of the window judged; only frames that arrive after the call count. */
  forMs: number;
  timeoutMs: number;
};

export type HeardWindow = { dbfs: number; dominantHz: number | null; at: number };

export type Hearing = {
  /** Complete seconds of the last 10 minutes, oldest first, those that started at or after `since` (epoch ms). */
  seconds(since?: number): HeardSecond[];
  /** Level and frequency of the last 500 ms, or null before anything was heard. */
  now(): HeardWindow | null;
  /** Resolves at the frame that meets the goal; not ok with the last window when the time is over. Never rejects. */
  waitUntilHears(
    goal: HearingGoal,
  ): Promise<{ ok: true; value: HeardWindow } | { ok: false; last: HeardWindow | null }>;
};

// --- The synthetic party -----------------------------------------------------------------------

export type Utterance =
  | "silence"
  /** Amplitude-modulated formant noise, about -20 dBFS, the same for the same seed. */
  | "speech"
  /** 440 Hz at -20 dBFS. */
  | "tone"
  /** What it hears, 200 ms later. */
  | "echo"
  | { tone: number; dbfs?: number }
  | { speech: { dbfs: number } };

export type Customer = {
  readonly port: AudioPort;
  readonly hears: Hearing;
  /** Until told otherwise. Starts with "silence". */
  says(what: Utterance): void;
  readonly saying: Utterance;
  /** Plays the DTMF digits in band (0-9 * # A-D, 100 ms each, 100 ms apart, -16 dBFS); resolves when they were read by a bridge. */
  presses(digits: string): Promise<void>;
  close(): void;
};

export type CustomerOptions = { name?: string; seed?: number };

// --- Mixing ------------------------------------------------------------------------------------

/** All false or absent: an ordinary party. */
export type Role = {
  /** Nobody hears it: a muted party, a silent listener. */
  muted?: boolean;
  /** Hears nothing (silence is written to it). */
  deaf?: boolean;
  /** Hears hold music in place of the others, and nobody hears it. */
  held?: boolean;
  /** Coach: heard by this port only. Hears everybody. */
  whisperTo?: AudioPort;
};

export type Participant = {
  readonly port: AudioPort;
  readonly role: Role;
  /** Replaces the whole role from the next frame on. */
  setRole(role: Role): void;
  leave(): void;
};

/** Everybody hears everybody but himself. Runs only while somebody is in it. */
export type Bridge = {
  readonly participants: readonly Participant[];
  /** From the next frame on. A port in another bridge leaves that one first; one that is here changes its role. */
  join(port: AudioPort, role?: Role): Participant;
  /** All leave. */
  close(): void;
};

// --- The engine --------------------------------------------------------------------------------

export type MediaEngineOptions = {
  /** Makes speech repeatable. Default 1. */
  seed?: number;
  /** Legs that are rung take packets at a real server's pace (gate.ts). Default false. */
  isGated?: boolean;
};

export type MediaEngine = {
  createPeer(options?: { name?: string }): MediaPeer;
  createCustomer(options?: CustomerOptions): Customer;
  createBridge(): Bridge;
  /** Closes every peer, customer and bridge made here; resolves when no timer and no socket is left. */
  close(): Promise<void>;
};
