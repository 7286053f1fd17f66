import type { ControlWhy } from "../../state/controls.ts";

/** Why something that is shown cannot be pressed. */
export const controlWhyText: Readonly<Record<ControlWhy, string>> = {
  connecting: "The call is not connected yet",
  ending: "The call is ending",
  waiting: "Waiting for the server",
  onHold: "The call is on hold",
  callInProgress: "Put the current call on hold first",
  consulting: "You are already consulting someone about this call",
  devicesTaken: "Not available during a call or while one is ringing",
  recordingFixed: "Your administrator does not allow stopping a recording",
  noCall: "There is no call",
  noOffer: "Nothing is being offered to you",
  noOtherCall: "There is no other call",
  nothingDialled: "You have not called a number yet",
  notNow: "Not available during a call or while one is ringing",
  serversStatus: "Not available during a call or after-call work",
  statusFixed: "Your administrator does not allow changing the status",
};
