import { AppContext } from "../app/app.ts";
import { bridgeOf } from "../app/bridge.ts";
import { settingsApp } from "./apps.ts";
import { SettingsWindow } from "./SettingsWindow.tsx";
import { start } from "./start.ts";

const bridge = bridgeOf<"settings">();
await start(bridge, (state, time) => (
  <AppContext value={settingsApp({ state, bridge, time })}>
    <SettingsWindow />
  </AppContext>
));
