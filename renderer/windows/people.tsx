import { AppContext } from "../app/app.ts";
import { bridgeOf } from "../app/bridge.ts";
import { peopleApp } from "./apps.ts";
import { PeopleWindow } from "./PeopleWindow.tsx";
import { loadNumbersSoon, start } from "./start.ts";
import "../ui/tokens.css";
import "../ui/base.css";

const bridge = bridgeOf<"people">();
await start(bridge, (state, time) => (
  <AppContext value={peopleApp({ state, bridge, time })}>
    <PeopleWindow />
  </AppContext>
));
loadNumbersSoon();
