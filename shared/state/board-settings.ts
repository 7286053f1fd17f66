import * as v from "valibot";
import type { StatusKind } from "./agent.ts";
import { agentColumns, agentFilters, agentGroups } from "./board-view.ts";

const limit = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1_000_000)));

/** What is looked at on the board: each has a limit to be warned at, and one to be alarmed at. */
export const thresholdNames = ["waiting", "oldestWait", "serviceLevel", "awayTime", "callTime"] as const;
export type ThresholdName = (typeof thresholdNames)[number];

const thresholdSchema = v.object({
  /** Calls, seconds or percent, by its name; null for none. */
  warn: limit,
  alarm: limit,
  /** Whether an alarm makes a sound, and whether the system tells of it. */
  sounds: v.boolean(),
  notifies: v.boolean(),
});
export type Threshold = v.InferOutput<typeof thresholdSchema>;

export const thresholdsSchema = v.object(
  Object.fromEntries(thresholdNames.map((name) => [name, thresholdSchema])) as Record<
    ThresholdName,
    typeof thresholdSchema
  >,
);
export type Thresholds = v.InferOutput<typeof thresholdsSchema>;

/** What a view of the agents is, but for what is searched and closed at the moment. */
export const viewFields = {
  show: v.picklist(agentFilters),
  /** Members of this queue only; "" for all. */
  queueId: v.pipe(v.string(), v.maxLength(200)),
  group: v.picklist(agentGroups),
  sort: v.picklist(agentColumns),
  isDown: v.boolean(),
};
const viewSchema = v.object(viewFields);
export type AgentView = v.InferOutput<typeof viewSchema>;

/** Views under names of the user's own. */
export const savedViewsSchema = v.pipe(
  v.array(
    v.object({ name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)), view: viewSchema }),
  ),
  v.maxLength(20),
);

/** What a supervisor has set for the board. */
export const boardSettingsSchema = v.object({ views: savedViewsSchema, thresholds: thresholdsSchema });
export type BoardSettings = v.InferOutput<typeof boardSettingsSchema>;

export const standardView: AgentView = {
  show: "signedIn",
  queueId: "",
  group: "none",
  sort: "name",
  isDown: false,
};

const quiet = { sounds: false, notifies: false };

/** Colours, and nothing that disturbs. */
export const standardBoard: BoardSettings = {
  views: [],
  thresholds: {
    waiting: { warn: 5, alarm: 10, ...quiet },
    oldestWait: { warn: 60, alarm: 180, ...quiet },
    serviceLevel: { warn: 80, alarm: 60, ...quiet },
    awayTime: { warn: 1_800, alarm: 3_600, ...quiet },
    callTime: { warn: 1_200, alarm: 2_400, ...quiet },
  },
};

/** Of the service level less is worse; of everything else more. */
export const isWorseBelow = (name: ThresholdName) => name === "serviceLevel";

export type Level = "none" | "warn" | "alarm";

/** How bad a value is; what is not known is not bad. */
export function levelOf(name: ThresholdName, value: number | null, { warn, alarm }: Threshold): Level {
  if (value === null) return "none";
  const isOver = (at: number | null) => at !== null && (isWorseBelow(name) ? value < at : value >= at);
  return isOver(alarm) ? "alarm" : isOver(warn) ? "warn" : "none";
}

/** In these an agent takes no work and does none: a time in them can be too long. */
export const isAway = (kind: StatusKind | null) =>
  kind === "unavailable" || kind === "noAnswer" || kind === "wrapUp";

/** What the user has set, or the board as it comes. */
export function boardSettingsOf(
  boards: Readonly<Record<string, BoardSettings>>,
  userId: string,
): BoardSettings {
  return Object.hasOwn(boards, userId) ? (boards[userId] ?? standardBoard) : standardBoard;
}
