import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";

/** Lines of text, roughly, that a full call screen needs. */
const roomy = 34;

/** In rem, so that a large text makes a tall window short too. */
function heightInRem(): number {
  return window.innerHeight / Number.parseFloat(getComputedStyle(document.documentElement).fontSize || "16");
}

/** Whether the window is too short for the roomy layouts. */
export function useShort(): boolean {
  const short = useSignal(heightInRem() < roomy);
  useEffect(() => {
    const measure = () => {
      short.value = heightInRem() < roomy;
    };
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, []);
  return short.value;
}
