import { feature } from "../app/app.ts";

/** Every setting, with the devices and the sound checks beside them. */
export const [settings, useApp] = feature("settings", ["audio", "headset", "check", "line", "updates"]);
