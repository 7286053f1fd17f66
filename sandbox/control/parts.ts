import * as v from "valibot";
import type { Clock } from "../../shared/time.ts";
import type { Callers } from "../callers/callers.ts";
import type { Activity } from "../centre/activity.ts";
import type { Feed } from "../feed/feed.ts";
import { failed } from "../http/answers.ts";
import type { HttpFaults } from "../http/faults.ts";
import type { Backend, Reply } from "../http/types.ts";
import type { Voice } from "../voice/voice.ts";
import type { Agent } from "../world/types.ts";

export interface ControlParts {
  readonly backend: Backend;
  readonly faults: HttpFaults;
  readonly events: Feed;
  readonly analytics: Feed;
  readonly voice: Voice;
  readonly callers: Callers;
  readonly activity: Activity;
  readonly clock: Clock;
}

export interface ControlRequest {
  /** What the stars of the path stood for. */
  readonly parts: readonly string[];
  readonly body: unknown;
  readonly query: URLSearchParams;
}

/** Method and path after /control, `*` for one part. */
export type ControlRoutes = Readonly<Record<string, (request: ControlRequest) => Reply | Promise<Reply>>>;

/** An expected failure on the way: thrown inside the control API only, where it becomes the reply. */
export class ControlError extends Error {
  readonly reply: Reply;
  constructor(status: number, message: string) {
    super(message);
    this.reply = failed(status, message);
  }
}

export function parse<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, body ?? {});
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new ControlError(400, `${v.getDotPath(issue) ?? "body"}: ${issue.message}`);
}

export function agentNamed({ backend }: ControlParts, name: string | undefined): Agent {
  const agent = name === undefined ? undefined : backend.centre.find(name);
  if (agent === undefined) throw new ControlError(404, `no agent ${name ?? ""}`);
  return agent;
}

/** What callers throw where they are asked for something that is not there. */
export function attempt<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof ControlError) throw error;
    throw new ControlError(400, (error as Error).message);
  }
}

/** Whom a customer calls or writes to, and who it is. */
export const target = {
  queue: v.optional(v.string()),
  agent: v.optional(v.string()),
  from: v.optional(v.string()),
  name: v.optional(v.string()),
  priority: v.optional(v.number()),
  ringAll: v.optional(v.boolean()),
};

export const utterance = v.union([
  v.picklist(["silence", "speech", "tone", "echo"]),
  v.strictObject({ tone: v.number(), dbfs: v.exactOptional(v.number()) }),
  v.strictObject({ speech: v.strictObject({ dbfs: v.number() }) }),
]);
