import { AppContext } from "../app/app.ts";
import { bridgeOf } from "../app/bridge.ts";
import { historyApp } from "./apps.ts";
import { HistoryWindow } from "./HistoryWindow.tsx";
import { loadNumbersSoon, start } from "./start.ts";
import "../ui/tokens.css";
import "../ui/base.css";

const bridge = bridgeOf<"history">();
await start(bridge, (state, time) => (
  <AppContext value={historyApp({ state, bridge, time })}>
    <HistoryWindow />
  </AppContext>
));
loadNumbersSoon();
