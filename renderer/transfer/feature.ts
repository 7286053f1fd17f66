import { controlSlices, feature } from "../app/app.ts";

/** Passing calls on and bringing them together. */
export const [transfer, useApp] = feature("transfer", controlSlices);

/** Passing message work on. */
export const [workTransfer, useWorkTransfer] = feature("workTransfer", ["work"]);
