import { totalText } from "../../shared/text/monitor.ts";

const shown = ["signedIn", "available", "busy", "away"] as const;

/** How many there are, counted over all rows of the list beneath, and with them. */
export function Totals({ counts }: { readonly counts: Readonly<Record<string, number>> }) {
  return (
    <p class="board-totals tabular">
      {shown.map((filter) => (
        <span key={filter}>{totalText[filter](counts[filter] ?? 0)}</span>
      ))}
    </p>
  );
}
