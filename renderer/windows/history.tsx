import { AppContext } from "../app/app.ts";
import { bridgeOf } from "../app/bridge.ts";
import { loadNumbers } from "../numbers/numbers.ts";
import { historyApp } from "./apps.ts";
import { HistoryWindow } from "./HistoryWindow.tsx";
import { start } from "./start.ts";
import "../ui/tokens.css";
import "../ui/base.css";

const bridge = bridgeOf<"history">();
await start(bridge, (state, time) => (
  <AppContext value={historyApp({ state, bridge, time })}>
    <HistoryWindow />
  </AppContext>
));
requestAnimationFrame(() => {
  setTimeout(() => {
    loadNumbers().catch((reason) => console.error("number formats could not be loaded", reason));
  });
});
