import { feature } from "../app/app.ts";

/** The live board of agents and queues, and what a supervisor does there. */
export const [monitor, useApp] = feature("monitor", ["connection", "agent", "board"]);
