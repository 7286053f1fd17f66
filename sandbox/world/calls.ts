import { isPriority } from "./arrivals.ts";
import type { CommandOf } from "./commands.ts";
import { leaveConference, terminate } from "./ending.ts";
import { putOnLeg } from "./legs.ts";
import { itemOnWire } from "./projection.ts";
import { serverStatuses } from "./statuses.ts";
import { endTalk, outsideVoice, startTalk } from "./talks.ts";
import { done, refuse, type Turn } from "./turn.ts";
import type { Answer, Item } from "./types.ts";

/** The workitem becomes this agent's. A call is active once their leg is up. */
export function acceptItem(turn: Turn, item: Item, userId: string): void {
  const mine = { agentId: userId, assignedAt: turn.now, tried: [], retryAt: 0, directTo: "" };
  if (item.channelType !== "voice") {
    turn.setItem(item.workitemId, { ...mine, state: "active" });
    return;
  }
  turn.setItem(item.workitemId, { ...mine, state: "offered" });
  turn.setStatus(userId, serverStatuses.onCall, "call");
  putOnLeg(turn, item.workitemId);
}

/** The agent's own call in one of these states, or why not. */
export function ownCall(
  turn: Turn,
  userId: string,
  workitemId: string,
): Item | Extract<Answer, { ok: false }> {
  const item = turn.item(workitemId);
  if (item === undefined) {
    const isOver = turn.world.history.some((one) => one.workitemId === workitemId);
    return isOver
      ? { ok: false, refusal: "gone", message: "the workitem is terminated" }
      : { ok: false, refusal: "notFound", message: "no such workitem" };
  }
  if (item.agentId !== userId) return { ok: false, refusal: "forbidden", message: "not your workitem" };
  return item;
}

function answerWith(turn: Turn, workitemId: string): Answer {
  const item = turn.item(workitemId) ?? turn.world.history.find((one) => one.workitemId === workitemId);
  return item === undefined ? done() : done(itemOnWire(turn.world, item));
}

export function bridge(turn: Turn, { userId, workitemId }: CommandOf<"bridge">): Answer {
  const item = ownCall(turn, userId, workitemId);
  if ("ok" in item) return item;
  if (item.state === "ringing") return refuse("conflict", "not answered yet");
  if (item.state !== "active") putOnLeg(turn, workitemId);
  return answerWith(turn, workitemId);
}

export function hold(turn: Turn, { userId, workitemId }: CommandOf<"hold">): Answer {
  const item = ownCall(turn, userId, workitemId);
  if ("ok" in item) return item;
  if (item.state !== "active" && item.state !== "hold")
    return refuse("conflict", `a call that is ${item.state}`);
  if (item.state === "active") turn.setItem(workitemId, { state: "hold", inConference: false });
  return answerWith(turn, workitemId);
}

export function hangUp(turn: Turn, { userId, workitemId }: CommandOf<"hangUp">): Answer {
  const item = ownCall(turn, userId, workitemId);
  if ("ok" in item) return item;
  terminate(turn, item, "AGENT_HANGUP");
  return answerWith(turn, workitemId);
}

export function callerHangsUp(turn: Turn, { workitemId }: CommandOf<"callerHangsUp">): Answer {
  if (endTalk(turn, workitemId)) return done();
  const item = turn.item(workitemId);
  if (item === undefined) return refuse("notFound", "no such workitem");
  terminate(turn, item, "CUSTOMER_HANGUP");
  return done();
}

/** By workitem or by user: both come to the one microphone's state. */
export function muteCall(turn: Turn, { userId, workitemId, muted }: CommandOf<"muteCall">): Answer {
  const item = ownCall(turn, userId, workitemId);
  if ("ok" in item) return item;
  setMute(turn, userId, muted);
  return answerWith(turn, workitemId);
}

export function muteUser(turn: Turn, { userId, muted }: CommandOf<"muteUser">): Answer {
  setMute(turn, userId, muted);
  return done({ inMute: muted });
}

function setMute(turn: Turn, userId: string, muted: boolean): void {
  turn.setAgent(userId, { inMute: muted });
  for (const item of turn.callsOf(userId)) {
    if (item.inMute !== muted) turn.setItem(item.workitemId, { inMute: muted });
  }
  turn.tellPhone(userId);
}

export function digits(turn: Turn, { userId, workitemId, digits }: CommandOf<"digits">): Answer {
  const item = ownCall(turn, userId, workitemId);
  if ("ok" in item) return item;
  if (!/^[0-9A-D*#]+$/i.test(digits)) return refuse("invalid", "digits are 0-9, A-D, * and #");
  if (item.state !== "active") return refuse("conflict", `a call that is ${item.state}`);
  turn.setItem(workitemId, { digits: item.digits + digits });
  return answerWith(turn, workitemId);
}

export function record(turn: Turn, { userId, workitemId, to }: CommandOf<"record">): Answer {
  const item = ownCall(turn, userId, workitemId);
  if ("ok" in item) return item;
  const rights = turn.agent(userId)?.extra ?? {};
  const on = to !== "off";
  if (on && !item.inRecording && rights.disableStartRecording === true)
    return refuse("forbidden", "this user may not start a recording");
  if (to !== "on" && rights.disableStopRecording === true)
    return refuse("forbidden", "this user may not stop a recording");
  if (to === "paused" && !item.inRecording) return refuse("conflict", "nothing is recorded");
  turn.setItem(workitemId, { inRecording: on, recordingPaused: to === "paused" });
  turn.tellPhone(userId);
  return answerWith(turn, workitemId);
}

/** Into a conference with all calls that have a far end; out of it with one of them active. */
export function conference(turn: Turn, { userId, on }: CommandOf<"conference">): Answer {
  const joined = turn.callsOf(userId).filter((item) => item.state === "active" || item.state === "hold");
  if (on) {
    turn.setAgent(userId, { inConference: true });
    for (const item of joined) turn.setItem(item.workitemId, { state: "active", inConference: true });
    turn.tellPhone(userId);
  } else leaveConference(turn, userId);
  return done({ inConference: on });
}

export function joinCalls(turn: Turn, { userId, workitemId, other }: CommandOf<"joinCalls">): Answer {
  for (const id of [workitemId, other]) {
    const item = ownCall(turn, userId, id);
    if ("ok" in item) return item;
    if (item.state !== "active" && item.state !== "hold")
      return refuse("conflict", `a call that is ${item.state}`);
  }
  turn.setAgent(userId, { inConference: true });
  for (const id of [workitemId, other]) turn.setItem(id, { state: "active", inConference: true });
  turn.tellPhone(userId);
  return answerWith(turn, workitemId);
}

export function leaveCalls(turn: Turn, { userId, workitemId }: CommandOf<"leaveCalls">): Answer {
  const item = ownCall(turn, userId, workitemId);
  if ("ok" in item) return item;
  leaveConference(turn, userId);
  return answerWith(turn, workitemId);
}

/** The recorded message goes to the far end's machine; the agent is free. */
export function dropVoicemail(turn: Turn, { userId, workitemId }: CommandOf<"dropVoicemail">): Answer {
  const item = ownCall(turn, userId, workitemId);
  if ("ok" in item) return item;
  const file = turn.agent(userId)?.extra.voicemailDropFilename;
  if (typeof file !== "string" || file === "") return refuse("invalid", "this user has no message to leave");
  if (item.state !== "active") return refuse("conflict", `a call that is ${item.state}`);
  startTalk(turn, [workitemId, outsideVoice(workitemId, "message")]);
  terminate(turn, item, "AGENT_VOICEMAIL_DROP");
  return answerWith(turn, workitemId);
}

export function setPriority(turn: Turn, { workitemId, priority }: CommandOf<"setPriority">): Answer {
  if (!isPriority(priority)) return refuse("invalid", "priority is 1 to 5");
  const item = turn.item(workitemId);
  if (item === undefined) return refuse("notFound", "no such workitem");
  turn.setItem(workitemId, { priority });
  return done({ workitemId, priority });
}

/** Disposition, survey and contact: written to the workitem, finished ones too. */
export function note(turn: Turn, { workitemId, extra }: CommandOf<"note">): Answer {
  const open = turn.item(workitemId);
  if (open !== undefined) turn.setItem(workitemId, { extra: { ...open.extra, ...extra } });
  else {
    const found = turn.world.history.find((one) => one.workitemId === workitemId);
    if (found === undefined) return refuse("notFound", "no such workitem");
    const noted = {
      ...found,
      extra: { ...found.extra, ...extra },
      modifiedAt: Math.max(turn.now, found.modifiedAt + 1),
    };
    turn.world = { ...turn.world, history: turn.world.history.map((one) => (one === found ? noted : one)) };
  }
  return answerWith(turn, workitemId);
}
