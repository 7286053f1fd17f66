import { AppContext } from "../app/app.ts";
import { bridgeOf } from "../app/bridge.ts";
import { supervisorApp } from "./apps.ts";
import { SupervisorWindow } from "./SupervisorWindow.tsx";
import { loadNumbersSoon, start } from "./start.ts";
import "../ui/tokens.css";
import "../ui/base.css";

const bridge = bridgeOf<"supervisor">();
await start(bridge, (state, time) => (
  <AppContext value={supervisorApp({ state, bridge, time })}>
    <SupervisorWindow />
  </AppContext>
));
loadNumbersSoon();
