import { phrase, table } from "./language.ts";

export const agentText = table((all) => all.agent.agentText);
export const statusKindText = table((all) => all.agent.statusKindText);
export const channelWorkText = table((all) => all.agent.channelWorkText);
export const channelsText = phrase((all) => all.agent.channelsText);
