import { bridgeOf } from "../app/bridge.ts";
import { followSlices } from "../app/slices.ts";
import { createVoice } from "../voice/voice.ts";

const bridge = bridgeOf<"voice">();
const element = document.querySelector<HTMLAudioElement>("#far-end");
if (element === null) throw new Error("the page lacks its audio element");
const voice = createVoice(bridge.ask, element);

followSlices(bridge, ({ voice: wish }) => {
  if (wish !== undefined) voice.apply(wish);
}).catch((reason: unknown) => console.error("window: start failed", reason));

const online = () => void bridge.ask.desktop.networkChanged({ online: navigator.onLine });
window.addEventListener("online", online);
window.addEventListener("offline", online);
