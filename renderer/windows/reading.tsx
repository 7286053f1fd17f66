import type { ComponentType } from "preact";
import { AppContext } from "../app/app.ts";
import { bridgeOf } from "../app/bridge.ts";
import { loadLinks } from "../conversation/linked.ts";
import { type ReadingKind, readingApp } from "./apps.ts";
import { afterPaint, loadNumbersSoon, start } from "./start.ts";
import "../ui/tokens.css";
import "../ui/base.css";

/** Starts the page of a window in which conversations are read. */
export async function startReading(Window: ComponentType): Promise<void> {
  const bridge = bridgeOf<ReadingKind>();
  await start(bridge, (state, time) => (
    <AppContext value={readingApp({ state, bridge, time })}>
      <Window />
    </AppContext>
  ));
  loadNumbersSoon();
  afterPaint(() => {
    loadLinks().catch((reason) => console.error("what finds links could not be loaded", reason));
  });
}
