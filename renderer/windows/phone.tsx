import { AppContext } from "../app/app.ts";
import { bridgeOf } from "../app/bridge.ts";
import { loadNumbers } from "../numbers/numbers.ts";
import { phoneApp } from "./apps.ts";
import { PhoneWindow } from "./PhoneWindow.tsx";
import { start } from "./start.ts";

const bridge = bridgeOf<"phone">();
await start(bridge, (state, time) => (
  <AppContext value={phoneApp({ state, bridge, time })}>
    <PhoneWindow />
  </AppContext>
));
requestAnimationFrame(() => {
  setTimeout(() => {
    loadNumbers().catch((reason) => console.error("numbers: formats not loaded", reason));
  });
});
