import type { CommandOf } from "./commands.ts";
import { leaveConference, terminate } from "./ending.ts";
import { connectFarEnds, dialledFarEnd, disconnectFarEnds } from "./far-ends.ts";
import { isPriority } from "./items.ts";
import { bridgeToLeg } from "./legs.ts";
import { itemOnWire } from "./projection.ts";
import { serverStatuses } from "./statuses.ts";
import { done, refuse, type Transaction } from "./transaction.ts";
import type { Answer, Item } from "./types.ts";

/** The workitem becomes this agent's. A call is active once their leg is up. */
export function acceptItem(tx: Transaction, item: Item, userId: string): void {
  const mine = { agentId: userId, assignedAt: tx.now, declinedBy: [], retryAt: 0, directTo: "" };
  if (item.channelType !== "voice") {
    tx.setItem(item.workitemId, { ...mine, state: "active" });
    return;
  }
  tx.setItem(item.workitemId, { ...mine, state: "offered" });
  tx.setStatus(userId, serverStatuses.onCall, "call");
  bridgeToLeg(tx, item.workitemId);
}

/** The agent's own call in one of these states, or why not. */
export function ownItem(
  tx: Transaction,
  userId: string,
  workitemId: string,
): Item | Extract<Answer, { ok: false }> {
  const item = tx.item(workitemId);
  if (item === undefined) {
    return tx.world.history.get(workitemId) !== undefined
      ? { ok: false, refusal: "gone", message: "the workitem is terminated" }
      : { ok: false, refusal: "notFound", message: "no such workitem" };
  }
  if (item.agentId !== userId) return { ok: false, refusal: "forbidden", message: "not your workitem" };
  return item;
}

function answerWith(tx: Transaction, workitemId: string): Answer {
  const item = tx.world.item(workitemId);
  return item === undefined ? done() : done(itemOnWire(tx.world, item));
}

export function bridge(tx: Transaction, { userId, workitemId }: CommandOf<"bridge">): Answer {
  const item = ownItem(tx, userId, workitemId);
  if ("ok" in item) return item;
  if (item.state === "ringing") return refuse("conflict", "not answered yet");
  if (item.state !== "active") bridgeToLeg(tx, workitemId);
  return answerWith(tx, workitemId);
}

export function hold(tx: Transaction, { userId, workitemId }: CommandOf<"hold">): Answer {
  const item = ownItem(tx, userId, workitemId);
  if ("ok" in item) return item;
  if (item.state !== "active" && item.state !== "hold")
    return refuse("conflict", `a call that is ${item.state}`);
  if (item.state === "active") tx.setItem(workitemId, { state: "hold", inConference: false });
  return answerWith(tx, workitemId);
}

export function hangUp(tx: Transaction, { userId, workitemId }: CommandOf<"hangUp">): Answer {
  const item = ownItem(tx, userId, workitemId);
  if ("ok" in item) return item;
  terminate(tx, item, "AGENT_HANGUP");
  return answerWith(tx, workitemId);
}

export function callerHangsUp(tx: Transaction, { workitemId }: CommandOf<"callerHangsUp">): Answer {
  if (disconnectFarEnds(tx, workitemId)) return done();
  const item = tx.item(workitemId);
  if (item === undefined) return refuse("notFound", "no such workitem");
  terminate(tx, item, "CUSTOMER_HANGUP");
  return done();
}

/** By workitem or by user: both come to the one microphone's state. */
export function muteCall(tx: Transaction, { userId, workitemId, muted }: CommandOf<"muteCall">): Answer {
  const item = ownItem(tx, userId, workitemId);
  if ("ok" in item) return item;
  setMute(tx, userId, muted);
  return answerWith(tx, workitemId);
}

export function muteUser(tx: Transaction, { userId, muted }: CommandOf<"muteUser">): Answer {
  setMute(tx, userId, muted);
  return done({ inMute: muted });
}

function setMute(tx: Transaction, userId: string, muted: boolean): void {
  tx.setAgent(userId, { inMute: muted });
  for (const item of tx.callsOf(userId)) {
    if (item.inMute !== muted) tx.setItem(item.workitemId, { inMute: muted });
  }
  tx.notifyPhone(userId);
}

export function digits(tx: Transaction, { userId, workitemId, digits }: CommandOf<"digits">): Answer {
  const item = ownItem(tx, userId, workitemId);
  if ("ok" in item) return item;
  if (!/^[0-9A-D*#]+$/i.test(digits)) return refuse("invalid", "digits are 0-9, A-D, * and #");
  if (item.state !== "active") return refuse("conflict", `a call that is ${item.state}`);
  tx.setItem(workitemId, { digits: item.digits + digits });
  return answerWith(tx, workitemId);
}

export function record(tx: Transaction, { userId, workitemId, to }: CommandOf<"record">): Answer {
  const item = ownItem(tx, userId, workitemId);
  if ("ok" in item) return item;
  const rights = tx.agent(userId)?.extra ?? {};
  const on = to !== "off";
  if (on && !item.inRecording && rights.disableStartRecording === true)
    return refuse("forbidden", "this user may not start a recording");
  if (to !== "on" && rights.disableStopRecording === true)
    return refuse("forbidden", "this user may not stop a recording");
  if (to === "paused" && !item.inRecording) return refuse("conflict", "nothing is recorded");
  tx.setItem(workitemId, { inRecording: on, recordingPaused: to === "paused" });
  tx.notifyPhone(userId);
  return answerWith(tx, workitemId);
}

/** Into a conference with all calls that have a far end; out of it with one of them active. */
export function conference(tx: Transaction, { userId, on }: CommandOf<"conference">): Answer {
  const joined = tx.callsOf(userId).filter((item) => item.state === "active" || item.state === "hold");
  if (on) {
    tx.setAgent(userId, { inConference: true });
    for (const item of joined) tx.setItem(item.workitemId, { state: "active", inConference: true });
    tx.notifyPhone(userId);
  } else leaveConference(tx, userId);
  return done({ inConference: on });
}

export function joinCalls(tx: Transaction, { userId, workitemId, other }: CommandOf<"joinCalls">): Answer {
  for (const id of [workitemId, other]) {
    const item = ownItem(tx, userId, id);
    if ("ok" in item) return item;
    if (item.state !== "active" && item.state !== "hold")
      return refuse("conflict", `a call that is ${item.state}`);
  }
  tx.setAgent(userId, { inConference: true });
  for (const id of [workitemId, other]) tx.setItem(id, { state: "active", inConference: true });
  tx.notifyPhone(userId);
  return answerWith(tx, workitemId);
}

export function leaveCalls(tx: Transaction, { userId, workitemId }: CommandOf<"leaveCalls">): Answer {
  const item = ownItem(tx, userId, workitemId);
  if ("ok" in item) return item;
  leaveConference(tx, userId);
  return answerWith(tx, workitemId);
}

/** The recorded message goes to the far end's machine; the agent is free. */
export function dropVoicemail(tx: Transaction, { userId, workitemId }: CommandOf<"dropVoicemail">): Answer {
  const item = ownItem(tx, userId, workitemId);
  if ("ok" in item) return item;
  const file = tx.agent(userId)?.extra.voicemailDropFilename;
  if (typeof file !== "string" || file === "") return refuse("invalid", "this user has no message to leave");
  if (item.state !== "active") return refuse("conflict", `a call that is ${item.state}`);
  connectFarEnds(tx, [workitemId, dialledFarEnd(workitemId, "message")]);
  terminate(tx, item, "AGENT_VOICEMAIL_DROP");
  return answerWith(tx, workitemId);
}

export function setPriority(tx: Transaction, { workitemId, priority }: CommandOf<"setPriority">): Answer {
  if (!isPriority(priority)) return refuse("invalid", "priority is 1 to 5");
  const item = tx.item(workitemId);
  if (item === undefined) return refuse("notFound", "no such workitem");
  tx.setItem(workitemId, { priority });
  return done({ workitemId, priority });
}

/** Disposition, survey and contact: written to the workitem, finished ones too. */
export function note(tx: Transaction, { workitemId, extra }: CommandOf<"note">): Answer {
  const open = tx.item(workitemId);
  if (open !== undefined) tx.setItem(workitemId, { extra: { ...open.extra, ...extra } });
  else {
    const found = tx.world.history.get(workitemId);
    if (found === undefined) return refuse("notFound", "no such workitem");
    const modifiedAt = Math.max(tx.now, found.modifiedAt + 1);
    tx.world.history.set({ ...found, extra: { ...found.extra, ...extra }, modifiedAt });
  }
  return answerWith(tx, workitemId);
}
