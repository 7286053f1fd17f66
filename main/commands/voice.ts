import type { Handlers } from "../../shared/contract/index.ts";
import { ok } from "../../shared/result.ts";
import type { Microphone } from "../../shared/state/audio.ts";
import type { NoticeKey } from "../../shared/state/desktop.ts";
import { chosenDevice, defaultName, kindOf } from "../../shared/state/devices.ts";
import type { HeadsetPress } from "../../shared/state/headset.ts";
import { sayGone } from "../effects/devices.ts";
import { createQualityMeter } from "../quality/meter.ts";
import type { Context } from "../work/context.ts";

const microphoneNotices: Partial<Record<Microphone, NoticeKey>> = {
  denied: "microphoneDenied",
  missing: "microphoneMissing",
  busy: "microphoneBusy",
};

/** Time to read it and to press. Milliseconds. */
const hintedFor = 5_000;

/** What the voice window reports becomes facts, and is said where the agent has to know: of microphone and devices. */
export function voiceCommands(
  { store, line, clock }: Context,
  headsetPressed: (press: HeadsetPress) => void,
): Handlers<"voice"> {
  let undoHint = () => {};
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
      const was = store.get().audio.microphone;
      store.dispatch({ kind: "microphoneReported", microphone: state, open, using: label });
      const key = microphoneNotices[state];
      if (key !== undefined && state !== was) {
        store.dispatch({ kind: "noticeGiven", notice: { tone: "error", key, values: {} } });
      }
      if (open) {
        for (const notice of store.get().desktop.notices) {
          if (notice.key.startsWith("microphone")) store.dispatch({ kind: "noticeClosed", id: notice.id });
        }
      }
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
      const { audio, settings } = store.get();
      const { name } = chosenDevice(settings, kind);
      sayGone(store, name, { [kind]: defaultName(audio.devices, kindOf[kind]) });
      return ok();
    },
    async level({ level }) {
      store.dispatch({ kind: "levelReported", level });
      return ok();
    },
    async spokeMuted() {
      store.dispatch({ kind: "mutedSpeech", on: true });
      undoHint();
      undoHint = clock.after(hintedFor, () => store.dispatch({ kind: "mutedSpeech", on: false }));
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
