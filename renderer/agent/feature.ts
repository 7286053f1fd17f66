import { controlSlices, feature } from "../app/app.ts";

/** The agent's ACD status. */
export const [agent, useApp] = feature("agent", controlSlices);
