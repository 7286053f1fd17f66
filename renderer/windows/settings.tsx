import { AppContext } from "../app/app.ts";
import { bridgeOf } from "../app/bridge.ts";
import { followTheme } from "../ui/theme.ts";
import { settingsApp } from "./apps.ts";
import { SettingsWindow } from "./SettingsWindow.tsx";
import { start } from "./start.ts";

const bridge = bridgeOf<"settings">();
await start(bridge, (state, time) => {
  followTheme(state.settings);
  return (
    <AppContext value={settingsApp({ state, bridge, time })}>
      <SettingsWindow />
    </AppContext>
  );
});
