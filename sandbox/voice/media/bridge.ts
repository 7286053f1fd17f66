import type { Clock } from "./clock.ts";
import { mix, type Voice } from "./mix.ts";
import {
  type AudioPort,
  type Bridge,
  FRAME_SAMPLES,
  type Frame,
  type Participant,
  type Role,
} from "./types.ts";
import { musicLoop } from "./voices.ts";

type Entry = { port: AudioPort; role: Role; participant: Participant };

/** Makes bridges over one clock, and sees to it that a port is in one of them at a time. */
export function createBridges(
  clock: Clock,
  music: () => Int16Array = musicLoop,
): { create(): Bridge; close(): void } {
  const bridgeOf = new Map<AudioPort, Participant>();
  const bridges = new Set<Bridge>();
  let tune: Int16Array | null = null;

  /** The tune starts at its beginning for each bridge; made when first needed. */
  function musicAt(frame: number): Frame {
    tune ??= music();
    const from = (frame * FRAME_SAMPLES) % tune.length;
    return tune.subarray(from, from + FRAME_SAMPLES);
  }

  function create(): Bridge {
    const entries: Entry[] = [];
    let stop: (() => void) | null = null;
    let musicFrame = 0;

    function tick() {
      const now = [...entries];
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

    function leave(who: Entry) {
      const index = entries.indexOf(who);
      if (index < 0) return;
      entries.splice(index, 1);
      bridgeOf.delete(who.port);
      if (entries.length === 0) {
        stop?.();
        stop = null;
      }
    }

    function join(port: AudioPort, role: Role = {}): Participant {
      const here = entries.find((one) => one.port === port);
      if (here) {
        here.role = role;
        return here.participant;
      }
      bridgeOf.get(port)?.leave();
      const who: Entry = {
        port,
        role,
        participant: {
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
      entries.push(who);
      bridgeOf.set(port, who.participant);
      stop ??= clock.onTick("mix", tick);
      return who.participant;
    }

    const bridge: Bridge = {
      get participants() {
        return entries.map(({ participant }) => participant);
      },
      join,
      close() {
        for (const who of [...entries]) leave(who);
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
