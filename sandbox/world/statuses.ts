import { statusNumbers } from "../../shared/wire/acd.ts";
import type { TenantObject } from "./types.ts";

/** Statuses that the server sets by itself. */
export const serverStatuses = {
  noAnswer: "noanswer",
  onCall: "oncall",
  wrapUp: "wrapup",
  loggedOut: "loggedout",
} as const;
export const availableStatus = "available";

/** The tenant's own, then the server's. The number is the wire's; only `kind` and `selectable` say what it means. */
const rows: readonly (readonly [
  id: string,
  name: string,
  kind: keyof typeof statusNumbers,
  selectable: boolean,
])[] = [
  [availableStatus, "Available", "available", true],
  ["break", "Break", "unavailable", true],
  ["lunch", "Lunch", "unavailable", true],
  ["training", "Training", "unavailable", true],
  ["meeting", "Meeting", "unavailable", true],
  [serverStatuses.noAnswer, "No Answer", "noAnswer", false],
  [serverStatuses.onCall, "On a call", "busy", false],
  [serverStatuses.wrapUp, "Wrap-up", "wrapUp", false],
  [serverStatuses.loggedOut, "Logged out", "loggedOut", false],
];

/** The `userstatus` objects of the data service. */
export function statusObjects(idOf: () => string): TenantObject[] {
  return rows.map(([statusId, name, kind, selectable]) => ({
    _id: idOf(),
    objectType: "userstatus",
    userstatusId: statusId,
    statusId,
    name,
    status: statusNumbers[kind],
    kind,
    selectable,
    localizations: { name: { en: { language: "en", value: name } } },
  }));
}
