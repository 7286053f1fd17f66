import type { CallEnd } from "../../shared/state/call.ts";
import type { OfferEnd } from "../../shared/state/offer.ts";
import type { CauseName } from "../../shared/wire/verto-causes.ts";

/**
 * What the server's cause of an end means to the agent whose leg it ended. The whole table of FreeSWITCH: a cause of
 * the network or of a server is never told as the other person's doing.
 */
const callEnds: Readonly<Record<CauseName, CallEnd>> = {
  NONE: "farEndHungUp",
  NORMAL_CLEARING: "farEndHungUp",
  NORMAL_UNSPECIFIED: "farEndHungUp",
  SUCCESS: "farEndHungUp",
  ORIGINATOR_CANCEL: "farEndHungUp",
  // Answered on another of the user's devices, or by whoever was rung with them.
  LOSE_RACE: "answeredElsewhere",
  PICKED_OFF: "answeredElsewhere",
  BLIND_TRANSFER: "transferred",
  ATTENDED_TRANSFER: "transferred",
  REDIRECTION_TO_NEW_DESTINATION: "transferred",
  CALL_AWARDED_DELIVERED: "transferred",
  MANAGER_REQUEST: "terminated",
  ALLOTTED_TIMEOUT: "terminated",
  PRE_EMPTED: "terminated",
  USER_BUSY: "busy",
  NO_USER_RESPONSE: "noAnswer",
  NO_ANSWER: "noAnswer",
  SUBSCRIBER_ABSENT: "noAnswer",
  USER_NOT_REGISTERED: "noAnswer",
  PROGRESS_TIMEOUT: "noAnswer",
  CALL_REJECTED: "rejected",
  FACILITY_REJECTED: "rejected",
  OUTGOING_CALL_BARRED: "rejected",
  INCOMING_CALL_BARRED: "rejected",
  USER_CHALLENGE: "rejected",
  UNALLOCATED_NUMBER: "failed",
  NO_ROUTE_TRANSIT_NET: "failed",
  NO_ROUTE_DESTINATION: "failed",
  NUMBER_CHANGED: "failed",
  EXCHANGE_ROUTING_ERROR: "failed",
  INVALID_NUMBER_FORMAT: "failed",
  // The server heard nothing from us for too long.
  MEDIA_TIMEOUT: "soundLost",
  // Also what it says of a DTLS handshake that failed.
  DESTINATION_OUT_OF_ORDER: "lineLost",
  RECOVERY_ON_TIMER_EXPIRE: "lineLost",
  NETWORK_OUT_OF_ORDER: "lineLost",
  INCOMPATIBLE_DESTINATION: "noCommonAudio",
  BEARERCAPABILITY_NOTAUTH: "noCommonAudio",
  BEARERCAPABILITY_NOTAVAIL: "noCommonAudio",
  BEARERCAPABILITY_NOTIMPL: "noCommonAudio",
  NORMAL_TEMPORARY_FAILURE: "serverFailed",
  NORMAL_CIRCUIT_CONGESTION: "serverFailed",
  SWITCH_CONGESTION: "serverFailed",
  CHANNEL_UNACCEPTABLE: "serverFailed",
  RESPONSE_TO_STATUS_ENQUIRY: "serverFailed",
  ACCESS_INFO_DISCARDED: "serverFailed",
  REQUESTED_CHAN_UNAVAIL: "serverFailed",
  FACILITY_NOT_SUBSCRIBED: "serverFailed",
  SERVICE_UNAVAILABLE: "serverFailed",
  CHAN_NOT_IMPLEMENTED: "serverFailed",
  FACILITY_NOT_IMPLEMENTED: "serverFailed",
  SERVICE_NOT_IMPLEMENTED: "serverFailed",
  INVALID_CALL_REFERENCE: "serverFailed",
  INVALID_MSG_UNSPECIFIED: "serverFailed",
  MANDATORY_IE_MISSING: "serverFailed",
  MESSAGE_TYPE_NONEXIST: "serverFailed",
  WRONG_MESSAGE: "serverFailed",
  IE_NONEXIST: "serverFailed",
  INVALID_IE_CONTENTS: "serverFailed",
  WRONG_CALL_STATE: "serverFailed",
  MANDATORY_IE_LENGTH_ERROR: "serverFailed",
  PROTOCOL_ERROR: "serverFailed",
  INTERWORKING: "serverFailed",
  CRASH: "serverFailed",
  SYSTEM_SHUTDOWN: "serverFailed",
  INVALID_GATEWAY: "serverFailed",
  GATEWAY_DOWN: "serverFailed",
};

/** Ends that are a ring's own: it was given up, whatever the same cause says of a call. */
const ringEnds: Partial<Record<CauseName, OfferEnd>> = {
  ALLOTTED_TIMEOUT: "expired",
  RECOVERY_ON_TIMER_EXPIRE: "expired",
};

const offerEnds: Partial<Record<CallEnd, OfferEnd>> = {
  farEndHungUp: "callerHungUp",
  answeredElsewhere: "answeredElsewhere",
  transferred: "withdrawn",
  terminated: "withdrawn",
  noAnswer: "expired",
  rejected: "rejected",
};

const isKnown = (cause: string): cause is CauseName => Object.hasOwn(callEnds, cause);

/** How a call on the leg that the server ended is told. A cause that is not in the table is an ordinary end. */
export function endOfCall(cause: string): CallEnd {
  return isKnown(cause) ? callEnds[cause] : "farEndHungUp";
}

/** How a ring that the server ended is told. What nobody wanted was lost on the way. */
export function endOfRing(cause: string): OfferEnd {
  return (isKnown(cause) ? ringEnds[cause] : undefined) ?? offerEnds[endOfCall(cause)] ?? "lost";
}
