/** ACD login and the tenant's statuses. Sources: the reference page; public agent-console code for the flat body. */
import * as v from "valibot";
import { count, flag, id, maybe, millis, opaque, pageOf, text } from "./loose.ts";

export const LoginToACDChannelSchema = v.looseObject({
  enabled: flag,
  limit: count,
  multitasking: flag,
  priority: count,
});
export type LoginToACDChannel = v.InferInput<typeof LoginToACDChannelSchema>;

/** As the page states it. */
export interface LoginToACDPayload {
  channels?: Record<string, LoginToACDChannel>;
  queues?: string[];
  status?: { status: number; statusId: string };
}

/** The body of acd/login: the payload with its status flat, as seen on the wire. */
export const AcdLoginBodySchema = v.looseObject({
  statusId: v.optional(text),
  status: v.optional(count),
  channels: v.optional(v.record(v.string(), LoginToACDChannelSchema)),
  queues: v.optional(v.array(text)),
});
export type AcdLoginBody = v.InferInput<typeof AcdLoginBodySchema>;

/** `{loginAt}`. Not needed to go on: a tenant that answers nothing is given the time of the answer. */
export const AcdLoginAnswerSchema = v.nullish(v.looseObject({ loginAt: maybe(millis) }));

/**
 * One of the tenant's statuses; all fields are guesses. Which number means what is not public and the samples
 * contradict each other, so a row may say its meaning itself (`kind`), else it goes by number and name.
 */
export const StatusSchema = v.pipe(
  v.looseObject({
    _id: maybe(id),
    userstatusId: maybe(id),
    statusId: maybe(id),
    name: maybe(text),
    status: maybe(count),
    kind: maybe(text),
    /** Agents may choose it themselves. */
    selectable: maybe(flag),
    localizations: maybe(opaque),
  }),
  v.check((one) => (one.statusId ?? one.userstatusId ?? one._id) !== undefined, "a status without an id"),
);
export type WireStatus = v.InferOutput<typeof StatusSchema>;
export const StatusPageSchema = pageOf(StatusSchema);

/** 0 and 3 are seen in public code; 4 to 7 are ours, for states the product has without a public number. */
export const statusNumbers = {
  available: 0,
  unavailable: 3,
  busy: 4,
  wrapUp: 5,
  noAnswer: 6,
  loggedOut: 7,
} as const;
