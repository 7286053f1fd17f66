import { AppContext } from "../app/app.ts";
import { bridgeOf } from "../app/bridge.ts";
import { phoneApp } from "./apps.ts";
import { PhoneWindow } from "./PhoneWindow.tsx";
import { loadNumbersSoon, start } from "./start.ts";

const bridge = bridgeOf<"phone">();
await start(bridge, (state, time) => (
  <AppContext value={phoneApp({ state, bridge, time })}>
    <PhoneWindow />
  </AppContext>
));
loadNumbersSoon();
