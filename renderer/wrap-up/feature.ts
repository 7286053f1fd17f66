import { feature } from "../app/app.ts";

/** What the agent writes of a call. */
export const [wrapUp, useApp] = feature("wrap-up", ["agent", "wrapUps", "dialler"]);
