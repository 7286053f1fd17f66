import { useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import type { AudioState } from "../../shared/state/audio.ts";
import { deviceName } from "../../shared/state/device-lines.ts";
import { audioText } from "../../shared/text/connection.ts";
import { qualityText as text } from "../../shared/text/quality.ts";
import { useSelected } from "../app/use-selected.ts";
import { useApp } from "./feature.ts";
import "./line-quality.css";

const bars = { good: 3, fair: 2, poor: 1 } as const;

/** How good the line is: bars and a word; figures for who wants them; a cause, and what to do, when it is not good. */
export function LineQuality() {
  const { view } = useApp();
  const isOpen = useSignal(false);
  const id = useId();
  const quality = useSelected(() => measuredOf(view.audio));
  if (quality === null || quality.grade === null) return null;
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
          figuresOf(quality).map(([name, figure]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{figure}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}

/** What is shown of the measurements: not the levels, which change with every syllable. */
function measuredOf({ quality, using }: AudioState) {
  if (quality === null) return null;
  const { levelIn: _in, levelOut: _out, ...measured } = quality;
  return { ...measured, using };
}

function figuresOf(measured: NonNullable<ReturnType<typeof measuredOf>>) {
  const { ms, percent } = audioText;
  return [
    [text.mos, text.score(measured.mos)],
    [text.roundTrip, ms(measured.roundTrip)],
    [text.jitter, ms(measured.jitter)],
    [text.lossIn, percent(measured.loss)],
    [text.lossOut, percent(measured.lossOut)],
    [text.microphone, deviceName(measured.using) || "–"],
  ] as const;
}
