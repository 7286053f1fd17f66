import { idle, now } from "../samples.ts";
import { phone, type Shown } from "./shown.ts";

/** The ACD status. */
export const agentStates: Readonly<Record<string, Shown>> = {
  "status-menu": phone(idle, { press: ["ACD status"] }),
  "status-changing": phone({
    ...idle,
    agent: { ...idle.agent, changing: { statusId: "training", since: now } },
  }),
  "status-out": phone({ ...idle, agent: { ...idle.agent, acd: "out", current: null } }),
};
