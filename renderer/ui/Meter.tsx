import "./meter.css";

const narrowSteps = 5;
const wideSteps = 20;

/** How many of the steps a level of 0..1 lights: speech lies low, so the scale is bent. */
export function stepsOf(level: number, steps = narrowSteps): number {
  return Math.min(steps, Math.round(Math.sqrt(Math.max(0, level)) * steps * 1.2));
}

/** A small calm level. Its value is not read out; whether audio flows is told in words elsewhere. */
export function Meter(props: { readonly level: number; readonly label: string; readonly wide?: boolean }) {
  const { level, label } = props;
  const steps = props.wide === true ? wideSteps : narrowSteps;
  const lit = stepsOf(level, steps);
  return (
    <span class="meter" role="img" aria-label={label}>
      {Array.from({ length: steps }, (_, index) => (
        <span key={index} class={index < lit ? "meter-step lit" : "meter-step"} />
      ))}
    </span>
  );
}
