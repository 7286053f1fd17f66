import type { View } from "../shared/state/app.ts";
import { usePhone } from "./world.ts";

/** The whole of what the phone window sees, as the functions of shared/state want it. */
export function useView(): View<"phone"> {
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
