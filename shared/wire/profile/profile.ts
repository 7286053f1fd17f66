import * as v from "valibot";
import { type Endpoint, type EndpointName, endpoints, type HttpMethod } from "../endpoints.ts";
import { wireEvents } from "../events.ts";
import { type SocketRow, sockets } from "../sockets.ts";
import { analyticsEvents } from "../statistics.ts";
import type { Step } from "./translate.ts";

/** One name of a field: nothing that JavaScript reads another way. */
const fieldName = v.pipe(
  v.string(),
  v.regex(/^[\w$-]{1,80}$/, "badName"),
  v.check((name) => !["__proto__", "constructor", "prototype"].includes(name), "badName"),
);
const placed = (pattern: RegExp) =>
  v.pipe(
    v.string(),
    v.maxLength(200, "badName"),
    v.regex(pattern, "badName"),
    v.check((path) => !/(^|\.)(__proto__|constructor|prototype)(\.|$)/.test(path), "badName"),
  );

const stepSchema = v.strictObject({
  in: v.optional(placed(/^([\w$-]+|\*)(\.([\w$-]+|\*))*$/)),
  fields: v.optional(v.record(fieldName, placed(/^(\.|[\w$-]+(\.[\w$-]+)*)$/))),
  values: v.optional(
    v.record(fieldName, v.record(v.string(), v.union([v.string(), v.number(), v.boolean()]))),
  ),
});
const stepsSchema = v.pipe(v.array(stepSchema), v.maxLength(20));

/**
 * A path on the server that was signed in to: a profile never names another host. No "//", no "..", no query, nothing
 * that a URL parser reads another way.
 */
const path = v.pipe(
  v.string(),
  v.maxLength(200, "badPath"),
  v.regex(/^(\/([\w~!$&'()+,;=:@-][\w.~!$&'()+,;=:@-]*|\{\w+\}))+$/, "badPath"),
);

const names = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "").sort();

/** What may be said of one endpoint. It keeps its host, its credentials and the names in its path. */
function endpointSchema(name: EndpointName) {
  const builtIn: Endpoint = endpoints[name];
  return v.strictObject({
    method: v.optional(
      v.pipe(
        v.picklist(["GET", "POST", "PUT", "PATCH", "DELETE"] satisfies HttpMethod[]),
        // A GET is asked again after a failure: what changes something may not become one.
        v.check((method) => method !== "GET" || builtIn.method === "GET", "mayNotRepeat"),
      ),
    ),
    path: v.optional(
      v.pipe(
        path,
        v.check((text) => names(text).join() === names(builtIn.path).join(), "otherParameters"),
      ),
    ),
    body: v.optional(stepsSchema),
    answer: v.optional(stepsSchema),
  });
}

const eventSchema = v.strictObject({
  name: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(100))),
  message: v.optional(stepsSchema),
});

const socketSchema = v.strictObject({
  path: v.optional(path),
  readyName: v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(100))),
  /** Of the frame that signs on. */
  signOn: v.optional(stepsSchema),
});

const every = <K extends string, S extends v.GenericSchema>(keys: readonly K[], schema: (key: K) => S) =>
  v.optional(
    v.strictObject(
      Object.fromEntries(keys.map((key) => [key, v.optional(schema(key))])) as Record<
        K,
        v.OptionalSchema<S, undefined>
      >,
    ),
  );

const keysOf = <T extends object>(of: T) => Object.keys(of) as (keyof T & string)[];

const eventNames = [...keysOf(wireEvents), ...keysOf(analyticsEvents)];
type EventName = (typeof eventNames)[number];

/**
 * What a tenant's server does otherwise than the tables of `shared/wire` say. Data and nothing else: names, paths and
 * changes of shape. Everything that is left out stays as it is built in.
 */
export const profileSchema = v.strictObject({
  $schema: v.optional(v.string()),
  /** How the token stands in Authorization; otherwise the settings say it. */
  auth: v.optional(v.picklist(["raw", "bearer"])),
  endpoints: every(keysOf(endpoints), endpointSchema),
  /** Of every frame of both feeds. */
  envelope: v.optional(stepsSchema),
  events: every(eventNames, () => eventSchema),
  sockets: every(keysOf(sockets), () => socketSchema),
});

export type Profile = v.InferOutput<typeof profileSchema>;
export const emptyProfile: Profile = v.parse(profileSchema, {});

/** An endpoint as this tenant has it. */
export function endpointIn(profile: Profile, name: EndpointName): Endpoint {
  const { method, path: other } = profile.endpoints?.[name] ?? {};
  const builtIn: Endpoint = endpoints[name];
  return {
    ...builtIn,
    ...(method === undefined ? {} : { method }),
    ...(other === undefined ? {} : { path: other as Endpoint["path"] }),
  };
}

export const bodySteps = (profile: Profile, name: EndpointName): readonly Step[] =>
  profile.endpoints?.[name]?.body ?? [];
export const answerSteps = (profile: Profile, name: EndpointName): readonly Step[] =>
  profile.endpoints?.[name]?.answer ?? [];

/** A feed as this tenant has it. */
export function socketIn(
  profile: Profile,
  name: keyof typeof sockets,
): SocketRow & { signOn: readonly Step[] } {
  const { path: other, readyName, signOn = [] } = profile.sockets?.[name] ?? {};
  return {
    ...sockets[name],
    ...(other === undefined ? {} : { path: other as SocketRow["path"] }),
    ...(readyName === undefined ? {} : { readyName }),
    signOn,
  };
}

/** Which of our events a frame's name means; the name itself where the profile says nothing of it. */
export function eventNamed(profile: Profile, theirs: string): string {
  const renamed = eventNames.find((each) => profile.events?.[each]?.name === theirs);
  return renamed ?? theirs;
}

export const messageSteps = (profile: Profile, name: string): readonly Step[] =>
  profile.events?.[name as EventName]?.message ?? [];
