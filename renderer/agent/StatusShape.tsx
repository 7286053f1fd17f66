import type { StatusKind } from "../../shared/state/agent.ts";
import "./status-shape.css";

/** One shape for each kind, so that colour is never the only difference. */
const shapes: Readonly<Record<StatusKind, string>> = {
  available: "M6 .5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM3.4 6.2l1.8 1.9 3.4-3.9",
  unavailable: "M6 .5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM3.4 6h5.2",
  busy: "M2.6.8h6.8a1.8 1.8 0 0 1 1.8 1.8v6.8a1.8 1.8 0 0 1-1.8 1.8H2.6A1.8 1.8 0 0 1 .8 9.4V2.6A1.8 1.8 0 0 1 2.6.8z",
  wrapUp: "M6 .5a5.5 5.5 0 1 1 0 11 5.5 5.5 0 0 1 0-11zM6 3.2v3l1.9 1.4",
  noAnswer: "M6 .9 11.4 10.8H.6zM6 4.6v2.6M6 8.9h.01",
  loggedOut: "M6 1.2a4.8 4.8 0 1 1 0 9.6 4.8 4.8 0 0 1 0-9.6z",
};

/** Decoration: the status' name stands beside it. */
export function StatusShape({ kind }: { readonly kind: StatusKind }) {
  const [outline = "", ...marks] = shapes[kind].split(/(?<=z)/);
  return (
    <svg class={`status-shape kind-${kind}`} viewBox="0 0 12 12" aria-hidden="true" focusable="false">
      <path class="shape-ground" d={outline} />
      {marks.length > 0 && <path class="shape-mark" d={marks.join("")} />}
    </svg>
  );
}
