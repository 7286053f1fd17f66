import * as v from "valibot";
import { headsetPresses } from "../state/headset.ts";
import { command } from "./command.ts";

const voiceOnly = ["voice"] as const;
const text = v.pipe(v.string(), v.maxLength(400));
const peerId = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const level = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const measure = v.nullable(v.pipe(v.number(), v.minValue(0)));

/** What the voice window reports. It asks for nothing. */
export const voice = {
  /** A local description is complete, every candidate inside. `restart` as in the wish. */
  described: command(
    v.object({ peerId, restart: v.number(), sdp: v.pipe(v.string(), v.maxLength(100_000)) }),
    voiceOnly,
  ),
  /**
   * The peer connection could not do what was wished: no address of this computer is of use to the server, no codec
   * is in common, or the browser refused.
   */
  peerFailed: command(
    v.object({ peerId, why: v.picklist(["noPath", "noCodec", "broken"]), reason: text }),
    voiceOnly,
  ),
  /** The microphone: what the system said, whether it is open, and the label of the live track. */
  microphone: command(
    v.object({
      state: v.picklist(["unknown", "granted", "denied", "missing", "busy"]),
      open: v.boolean(),
      label: text,
    }),
    voiceOnly,
  ),
  devices: command(
    v.pipe(
      v.array(v.object({ deviceId: text, label: text, kind: v.picklist(["input", "output"]), group: text })),
      v.maxLength(100),
    ),
    voiceOnly,
  ),
  /** The headset whose buttons are in use, or why there is none. */
  headset: command(v.object({ state: v.picklist(["none", "ready", "busy"]), name: text }), voiceOnly),
  /** A button of the headset. Answered when main has decided, so that the lamps are set after it. */
  headsetPressed: command(v.object({ press: v.picklist(headsetPresses) }), voiceOnly),
  /** A chosen device is not there (or a system default had to stand in). */
  deviceMissing: command(v.object({ kind: v.picklist(["microphone", "speaker", "ringer"]) }), voiceOnly),
  /** The microphone's level, RMS, ten times a second while the meter is wished. */
  level: command(v.object({ level }), voiceOnly),
  /** The agent speaks although they have muted themselves. */
  spokeMuted: command(v.undefined(), voiceOnly),
  /** How far a sound check has come; `level` is the loudest RMS of what was recorded. */
  checked: command(
    v.variant("phase", [
      v.object({ serial: v.number(), phase: v.literal("playing"), level }),
      v.object({ serial: v.number(), phase: v.picklist(["done", "failed"]) }),
    ]),
    voiceOnly,
  ),
  /** Twice a second while a peer is alive: packet counters since its start, and derived quality. */
  stats: command(
    v.object({
      peerId,
      packetsIn: v.number(),
      packetsOut: v.number(),
      roundTrip: measure,
      jitter: measure,
      loss: measure,
      jitterOut: measure,
      lossOut: measure,
      /** The far side's last report (RTCP): when it came, what it has got, what it lost since the one before. */
      far: v.nullable(v.object({ at: v.number(), received: measure, fractionLost: measure })),
      levelIn: level,
      levelOut: level,
    }),
    voiceOnly,
  ),
};
