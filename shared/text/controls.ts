import type { ControlWhy } from "../state/controls.ts";

/** Why something that is shown cannot be pressed. */
export const controlWhyText: Readonly<Record<ControlWhy, string>> = {
  connecting: "The call is not connected yet",
  ending: "The call is ending",
  waiting: "Waiting for the server",
  onHold: "The call is on hold",
  callInProgress: "Put the current call on hold first",
  consulting: "You are already asking somebody about this call",
  recordingFixed: "Your administrator does not allow stopping a recording",
  statusFixed: "Your administrator does not allow changing the status",
};
