/** Faults, one route each. */
import * as v from "valibot";
import { envelope } from "../feed/envelope.ts";
import { recordingKinds } from "../files/recordings.ts";
import { ok } from "../http/answers.ts";
import { agentNamed, ControlError, type ControlParts, type ControlRoutes, parse } from "./parts.ts";

const optional = v.exactOptional;
const user = { user: v.optional(v.string()) };
const on = v.strictObject({ on: v.optional(v.boolean(), true) });
const count = v.strictObject({ count: v.optional(v.number(), 1) });
const httpFault = v.strictObject({
  kind: v.picklist([
    "delay",
    "status",
    "malformedJson",
    "html",
    "empty",
    "huge",
    "hang",
    "drop",
    "dropAnswer",
    "stallUpload",
  ]),
  endpoint: optional(v.string()),
  path: optional(v.string()),
  method: optional(v.string()),
  user: optional(v.string()),
  done: optional(v.boolean()),
  count: optional(v.number()),
  ms: optional(v.number()),
  status: optional(v.number()),
  bytes: optional(v.number()),
});

const carrier = v.strictObject({
  kind: v.picklist(["normal", "slow", "fail", "unclear"]),
  ms: v.optional(v.number(), 30_000),
});

export function faultRoutes(parts: ControlParts): ControlRoutes {
  const { backend, faults, events, analytics, voice, clock } = parts;
  const one = (name: string | undefined) => (name === undefined ? undefined : agentNamed(parts, name).userId);
  const verto = () => {
    if (voice.verto === undefined) throw new ControlError(409, "no mod_verto server of its own");
    return voice.verto.faults;
  };
  const login = (name: string | undefined) => agentNamed(parts, name).telephony.login;
  const frame = (name: string, message: unknown) => JSON.stringify(envelope(name, message, clock.now()));
  const toEach = (name: string | undefined, text: string) => {
    const to = one(name);
    const all = to === undefined ? events.connected : [to];
    return ok({ sockets: all.reduce((sum, userId) => sum + events.sendRaw(userId, text), 0) });
  };

  const toSupervisors = (text: string) =>
    ok({ sockets: analytics.connected.reduce((sum, userId) => sum + analytics.sendRaw(userId, text), 0) });

  return {
    "POST /recordings/*": ({ parts: [workitemId = ""], body }) => {
      const { is } = parse(v.strictObject({ is: v.picklist(recordingKinds) }), body);
      backend.recordings.set(workitemId, is);
      return ok({});
    },
    "GET /faults/http": () => ok({ faults: faults.list() }),
    "POST /faults/http": ({ body }) => {
      const { user: name, ...fault } = parse(httpFault, body);
      const userId = one(name);
      faults.add(userId === undefined ? fault : { ...fault, userId });
      return ok({ faults: faults.list() });
    },
    "DELETE /faults/http": () => {
      faults.clear();
      return ok({});
    },
    "POST /faults/error-shape": ({ body }) => {
      backend.errorShape = parse(v.strictObject({ shape: v.picklist(["plain", "provider"]) }), body).shape;
      return ok({});
    },
    "POST /faults/carrier": ({ body }) => {
      backend.centre.do({ kind: "setBehaviour", behaviour: { carrier: parse(carrier, body) } });
      return ok(backend.centre.world().behaviour.carrier);
    },
    // Tokens
    "POST /faults/token/expire": ({ body }) =>
      ok({ tokens: backend.tokens.expire(one(parse(v.strictObject(user), body).user)) }),
    "POST /faults/token/life": ({ body }) => {
      backend.tokens.setLife(parse(v.strictObject({ seconds: v.number() }), body).seconds);
      return ok({});
    },
    "POST /faults/token/refuse-refresh": ({ body }) => {
      backend.tokens.refuseRefresh(parse(on, body).on);
      return ok({});
    },
    // Feeds
    "POST /faults/feed/drop": ({ body }) =>
      ok({ sockets: events.faults.drop(one(parse(v.strictObject(user), body).user)) }),
    "POST /faults/analytics/drop": ({ body }) =>
      ok({ sockets: analytics.faults.drop(one(parse(v.strictObject(user), body).user)) }),
    "POST /faults/analytics/freeze": ({ body }) => {
      const { user: name, ms } = parse(v.strictObject({ ...user, ms: v.optional(v.number(), 20_000) }), body);
      return ok({ sockets: analytics.faults.freeze(one(name), ms) });
    },
    "POST /faults/analytics/refuse": ({ body }) => {
      analytics.faults.refuse(parse(count, body).count);
      return ok({});
    },
    "POST /faults/analytics/duplicate": ({ body }) => {
      analytics.faults.duplicate(parse(on, body).on);
      return ok({});
    },
    "POST /faults/analytics/reorder": ({ body }) => {
      analytics.faults.reorder(parse(on, body).on);
      return ok({});
    },
    // Agents of whom only the feed knows: no reading of everything has them.
    "POST /faults/analytics/ghosts": ({ body }) => {
      const users = Array.from({ length: parse(count, body).count }, (_, n) => ({
        userId: `ghost-${n + 1}`,
        name: `Ghost ${n + 1}`,
        statusId: "available",
        acdLoginAt: clock.now(),
        statusStartedAt: clock.now(),
      }));
      return toSupervisors(frame("UserStatisticsNotification", { users }));
    },
    // What was true of an agent a while ago, said now.
    "POST /faults/analytics/late": ({ body }) => {
      const given = v.strictObject({
        agent: v.string(),
        status: v.string(),
        ms: v.optional(v.number(), 60_000),
      });
      const { agent, status, ms } = parse(given, body);
      const modifiedAt = clock.now() - ms;
      const users = [{ userId: agentNamed(parts, agent).userId, statusId: status, modifiedAt }];
      return toSupervisors(frame("UserStatisticsNotification", { users }));
    },
    "POST /faults/feed/freeze": ({ body }) => {
      const { user: name, ms } = parse(v.strictObject({ ...user, ms: v.optional(v.number(), 30_000) }), body);
      return ok({ sockets: events.faults.freeze(one(name), ms) });
    },
    "POST /faults/feed/refuse": ({ body }) => {
      events.faults.refuse(parse(count, body).count);
      return ok({});
    },
    "POST /faults/feed/duplicate": ({ body }) => {
      events.faults.duplicate(parse(on, body).on);
      return ok({});
    },
    "POST /faults/feed/reorder": ({ body }) => {
      events.faults.reorder(parse(on, body).on);
      return ok({});
    },
    "POST /faults/feed/huge": ({ body }) => {
      const { user: name, bytes } = parse(
        v.strictObject({ ...user, bytes: v.optional(v.number(), 5_000_000) }),
        body,
      );
      return toEach(
        name,
        frame("WorkitemStateChangeNotification", { workitem: { filler: "x".repeat(bytes) } }),
      );
    },
    "POST /faults/feed/malformed": ({ body }) =>
      toEach(parse(v.strictObject(user), body).user, '{"name":"OfferNotification","message":{"offer":'),
    "POST /faults/feed/event": ({ body }) => {
      const given = v.strictObject({
        ...user,
        name: v.optional(v.string(), "SomethingNewNotification"),
        message: v.optional(v.unknown(), {}),
      });
      const { user: name, name: called, message } = parse(given, body);
      return toEach(name, frame(called, message));
    },
    // mod_verto
    "POST /faults/verto/drop": ({ body }) =>
      ok({ sockets: verto().dropSockets(login(parse(v.strictObject(user), body).user)) }),
    "POST /faults/verto/freeze": ({ body }) => {
      const { user: name, ms } = parse(v.strictObject({ ...user, ms: v.optional(v.number(), 30_000) }), body);
      return ok({ sockets: verto().freezeSockets(login(name), ms) });
    },
    "POST /faults/verto/punt": ({ body }) =>
      ok({ sockets: verto().punt(login(parse(v.strictObject(user), body).user)) }),
    "POST /faults/verto/forget": () => {
      verto().forgetSessions();
      return ok({});
    },
    "POST /faults/verto/refuse": ({ body }) => {
      verto().refuseLogins(parse(count, body).count);
      return ok({});
    },
    "POST /faults/verto/delay": ({ body }) => {
      verto().delayFrames(parse(v.strictObject({ ms: v.number() }), body).ms);
      return ok({});
    },
  };
}
