import type { View } from "../shared/state/app.ts";
import { usePhone } from "./world.ts";

/** What the functions of shared/state want to see. Transcripts are not among it: they change with every word. */
export function useView(): Omit<View<"phone">, "transcripts"> {
  const { state } = usePhone();
  return {
    session: state.session.value,
    connection: state.connection.value,
    agent: state.agent.value,
    offers: state.offers.value,
    calls: state.calls.value,
    line: state.line.value,
    audio: state.audio.value,
    settings: state.settings.value,
    desktop: state.desktop.value,
  };
}
