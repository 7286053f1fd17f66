import { sentence } from "../../clean-text.ts";
import type { AgentAction, AgentActionKind, MonitorMode } from "../../state/monitor.ts";
import { errorText } from "./errors.ts";
import { plural } from "./plural.ts";

type Told = Pick<AgentAction, "kind" | "name" | "label">;

const modes: Readonly<Record<MonitorMode, string>> = {
  listen: "Listen",
  coach: "Coach: only the agent hears you",
  join: "Join: everyone hears you",
};

const asked: Readonly<Record<AgentActionKind, (who: string, label: string) => string>> = {
  status: (who, label) => sentence`${who}: asked for ${label}…`,
  logout: (who) => sentence`${who}: asked to be logged out…`,
  disable: (who) => sentence`${who}: asked to be logged out and disabled…`,
  terminate: (who, label) => sentence`${who}: asked for the end of the work with ${label}…`,
};

const done: Readonly<Record<AgentActionKind, (who: string, label: string) => string>> = {
  status: (who, label) => sentence`${who} is now ${label}.`,
  logout: (who) => sentence`${who} is logged out.`,
  disable: (who) => sentence`${who} is logged out and disabled.`,
  terminate: (who, label) => sentence`The work of ${who} with ${label} has ended.`,
};

const notDone: Readonly<Record<AgentActionKind, (who: string, label: string) => string>> = {
  status: (who, label) => sentence`${who} is not ${label}.`,
  logout: (who) => sentence`${who} is not logged out.`,
  disable: (who) => sentence`${who} is not disabled.`,
  terminate: (who, label) => sentence`The work of ${who} with ${label} has not ended.`,
};

/** Why, as far as it is known. */
function reasonOf({ code, instead, by }: AgentAction): string {
  if (code !== null) return errorText[code];
  if (instead === "") return "The server said yes, but nothing shows that it happened.";
  const now = sentence`The status is ${instead}`;
  return by === "" ? `${now}.` : `${now}, ${sentence`set by ${by}`}.`;
}

/** What supervisors do to agents: in the menu of one, in the questions before it, and what became of it. */
export const agentActionText = {
  menu: (name: string) => sentence`Actions for ${name}`,
  nobody: "an agent without a name",
  somebody: "an unknown caller",
  modes,
  status: "Set status",
  logout: "Log out…",
  disable: "Log out and disable…",
  terminate: (who: string) => sentence`End the work with ${who}…`,
  setStatus: (count: number) =>
    plural(count, { one: "Set status of # agent", other: "Set status of # agents" }),
  tooMany: (most: number) => `Select ${most} agents at most.`,
  no: "Cancel",
  logoutAsk: (name: string) => sentence`Log out ${name}?`,
  logoutBody: "Their calls end and their session is closed. They can sign in again.",
  logoutYes: "Log out",
  terminateAsk: (label: string, name: string) => sentence`End the work of ${name} with ${label}?`,
  terminateBody: "A call is cut off for the customer and the agent at once.",
  terminateYes: "End it",
  disableAsk: (name: string) => sentence`Log out and disable ${name}?`,
  disableBody:
    "Their calls end, their session is closed, and they cannot sign in again until an administrator enables the account.",
  disableType: (name: string) => sentence`Type “${name}” to confirm`,
  disableWrong: (name: string) => sentence`This is not “${name}”.`,
  disableYes: "Log out and disable",
  news: "What you asked of agents",
  more: (count: number) => `and ${count} more`,
  asked: ({ kind, name, label }: Told) => asked[kind](name, label),
  done: ({ kind, name, label }: Told) => done[kind](name, label),
  notDoneTitle: (count: number) => plural(count, { one: "Not done", other: "Not done for # agents" }),
  notDone: (action: AgentAction) => `${notDone[action.kind](action.name, action.label)} ${reasonOf(action)}`,
  putAway: (name: string) => sentence`Dismiss what is said of ${name}`,
};
