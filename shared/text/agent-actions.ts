import { table } from "./language.ts";

export const agentActionText = table((all) => all.agentActions.agentActionText);
