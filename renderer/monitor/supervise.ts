import { signal } from "@preact/signals";
import type { AgentActionKind, MonitorMode } from "../../shared/state/monitor.ts";
import { feature, kept } from "../app/app.ts";
import type { IconName } from "../ui/Icon.tsx";

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

/** How a supervisor is on a call, as a picture. */
export const modeIcons: Readonly<Record<MonitorMode, IconName>> = {
  listen: "headset",
  coach: "microphone",
  join: "people",
};

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
