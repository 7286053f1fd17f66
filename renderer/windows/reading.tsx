import type { ComponentType } from "preact";
import { bridgeOf } from "../app/bridge.ts";
import { createReading, ReadingContext, type ReadingKind } from "../conversation/world.ts";
import { followTheme } from "../ui/theme.ts";
import { start } from "./start.ts";
import "../ui/tokens.css";
import "../ui/base.css";

/** Starts the page of a window in which conversations are read. */
export async function startReading(Window: ComponentType): Promise<void> {
  const bridge = bridgeOf<ReadingKind>();
  await start(bridge, (state, time) => {
    followTheme(state.settings);
    return (
      <ReadingContext value={createReading(state, bridge, time)}>
        <Window />
      </ReadingContext>
    );
  });
}
