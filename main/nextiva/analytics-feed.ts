import * as v from "valibot";
import { silentLog } from "../../shared/log.ts";
import type { Link } from "../../shared/state/link.ts";
import type { Envelope } from "../../shared/wire/events.ts";
import {
  type AnalyticsEventName,
  analyticsEvents,
  StatisticsMessageSchema,
} from "../../shared/wire/statistics.ts";
import { createPushSocket, type PushParts, type PushSocket } from "./push-socket.ts";

export interface AnalyticsFeedOptions extends PushParts {
  /** Connected: from here on nothing is missed. */
  readonly connected: () => void;
  /** Rows that are not read yet. `createdAt`: when the server said it, on its clock. */
  readonly heard: (frame: {
    readonly of: "agents" | "queues";
    readonly rows: readonly unknown[];
    readonly createdAt: number | null;
  }) => void;
  readonly changed: (link: Link) => void;
}

const isKnown = (name: string): name is AnalyticsEventName => Object.hasOwn(analyticsEvents, name);

/** The analytics feed: the supervisor's. */
export function createAnalyticsFeed(options: AnalyticsFeedOptions): PushSocket {
  const { log = silentLog } = options;
  const socket = createPushSocket({
    ...options,
    socket: "analytics",
    ready: () => options.connected(),
    take,
    changed: (link) => options.changed(link),
  });

  function take({ name, message, createdAt }: Envelope): void {
    if (!isKnown(name)) {
      socket.counts.unknown++;
      return log.info("feed: unknown event", { event: name.slice(0, 80) });
    }
    const read = v.safeParse(StatisticsMessageSchema, message);
    const { rows: field } = analyticsEvents[name];
    const rows = read.success ? read.output[field] : undefined;
    if (rows === undefined) {
      socket.counts.malformed++;
      return log.warn("feed: event with a missing or wrong field", { event: name, why: field });
    }
    options.heard({ of: field === "users" ? "agents" : "queues", rows, createdAt: createdAt ?? null });
  }

  return socket;
}
