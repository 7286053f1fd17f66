import { type Call, liveCalls } from "../../shared/state/call.ts";
import type { CallQuality } from "../../shared/state/call-quality.ts";
import { deviceName } from "../../shared/state/device-lines.ts";
import { chosenDevice, deviceInUse } from "../../shared/state/devices.ts";
import { emptyTally, summaryOf, type Tally, tallied } from "../quality/tally.ts";
import type { MainState } from "../state/reduce.ts";
import type { EffectContext } from "./context.ts";

/** Between two words on quality lies a second; a longer gap was not measured. */
const longestGap = 2_000;

const isHeard = (call: Call) => call.phase === "active" && call.hold === "off";

function devicesOf({ audio, settings }: MainState): Pick<CallQuality, "microphone" | "speaker"> {
  const speaker = deviceInUse(audio.devices, "speaker", chosenDevice(settings, "speaker")).name;
  return { microphone: deviceName(audio.using), speaker };
}

/** Adds up how each call sounds while it is talked in, and hands it on when the call is over. Answers its undo. */
export function keepCallQuality({
  store,
  qualityFile,
}: Pick<EffectContext, "store" | "qualityFile">): () => void {
  const tallies = new Map<string, { tally: Tally } & Pick<CallQuality, "microphone" | "speaker">>();
  let saidAt = Number.NEGATIVE_INFINITY;
  return store.watch((now, was, event) => {
    if (event.kind === "qualityReported" && event.quality !== null) {
      const seconds = Math.min(event.at - saidAt, longestGap) / 1_000;
      saidAt = event.at;
      for (const { callId } of liveCalls(now.calls).filter(isHeard)) {
        const tally = tallied(tallies.get(callId)?.tally ?? emptyTally, event.quality, seconds);
        tallies.set(callId, { tally, ...devicesOf(now) });
      }
    }
    if (now.calls === was.calls) return;
    const live = new Set(liveCalls(now.calls).map(({ callId }) => callId));
    for (const [callId, { tally, ...devices }] of tallies) {
      if (live.has(callId)) continue;
      tallies.delete(callId);
      const at = was.calls.list.find((call) => call.callId === callId)?.startedAt ?? event.at;
      qualityFile.add(summaryOf(tally, { callId, at, ...devices }));
    }
  });
}
