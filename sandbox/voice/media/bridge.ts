import type { Clock } from "./clock.ts";
import { mix, type Voice } from "./mix.ts";
import { type AudioPort, type Bridge, FRAME_SAMPLES, type Frame, type Role, type Seat } from "./types.ts";
import { musicLoop } from "./voices.ts";

type Placed = { port: AudioPort; role: Role; seat: Seat };

/** Makes bridges over one clock, and sees to it that a port sits in one of them at a time. */
export function createBridges(
  clock: Clock,
  music: () => Int16Array = musicLoop,
): { create(): Bridge; close(): void } {
  const seatedIn = new Map<AudioPort, Seat>();
  const bridges = new Set<Bridge>();
  let tune: Int16Array | null = null;

  /** The tune starts at its beginning for each bridge; made when first needed. */
  function musicAt(frame: number): Frame {
    tune ??= music();
    const from = (frame * FRAME_SAMPLES) % tune.length;
    return tune.subarray(from, from + FRAME_SAMPLES);
  }

  function create(): Bridge {
    const placed: Placed[] = [];
    let stop: (() => void) | null = null;
    let musicFrame = 0;

    function tick() {
      const now = [...placed];
      const anybodyHeld = now.some(({ role }) => role.held);
      const voices = now.map(({ port, role }): Voice => {
        const { whisperTo, ...rest } = role;
        const said = port.read();
        if (whisperTo === undefined) return { said, ...rest };
        return { said, ...rest, whisperTo: now.findIndex((other) => other.port === whisperTo) };
      });
      const heard = mix(voices, anybodyHeld ? musicAt(musicFrame++) : null);
      if (!anybodyHeld) musicFrame = 0;
      now.forEach(({ port }, index) => {
        const frame = heard[index];
        if (frame) port.write(frame);
      });
    }

    function leave(who: Placed) {
      const index = placed.indexOf(who);
      if (index < 0) return;
      placed.splice(index, 1);
      seatedIn.delete(who.port);
      if (placed.length === 0) {
        stop?.();
        stop = null;
      }
    }

    function join(port: AudioPort, role: Role = {}): Seat {
      const here = placed.find((one) => one.port === port);
      if (here) {
        here.role = role;
        return here.seat;
      }
      seatedIn.get(port)?.leave();
      const who: Placed = {
        port,
        role,
        seat: {
          port,
          get role() {
            return who.role;
          },
          setRole(next) {
            who.role = next;
          },
          leave: () => leave(who),
        },
      };
      placed.push(who);
      seatedIn.set(port, who.seat);
      stop ??= clock.onTick("mix", tick);
      return who.seat;
    }

    const bridge: Bridge = {
      get seats() {
        return placed.map(({ seat }) => seat);
      },
      join,
      close() {
        for (const who of [...placed]) leave(who);
        bridges.delete(bridge);
      },
    };
    bridges.add(bridge);
    return bridge;
  }

  return {
    create,
    close() {
      for (const bridge of [...bridges]) bridge.close();
    },
  };
}
