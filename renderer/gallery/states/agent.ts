import { idle, now } from "../samples.ts";
import { phone, type Shown } from "./shown.ts";

/** The ACD status. */
export const agentStates: Readonly<Record<string, Shown>> = {
  "status-menu": phone(idle, { press: ["ACD status"] }),
  "status-changing": phone({
    ...idle,
    agent: { ...idle.agent, changing: { statusId: "training", since: now } },
  }),
  channels: phone(
    {
      ...idle,
      agent: { ...idle.agent, channels: { voice: { enabled: true, limit: 0, multitasking: false } } },
      settings: {
        ...idle.settings,
        channels: {
          u1: {
            sms: { enabled: true, limit: 3, multitasking: true },
            fax: { enabled: false, limit: 0, multitasking: false },
          },
        },
      },
    },
    { press: ["ACD status", "Channels"], until: ".channels-rows" },
  ),
  "status-out": phone({ ...idle, agent: { ...idle.agent, acd: "out", current: null } }),
};
