import type { ControlWhy } from "../state/controls.ts";

/** Why something that is shown cannot be pressed. */
export const controlWhyText: Readonly<Record<ControlWhy, string>> = {
  connecting: "The call is not connected yet",
  ending: "The call is ending",
  waiting: "Waiting for the server",
  onHold: "The call is on hold",
  callInProgress: "Put the current call on hold first",
  statusFixed: "Your administrator does not allow changing the status",
};
