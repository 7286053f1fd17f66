import { bridgeOf } from "../app/bridge.ts";
import { SettingsContext } from "../app/world.ts";
import { followTheme } from "../ui/theme.ts";
import { SettingsWindow } from "./SettingsWindow.tsx";
import { start } from "./start.ts";

const bridge = bridgeOf<"settings">();
await start(bridge, (state) => {
  followTheme(state.settings);
  return (
    <SettingsContext value={{ state, ask: bridge.ask }}>
      <SettingsWindow />
    </SettingsContext>
  );
});
