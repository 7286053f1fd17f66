import type { ThresholdName } from "../state/board-settings.ts";
import {
  narrowDays,
  narrowHours,
  narrowMinutes,
  narrowSeconds,
  wholeNumber,
  wholePercent,
} from "./format.ts";
import { table } from "./language.ts";
import { clockText } from "./time.ts";

export const monitorText = table((all) => all.monitor.monitorText);
export const agentColumnText = table((all) => all.monitor.agentColumnText);
export const queueColumnText = table((all) => all.monitor.queueColumnText);
export const agentFilterText = table((all) => all.monitor.agentFilterText);
export const agentGroupText = table((all) => all.monitor.agentGroupText);
export const totalText = table((all) => all.monitor.totalText);
export const levelText = table((all) => all.monitor.levelText);
export const thresholdText = table((all) => all.monitor.thresholdText);
export const limitsText = table((all) => all.monitor.limitsText);

const news = table((all) => all.monitor.limitNewsText);

/** What the system tells of limits that were crossed. */
export const limitNewsText = {
  title: (count: number) => news.title(count),
  more: (count: number) => news.more(count),
  /** One of them; seconds where it is a time, of a hundred where it is a share. */
  line({
    name,
    what,
    value,
  }: {
    readonly name: ThresholdName;
    readonly what: string;
    readonly value: number;
  }): string {
    const who = what || monitorText.unknownQueue;
    switch (name) {
      case "waiting":
        return news.waiting(who, value);
      case "serviceLevel":
        return news.serviceLevel(who, wholePercent(value));
      default:
        return news[name](who, boardSpan(value * 1_000));
    }
  },
} as const;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A span as a board shows it: 0:07, 1:02:09, from a day on 3d 2h. Never below zero. */
export function boardSpan(ms: number): string {
  const span = Math.max(0, ms);
  if (span < dayMs) return clockText(span);
  return `${narrowDays(Math.floor(span / dayMs))} ${narrowHours(Math.floor((span % dayMs) / hourMs))}`;
}

/** How old a figure is: 12s, 4m. */
export function ageText(ms: number): string {
  const span = Math.max(0, ms);
  return span < 60_000 ? narrowSeconds(Math.floor(span / 1_000)) : narrowMinutes(Math.floor(span / 60_000));
}

/** Answered within 30s, today */
export const inTimeText = (seconds: number) => monitorText.inTime(narrowSeconds(seconds));
export const wholeText = wholeNumber;
/** Of a hundred. */
export const levelPercent = wholePercent;
/** More of the same: +2 */
export const moreText = (count: number) => `+${wholeNumber(count)}`;
/** In the place of what is not known. */
export const unknownText = "–";
