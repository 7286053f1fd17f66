import { AppContext } from "../app/app.ts";
import { bridgeOf } from "../app/bridge.ts";
import { loadNumbers } from "../numbers/numbers.ts";
import { peopleApp } from "./apps.ts";
import { PeopleWindow } from "./PeopleWindow.tsx";
import { start } from "./start.ts";
import "../ui/tokens.css";
import "../ui/base.css";

const bridge = bridgeOf<"people">();
await start(bridge, (state, time) => (
  <AppContext value={peopleApp({ state, bridge, time })}>
    <PeopleWindow />
  </AppContext>
));
requestAnimationFrame(() => {
  setTimeout(() => {
    loadNumbers().catch((reason) => console.error("number formats could not be loaded", reason));
  });
});
