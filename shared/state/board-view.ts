/** Which agents a board shows, in which groups and order. */
export const agentFilters = ["signedIn", "available", "busy", "away", "all"] as const;
export type AgentFilter = (typeof agentFilters)[number];
export const agentGroups = ["none", "queue", "status"] as const;
export type AgentGroup = (typeof agentGroups)[number];
export const agentColumns = ["name", "status", "since", "work", "callsToday"] as const;
export type AgentColumn = (typeof agentColumns)[number];
