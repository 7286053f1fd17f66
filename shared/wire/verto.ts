/**
 * mod_verto's words as sent: JSON-RPC 2.0 over a WebSocket, each frame one object or an array of them.
 * The client in `main/line` and the sandbox's server read the same tables. Source: FreeSWITCH 1.11
 * `mod_verto.c`, and frames recorded from a running server (`test/fixtures/verto-transcript.jsonl`);
 * what was only read and never seen on the wire says so.
 *
 * Loose: members unknown here pass. Strict is only what a call cannot do without (callID, sdp).
 */
import * as v from "valibot";
import { maybe } from "./loose.ts";

/** What a client may ask. `login` is the only one allowed before it has logged in. */
export const clientMethods = [
  "login",
  "verto.invite",
  "verto.answer",
  "verto.attach",
  "verto.modify",
  "verto.info",
  "verto.bye",
  "verto.ping",
  "verto.subscribe",
  "verto.unsubscribe",
  "verto.broadcast",
  "echo",
  "jsapi",
  "fsapi",
] as const;
export type ClientMethod = (typeof clientMethods)[number];

/** What the server asks or tells. There is no `verto.ringing`. */
export const serverMethods = [
  "verto.clientReady",
  "verto.invite",
  "verto.answer",
  "verto.media",
  "verto.attach",
  "verto.bye",
  "verto.display",
  "verto.info",
  "verto.event",
  "verto.ping",
  "verto.punt",
  "verto.prompt",
  "verto.mediaParams",
  "verto.announce",
] as const;
export type ServerMethod = (typeof serverMethods)[number];

export function isServerMethod(method: string): method is ServerMethod {
  return (serverMethods as readonly string[]).includes(method);
}

/** JSON-RPC error codes. An error may also come without any code (subscribe, unsubscribe, a bad message). */
export const vertoErrors = {
  /** Not JSON ("Invalid Request", id null), or without `"jsonrpc":"2.0"` ("Invalid message"). */
  invalidRequest: -32600,
  /** Unknown method, or one that this user may not call. */
  invalidMethod: -32601,
  /** The method refused without saying why. */
  permissionDenied: -32602,
  /** Not logged in, or a login without the member `login`. */
  authenticationRequired: -32000,
  /** The login was refused: wrong or missing credentials, or "Session in use" (then the socket closes). */
  authenticationFailed: -32001,
  /** Everything that a verto.* method can refuse: no such call, no SDP, codec, media, not bridged. */
  sessionError: -32002,
} as const;

/** The sentences that the server uses; only `sessionInUse` and `noSuchCall` mean something to the client. */
export const vertoMessages = {
  loggedIn: "logged in",
  callCreated: "CALL CREATED",
  callEnded: "CALL ENDED",
  callTransferred: "CALL TRANSFERRED",
  sent: "SENT",
  pong: "PONG",
  invalidRequest: "Invalid Request",
  invalidMessage: "Invalid message",
  invalidMethod: "Invalid Method, Missing Method or Permission Denied",
  permissionDenied: "Permission Denied",
  authenticationRequired: "Authentication Required",
  missingParams: "Missing params",
  missingPasswd: "Missing passwd",
  improperCredentials: "Missing or improper credentials",
  loginIncorrect: "Login Incorrect",
  authenticationFailure: "Authentication Failure",
  sessionInUse: "Session in use",
  paramsMissing: "Params data missing",
  dialogMissing: "Dialog data missing",
  callIdMissing: "CallID missing",
  sdpMissing: "SDP missing",
  actionMissing: "action missing",
  noSuchCall: "CALL DOES NOT EXIST",
  callError: "CALL ERROR",
  codecError: "CODEC ERROR",
  codecNegotiationError: "CODEC NEGOTIATION ERROR",
  mediaError: "MEDIA ERROR",
  notBridged: "call is not bridged",
  invalidTransferLeg: "invalid transfer leg",
  transferFailed: "transfer failed",
  invalidMessageParams: "INVALID MESSAGE to and body params required",
} as const;

/** mod_verto closes the socket when a frame is longer (bytes); its own frames stay below too. */
export const vertoFrameLimit = 1_000_000;
/** The server delivers its requests only in a pause of input at least this long (ms): never send without one. */
export const vertoQuietMs = 50;
/** How long the server keeps the answered calls of a lost socket, by its default setting (s). */
export const vertoDetachSeconds = 120;

const CallId = v.pipe(v.string(), v.nonEmpty());
const Sdp = v.pipe(v.string(), v.nonEmpty());
/** A wrong name or number is not worth losing a call for: it reads as absent. */
const Text = maybe(v.string());
const Whole = maybe(v.number());
const Variables = maybe(v.record(v.string(), v.unknown()));
const Strings = maybe(v.array(v.string()));

/**
 * Who is on the other end. `display_direction` is the server's view: "outbound" = it calls us, show
 * caller_id_*; "inbound" = we called, show callee_id_*.
 */
const party = {
  display_direction: Text,
  caller_id_name: Text,
  caller_id_number: Text,
  callee_id_name: Text,
  callee_id_number: Text,
};

const Tell = v.looseObject({});

/** `params` of each request from the server, by method. A frame without `params` is read as `{}`. */
export const serverParams = {
  /** After each login on a new socket, after the attaches: the calls it still keeps for this sessid. */
  "verto.clientReady": v.looseObject({ reattached_sessions: v.optional(v.array(v.string()), []) }),
  /** A call for us; `sdp` is an offer. */
  "verto.invite": v.looseObject({ callID: CallId, sdp: Sdp, variables: Variables, ...party }),
  /** Our call was answered. `sdp` is absent when verto.media carried it before. */
  "verto.answer": v.looseObject({ callID: CallId, sdp: v.optional(Sdp), variables: Variables }),
  /** Early media for our call; `sdp` is the answer to our offer. */
  "verto.media": v.looseObject({ callID: CallId, sdp: Sdp, variables: Variables }),
  /** A call that goes on after a reconnect; `sdp` is a fresh offer, also for calls that we placed. */
  "verto.attach": v.looseObject({ callID: CallId, sdp: Sdp, variables: Variables, ...party }),
  "verto.bye": v.looseObject({ callID: CallId, cause: Text, causeCode: Whole }),
  "verto.display": v.looseObject({ callID: CallId, display_name: Text, display_number: Text, ...party }),
  /** A chat message (`msg`), or real-time text (`txt`, not seen). */
  "verto.info": v.looseObject({
    callID: Text,
    msg: v.optional(v.looseObject({ from: Text, to: Text, body: Text, from_msg_name: Text })),
    dtmf: Text,
    txt: v.optional(v.unknown()),
  }),
  "verto.event": v.looseObject({
    eventChannel: Text,
    subscribedChannel: Text,
    eventSerno: Whole,
    userid: Text,
    sessid: Text,
    data: v.optional(v.unknown()),
  }),
  /** After 30 s without input. */
  "verto.ping": v.looseObject({ serno: Whole, "auth-expires": Whole }),
  /** Another connection took over our sessid; the socket closes next. */
  "verto.punt": Tell,
  /** Not seen. */
  "verto.prompt": v.looseObject({ callID: Text, type: Text, text: Text, regex: Text }),
  /** Not seen. */
  "verto.mediaParams": v.looseObject({ callID: Text, mediaParams: v.optional(v.unknown()) }),
  /** Not seen. */
  "verto.announce": Tell,
} as const satisfies Record<ServerMethod, v.GenericSchema>;
export type ServerParams = { [M in ServerMethod]: v.InferOutput<(typeof serverParams)[M]> };

const HoldState = v.picklist(["held", "active"]);
/** "held": the server plays music to the partner and sends us no audio. */
export type VertoHoldState = v.InferOutput<typeof HoldState>;

/** `result` of each request from the client, by method; single results also carry `sessid`. */
export const clientResults = {
  /** `auth-expires` is an epoch in seconds: the server closes the socket when it passes. */
  login: v.looseObject({ message: Text, sessid: Text, "auth-expires": Whole }),
  /** Says only that the leg exists: what was wrong with the SDP comes as a verto.bye. */
  "verto.invite": v.looseObject({ message: Text, callID: CallId, sessid: Text }),
  "verto.answer": v.looseObject({ sessid: Text }),
  "verto.attach": v.looseObject({ sessid: Text }),
  /** `sdp` only for updateMedia: the answer. */
  "verto.modify": v.looseObject({
    callID: Text,
    action: Text,
    holdState: v.optional(HoldState),
    message: Text,
    sdp: v.optional(Sdp),
  }),
  /** No `message` when the call does not exist, and still not an error. */
  "verto.info": v.looseObject({ message: Text, sessid: Text }),
  "verto.bye": v.looseObject({ callID: Text, message: Text, cause: Text, causeCode: Whole }),
  "verto.ping": v.looseObject({ message: Text, "auth-expires": Whole }),
  "verto.subscribe": v.looseObject({
    subscribedChannels: Strings,
    alreadySubscribedChannels: Strings,
    unauthorizedChannels: Strings,
  }),
  "verto.unsubscribe": v.looseObject({ unsubscribedChannels: Strings, notSubscribedChannels: Strings }),
  /** A refused broadcast is a result too, with `code` -32002. */
  "verto.broadcast": v.looseObject({ code: Whole, message: Text }),
  echo: Tell,
  jsapi: Tell,
  fsapi: Tell,
} as const satisfies Record<ClientMethod, v.GenericSchema>;
export type ClientResults = { [M in ClientMethod]: v.InferOutput<(typeof clientResults)[M]> };

/** An error reply: any of these members may be missing, and there may be others. */
export const ErrorReply = v.looseObject({
  code: Whole,
  message: Text,
  callID: Text,
  action: Text,
  cause: Text,
  causeCode: Whole,
  unauthorizedChannels: Strings,
  notSubscribedChannels: Strings,
});
export type ErrorReply = v.InferOutput<typeof ErrorReply>;

/** What goes along with a call in every request about it; the server locates it by callID alone. */
export interface DialogParams {
  callID: string;
  destination_number?: string;
  caller_id_name?: string;
  caller_id_number?: string;
  /** Become the callee's name and number as the server shows them in verto.display. */
  remote_caller_id_name?: string;
  remote_caller_id_number?: string;
  callee_id_name?: string;
  callee_id_number?: string;
  /** false: the server hangs up when our socket drops, instead of keeping the call. */
  recoverCall?: boolean;
  /** Become channel variables `verto_dvar_NAME`. */
  userVariables?: Record<string, string | boolean>;
}

type About = { dialogParams: DialogParams };
export type ModifyParams = About &
  (
    | { action: "hold" | "unhold" | "toggleHold" }
    | { action: "transfer"; destination: string }
    | { action: "replace"; replaceCallID: string }
    | { action: "updateMedia"; sdp: string }
    /** No action of mod_verto's: it does nothing, and answers as to any other whether it has the call. */
    | { action: "status" }
  );

/** `params` of each request from the client, without `sessid`, which goes into all of them. */
export interface ClientParams {
  login: {
    login: string;
    passwd: string;
    loginParams?: Record<string, string>;
    userVariables?: Record<string, string | boolean>;
  };
  "verto.invite": About & { sdp: string };
  "verto.answer": About & { sdp: string };
  "verto.attach": About & { sdp: string };
  "verto.modify": ModifyParams;
  /** `dtmf`: digits; groups split by `+`, a group's own length in ms after `@`. */
  "verto.info": (About & { dtmf: string }) | { msg: { to: string; body: string; from_msg_name?: string } };
  /** `cause` wins over `causeCode`; without either it is NORMAL_CLEARING. */
  "verto.bye": About & { cause?: string; causeCode?: number };
  "verto.ping": Record<string, never>;
}
/** The methods that our client calls. */
export type CalledMethod = keyof ClientParams;

/** An id as the client makes or reads it. Both sides count from 1: an equal id does not pair a reply with a request. */
export type VertoId = string | number | null;
