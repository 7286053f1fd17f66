import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { AudioState, Quality } from "../../shared/state/audio.ts";
import { deviceName } from "../../shared/state/device-lines.ts";
import { audioText } from "../../shared/text/connection.ts";
import { qualityText as text } from "../../shared/text/quality.ts";
import "./line-quality.css";

const bars = { good: 3, fair: 2, poor: 1 } as const;

/** How good the line is: bars and a word; figures for who wants them; a cause, and what to do, when it is not good. */
export function LineQuality({
  quality,
  audio,
}: {
  readonly quality: Quality;
  readonly audio: Pick<AudioState, "using">;
}) {
  const isOpen = useSignal(false);
  const id = useId();
  if (quality.grade === null) return null;
  const { grade } = quality;
  const word = text.grades[grade];
  return (
    <>
      <button
        type="button"
        class={`line-quality ${grade}`}
        aria-expanded={isOpen.value}
        aria-controls={id}
        aria-label={text.details(word)}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <span class="line-bars" aria-hidden="true">
          {[1, 2, 3].map((bar) => (
            <span key={bar} class={bar <= bars[grade] ? "line-bar lit" : "line-bar"} />
          ))}
        </span>
        {word}
      </button>
      {quality.cause !== null && (
        <p class="line-cause" role="status">
          {text.causes[quality.cause]}
        </p>
      )}
      <dl class="line-figures tabular" id={id} hidden={!isOpen.value}>
        {isOpen.value &&
          figuresOf(quality, audio).map(([name, figure]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{figure}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

function figuresOf(quality: Quality, { using }: Pick<AudioState, "using">) {
  const { ms, percent } = audioText;
  return [
    [text.mos, text.score(quality.mos)],
    [text.roundTrip, ms(quality.roundTrip)],
    [text.jitter, ms(quality.jitter)],
    [text.lossIn, percent(quality.loss)],
    [text.lossOut, percent(quality.lossOut)],
    [text.microphone, deviceName(using) || "–"],
  ] as const;
}
