import "./meter.css";

const steps = 5;

/** How many of five steps a level of 0..1 lights: speech lies low, so the scale is bent. */
export function stepsOf(level: number): number {
  return Math.min(steps, Math.round(Math.sqrt(Math.max(0, level)) * steps * 1.2));
}

/** A small calm level. Its value is not read out; whether audio flows is told in words elsewhere. */
export function Meter({ level, label }: { readonly level: number; readonly label: string }) {
  const lit = stepsOf(level);
  return (
    <span class="meter" role="img" aria-label={label}>
      {Array.from({ length: steps }, (_, index) => (
        <span key={index} class={index < lit ? "meter-step lit" : "meter-step"} />
      ))}
    </span>
  );
}
