import { createSocket, type Socket } from "node:dgram";
import { once } from "node:events";

const here = "127.0.0.1";
/** A host candidate over UDP: what stands before its address, its address, its port. */
const udpCandidate = /^(a=candidate:\S+ \d+ udp \d+) \S+ (\d+)/gim;

/** Of our sound, while it is being lost, one packet in so many arrives: a far end that gets none has nothing to report. */
const onePasses = 40;

/** The only way between the two ends of a call's media, which can lose nearly all sound that the app sends. */
export async function createMediaRelay() {
  const [toApp, toServer] = [await open(), await open()];
  /** Ports; null while not known. */
  let app: number | null = null;
  let server: number | null = null;
  let isLossy = false;
  let lost = 0;
  toApp.on("message", (packet, from) => {
    app = from.port;
    if (isLossy && isSound(packet)) {
      lost += 1;
      if (lost % onePasses !== 0) return;
    }
    if (server !== null) toServer.send(packet, server, here);
  });
  toServer.on("message", (packet, from) => {
    server = from.port;
    if (app !== null) toApp.send(packet, app, here);
  });
  const through = (sdp: string, port: number) => sdp.replace(udpCandidate, `$1 ${here} ${port}`);
  return {
    /** The server's offer as the app is to see it. */
    offer(sdp: string): string {
      const port = [...sdp.matchAll(udpCandidate)].at(0)?.[2];
      server = port === undefined ? null : Number(port);
      return through(sdp, toApp.address().port);
    },
    /** The app's answer as the server is to see it. */
    answer: (sdp: string): string => through(sdp, toServer.address().port),
    losesOurSound(): void {
      isLossy = true;
    },
    lost: () => lost,
    close(): void {
      toApp.close();
      toServer.close();
    },
  };
}

async function open(): Promise<Socket> {
  const socket = createSocket("udp4");
  socket.bind(0, here);
  await once(socket, "listening");
  return socket;
}

/** RTP, and neither RTCP, DTLS nor STUN (RFC 7983, RFC 5761). */
function isSound(packet: Buffer): boolean {
  const [first = 0, second = 0] = packet;
  const type = second & 0x7f;
  return first >= 128 && first <= 191 && (type < 64 || type > 95);
}
