import { ownCall } from "./calls.ts";
import type { CommandOf } from "./commands.ts";
import { callIsOver, terminate } from "./ending.ts";
import { putOnLeg } from "./legs.ts";
import { otherHalf, outsideVoice, startTalk } from "./talks.ts";
import { done, refuse, type Turn } from "./turn.ts";
import type { Answer, Item } from "./types.ts";

/** Takes a call from its agent and lets it be offered anew. */
function passOn(turn: Turn, item: Item, to: Partial<Item>): Answer {
  const { agentId, workitemId } = item;
  turn.setItem(workitemId, {
    state: "inqueue",
    agentId: "",
    assignedAt: 0,
    legBy: 0,
    inMute: false,
    inConference: false,
    transferred: true,
    tried: [],
    ...to,
  });
  callIsOver(turn, agentId);
  return done({ workitemId });
}

/** What can be passed on: a call with somebody at its far end. */
function connected(turn: Turn, userId: string, workitemId: string): Item | Extract<Answer, { ok: false }> {
  const item = ownCall(turn, userId, workitemId);
  if ("ok" in item) return item;
  if (item.state === "active" || item.state === "hold") return item;
  return { ok: false, refusal: "conflict", message: `a call that is ${item.state}` };
}

export function transferToAgent(
  turn: Turn,
  { userId, workitemId, to }: CommandOf<"transferToAgent">,
): Answer {
  const item = connected(turn, userId, workitemId);
  if ("ok" in item) return item;
  const agent = turn.agent(to);
  if (agent === undefined) return refuse("notFound", "no such user");
  if (to === userId) return refuse("conflict", "that is you");
  if (agent.acdLoginAt === 0 || !agent.enabled)
    return refuse("conflict", "that agent is not logged in to ACD");
  return passOn(turn, item, { directTo: to });
}

export function transferToQueue(turn: Turn, command: CommandOf<"transferToQueue">): Answer {
  const item = connected(turn, command.userId, command.workitemId);
  if ("ok" in item) return item;
  const queue = turn.thing("queue", command.queueId);
  if (queue === undefined) return refuse("notFound", "no such queue");
  // The one who passes it on is not offered it at once.
  const tried = [command.userId];
  return passOn(turn, item, {
    queueId: String(queue.queueId ?? queue._id),
    directTo: "",
    tried,
    ringAll: command.ringAll ?? false,
  });
}

export function transferOut(turn: Turn, { userId, workitemId, to }: CommandOf<"transferOut">): Answer {
  const item = connected(turn, userId, workitemId);
  if ("ok" in item) return item;
  if (!/^[+0-9]{2,20}$/.test(to)) return refuse("invalid", "not a number that can be called");
  startTalk(turn, [workitemId, outsideVoice(workitemId, to)]);
  turn.setItem(workitemId, { data: { ...item.data, transferredTo: to } });
  terminate(turn, turn.item(workitemId) ?? item, "TRANSFERRED");
  return done({ workitemId });
}

/**
 * The agent leaves the two they brought together. Two outsiders go on talking; a colleague who was consulted has the
 * customer's workitem from now on.
 */
export function completeTransfer(
  turn: Turn,
  { userId, workitemId, consult }: CommandOf<"completeTransfer">,
): Answer {
  if (workitemId === consult) return refuse("invalid", "a call cannot be joined with itself");
  for (const id of [workitemId, consult]) {
    const item = connected(turn, userId, id);
    if ("ok" in item) return item;
  }
  const asked = turn.item(consult);
  if (asked === undefined) return refuse("notFound", "no such workitem");
  const colleague = otherHalf(turn, asked)?.agentId ?? "";
  if (colleague !== "") {
    turn.setItem(workitemId, {
      agentId: colleague,
      assignedAt: turn.now,
      state: "hold",
      inMute: false,
      inConference: false,
      transferred: true,
    });
    terminate(turn, asked, "TRANSFERRED");
    putOnLeg(turn, workitemId);
    return done({ workitemId });
  }
  startTalk(turn, [workitemId, consult]);
  for (const id of [consult, workitemId]) {
    const item = turn.item(id);
    if (item !== undefined) terminate(turn, item, "TRANSFERRED");
  }
  return done({ workitemId });
}
