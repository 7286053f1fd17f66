import { bridgeOf } from "../app/bridge.ts";
import { createPhone, PhoneContext } from "../app/world.ts";
import { loadNumbers } from "../numbers/numbers.ts";
import { followTheme } from "../ui/theme.ts";
import { PhoneWindow } from "./PhoneWindow.tsx";
import { start } from "./start.ts";

const bridge = bridgeOf<"phone">();
await start(bridge, (state, time) => {
  followTheme(state.settings);
  return (
    <PhoneContext value={createPhone(state, bridge, time)}>
      <PhoneWindow />
    </PhoneContext>
  );
});
requestAnimationFrame(() => {
  setTimeout(() => {
    loadNumbers().catch((reason) => console.error("number formats could not be loaded", reason));
  });
});
