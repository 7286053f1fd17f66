import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { TranscriptLine } from "../../shared/state/transcript.ts";
import { transcriptAsText } from "../../shared/text/transcript.ts";

/** The shortest time from one announcement to the next. */
const pause = 4_000;

/**
 * For screen readers: what others have said, once it is final, a few lines at a time. The agent's own words and words
 * that may still change are not read out; nor is what stood there before.
 */
export function ReadOut({ lines }: { readonly lines: readonly TranscriptLine[] }) {
  const words = useSignal("");
  const told = useRef<Set<string> | null>(null);
  const waiting = useRef<TranscriptLine[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  function say(): void {
    timer.current = null;
    if (waiting.current.length === 0) return;
    words.value = transcriptAsText(waiting.current, "live");
    waiting.current = [];
    timer.current = setTimeout(say, pause);
  }
  useEffect(() => {
    const final = lines.filter((line) => line.isFinal && line.speaker !== "agent");
    const known = told.current;
    told.current = new Set(final.map((line) => line.id));
    if (known === null) return;
    waiting.current.push(...final.filter((line) => !known.has(line.id)));
    if (timer.current === null) say();
  }, [lines]);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  return (
    <p class="sr-only" role="status">
      {words.value}
    </p>
  );
}
