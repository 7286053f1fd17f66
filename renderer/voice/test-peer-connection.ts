/** An RTCPeerConnection for tests: the test says what is gathered, and when. */
export class FakePeerConnection extends EventTarget {
  readonly config: RTCConfiguration;
  iceGatheringState: RTCIceGatheringState = "new";
  signalingState: RTCSignalingState = "stable";
  localDescription: { type: string; sdp: string } | null = null;
  currentLocalDescription: { sdp: string } | null = null;
  remoteDescription: { sdp: string } | null = null;
  currentRemoteDescription: { sdp: string } | null = null;
  ontrack: unknown = null;
  isClosed = false;
  /** What createAnswer writes. */
  answer = "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111\r\n";
  readonly tracks: unknown[] = [];

  constructor(config: RTCConfiguration = {}) {
    super();
    this.config = config;
  }

  /** Candidates as Chromium tells them: in the description first, then by event. */
  finds(...lines: readonly string[]): void {
    this.iceGatheringState = "gathering";
    for (const candidate of lines) {
      if (this.localDescription !== null) this.localDescription.sdp += `a=${candidate}\r\n`;
      const type = / typ (\S+)/.exec(candidate)?.[1] ?? "";
      this.dispatchEvent(Object.assign(new Event("icecandidate"), { candidate: { candidate, type } }));
    }
  }

  completes(): void {
    this.iceGatheringState = "complete";
    this.dispatchEvent(new Event("icegatheringstatechange"));
  }

  getTransceivers() {
    const sender = { replaceTrack: async (track: unknown) => void this.tracks.push(track) };
    return [{ receiver: { track: { kind: "audio" } }, sender, direction: "recvonly" }];
  }
  async setRemoteDescription(description: { sdp: string }) {
    this.remoteDescription = description;
  }
  async createAnswer() {
    return { type: "answer", sdp: this.answer };
  }
  async setLocalDescription(description: { type: string; sdp: string }) {
    this.localDescription = { ...description };
  }
  close(): void {
    this.isClosed = true;
  }

  get asReal(): RTCPeerConnection {
    return this as unknown as RTCPeerConnection;
  }
}
