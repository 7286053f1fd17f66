import type { View } from "../../shared/state/app.ts";
import { type Phone, usePhone } from "./world.ts";

/** What the functions of shared/state want to see. Transcripts are not among it: they change with every word. */
export type PhoneView = Omit<View<"phone">, "transcripts">;

/** The view at this moment. */
export function viewOf({ state }: Pick<Phone, "state">): PhoneView {
  return {
    session: state.session.value,
    connection: state.connection.value,
    agent: state.agent.value,
    offers: state.offers.value,
    calls: state.calls.value,
    wrapUps: state.wrapUps.value,
    line: state.line.value,
    audio: state.audio.value,
    settings: state.settings.value,
    desktop: state.desktop.value,
  };
}

/** The same, for a screen: it is drawn again when any of it changes. */
export function useView(): PhoneView {
  return viewOf(usePhone());
}
