import { signal } from "@preact/signals";
import type { AgentActionKind } from "../../shared/state/monitor.ts";
import { feature, kept } from "../app/app.ts";

/** Being on agents' calls, and what is done to agents. */
export const [supervise, useApp] = feature("supervise", [
  "connection",
  "agent",
  "offers",
  "calls",
  "line",
  "monitor",
  "audio",
]);

/** What must be confirmed, about the agent and the workitem that it was asked for. */
export interface Question {
  readonly ask: Exclude<AgentActionKind, "status">;
  readonly userId: string;
  readonly name: string;
  /** "" but for a workitem. */
  readonly workitemId: string;
  readonly label: string;
}

/** It stands whatever becomes of the row that it was asked from. */
export const [useQuestion] = kept(() => signal<Question | null>(null));
