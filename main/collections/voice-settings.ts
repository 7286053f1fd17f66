import type { QueryFor } from "../../shared/contract/collections.ts";
import type { VoiceSettingsRow } from "../../shared/contract/voice-settings.ts";
import type { Clock } from "../../shared/time.ts";
import type { KnownVoiceSettings } from "../work/voice-settings.ts";
import { keepReading } from "./keep-reading.ts";
import { createPageReading } from "./reading.ts";
import type { Source } from "./view.ts";

/** The server does not say when somebody changes them: they are read this often while they are shown. */
const readsEvery = 10_000;

/** One user's voice settings, as they were read or changed last. */
export function voiceSettingsCollection(
  known: KnownVoiceSettings,
  clock: Pick<Clock, "after">,
): Source<QueryFor<"voiceSettings">, VoiceSettingsRow> {
  return ({ userId }, changed) => {
    let isWatched = false;
    let wasRead = false;
    const reading = createPageReading<VoiceSettingsRow>({
      async load() {
        const read = await known.read(userId);
        return read.ok ? { ok: true, value: { rows: [read.value], next: null } } : read;
      },
      // They are known already.
      take: () => {
        wasRead = true;
      },
      lacks: () => !wasRead,
      changed,
    });
    // A failure here takes nothing away.
    const again = keepReading(clock, readsEvery, async () => {
      if (isWatched && wasRead) await known.read(userId);
    });
    const unwatch = known.watch(changed);
    const rows = () => [known.of(userId)].filter((row) => row !== null);
    return {
      rows: ({ start, count }) => rows().slice(start, start + count),
      head: () => ({ total: rows().length, ...reading.head() }),
      want({ count }) {
        isWatched = count > 0;
        reading.pump();
      },
      retry: reading.retry,
      close() {
        again.close();
        unwatch();
        reading.stop();
      },
    };
  };
}
