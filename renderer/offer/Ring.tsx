import type { ComponentChildren } from "preact";

const radius = 46;
const around = 2 * Math.PI * radius;

/** A ring that empties as time runs out; `share` is what is left, 0 to 1, or null when nobody said. */
export function Ring(props: { readonly share: number | null; readonly children: ComponentChildren }) {
  return (
    <span class="ring">
      <svg viewBox="0 0 100 100" aria-hidden="true" focusable="false">
        <circle class="ring-track" cx="50" cy="50" r={radius} />
        {props.share !== null && (
          <circle
            class="ring-left"
            cx="50"
            cy="50"
            r={radius}
            stroke-dasharray={around}
            stroke-dashoffset={around * (1 - props.share)}
          />
        )}
      </svg>
      <span class="ring-face">{props.children}</span>
    </span>
  );
}
