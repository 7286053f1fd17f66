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
  ownCall: "You are on a call or being called. End it first",
  monitoring: "You are on an agent’s call. Leave it first",
  listening: "You are only listening: your microphone is closed",
  noAgentCall: "This agent is not on a call",
  noMonitoring: "You are not on an agent’s call",
  alreadySo: "You are doing this already",
  lineDown: "Your voice line is not connected",
  statusFixed: "Your administrator does not allow changing the status",
};
