import type { Handlers } from "../../shared/contract/index.ts";
import { ok } from "../../shared/result.ts";
import type { HeadsetPress } from "../../shared/state/headset.ts";
import { createQualityMeter } from "../quality/meter.ts";
import type { Context } from "../work/context.ts";

/** What the voice window reports becomes facts, and is said where the agent has to know: of microphone and devices. */
export function voiceCommands(
  { store, line, clock }: Context,
  headsetPressed: (press: HeadsetPress) => void,
): Handlers<"voice"> {
  const readQuality = createQualityMeter();
  let qualityReported = Number.NEGATIVE_INFINITY;
  return {
    async described(input) {
      await line.described(input);
      return ok();
    },
    async peerFailed(input) {
      line.peerFailed(input);
      return ok();
    },
    async microphone({ state, open, label }) {
      store.dispatch({ kind: "microphoneReported", microphone: state, open, using: label });
      return ok();
    },
    async devices(devices) {
      store.dispatch({ kind: "devicesReported", devices });
      return ok();
    },
    async headset(told) {
      store.dispatch({ kind: "headsetReported", ...told });
      return ok();
    },
    async headsetPressed({ press }) {
      headsetPressed(press);
      return ok();
    },
    async deviceMissing({ kind }) {
      store.dispatch({ kind: "deviceMissing", device: kind });
      return ok();
    },
    async level({ level }) {
      store.dispatch({ kind: "levelReported", level });
      return ok();
    },
    async spokeMuted() {
      store.dispatch({ kind: "mutedSpeech", on: true });
      return ok();
    },
    async checked(told) {
      store.dispatch({ kind: "testReported", ...told });
      return ok();
    },
    async stats({ packetsIn, packetsOut, far, ...sample }) {
      const { peerId } = sample;
      const at = clock.monotonic();
      line.sampled({ peerId, at, packetsIn, packetsOut, far });
      const quality = readQuality(sample);
      if (at - qualityReported >= 1_000) {
        qualityReported = at;
        store.dispatch({ kind: "qualityReported", quality });
      }
      return ok();
    },
  };
}
