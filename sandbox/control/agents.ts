/** Agents as somebody else sees and moves them: the supervisor's hand, the leg, the line. */
import * as v from "valibot";
import { UserVoiceSettingsSchema } from "../../shared/wire/voice-settings.ts";
import { ok, run } from "../http/answers.ts";
import { changeVoiceSettings } from "../http/voice-settings.ts";
import { hearingReport, waitFor } from "./calls.ts";
import {
  agentNamed,
  ControlError,
  type ControlParts,
  type ControlRoutes,
  parse,
  utterance,
} from "./parts.ts";

const change = v.strictObject({
  firstName: v.exactOptional(v.string()),
  lastName: v.exactOptional(v.string()),
  acdAutoAccept: v.exactOptional(v.boolean()),
  acdAutoLogin: v.exactOptional(v.boolean()),
  enabled: v.exactOptional(v.boolean()),
  /** A supervisor's authority, given or taken away: who is signed in learns of it with the next reading of the session. */
  role: v.exactOptional(v.picklist(["Agent", "Supervisor"])),
  telephony: v.exactOptional(
    v.strictObject({
      type: v.exactOptional(v.picklist(["WEBRTC", "PSTN"])),
      number: v.exactOptional(v.string()),
      workOffHook: v.exactOptional(v.boolean()),
      answers: v.exactOptional(v.boolean()),
    }),
  ),
  /** Rights and defaults of the user, under the wire's names. */
  extra: v.exactOptional(v.record(v.string(), v.unknown())),
});
const directCall = v.strictObject({
  from: v.optional(v.string(), "1009"),
  name: v.optional(v.string(), "A colleague"),
  says: v.optional(utterance),
});

const positive = v.pipe(v.number(), v.minValue(0));
const activitySize = v.strictObject({
  agents: v.optional(positive, 1_000_000),
  perSecond: v.optional(positive, 10),
  queues: v.optional(v.pipe(positive, v.maxValue(200)), 0),
});

export function agentRoutes(parts: ControlParts): ControlRoutes {
  const { backend, voice } = parts;
  const supervisor = () => {
    return backend.centre.find("sue")?.userId ?? "";
  };
  const leg = (name: string | undefined) => {
    const found = voice.leg(agentNamed(parts, name).userId);
    if (found === undefined) throw new ControlError(404, "that agent has no leg");
    return found;
  };
  const side = (name: string | undefined, which: "heard" | "said") => {
    const hearing = leg(name)[which];
    if (hearing === undefined) throw new ControlError(404, "nothing is measured there");
    return hearing;
  };
  return {
    "POST /agents/*/status": ({ parts: [name], body }) => {
      const { status } = parse(v.strictObject({ status: v.string() }), body);
      const of = agentNamed(parts, name).userId;
      return run(backend, { kind: "setStatusOf", userId: supervisor(), of, statusId: status });
    },
    "POST /agents/*/mute": ({ parts: [name], body }) => {
      const { muted } = parse(v.strictObject({ muted: v.boolean() }), body);
      return run(backend, { kind: "muteUser", userId: agentNamed(parts, name).userId, muted });
    },
    "POST /agents/*/logout": ({ parts: [name], body }) => {
      const { disable } = parse(v.strictObject({ disable: v.optional(v.boolean(), false) }), body);
      const of = agentNamed(parts, name).userId;
      return run(backend, { kind: "forceLogout", userId: supervisor(), of, disable });
    },
    "PATCH /agents/*": ({ parts: [name], body }) => {
      const { userId } = agentNamed(parts, name);
      run(backend, { kind: "changeAgent", of: userId, change: parse(change, body) as object });
      return ok({});
    },
    /** As if an administrator had changed them elsewhere; the words are the API's own. */
    "PATCH /agents/*/voice-settings": ({ parts: [name], body }) =>
      changeVoiceSettings(backend, agentNamed(parts, name), parse(UserVoiceSettingsSchema, body), "admin"),
    "GET /agents/*/leg": ({ parts: [name], query }) => {
      const { state, said, heard } = leg(name);
      return ok({
        state,
        said: said === undefined ? null : hearingReport(said, query),
        heard: heard === undefined ? null : hearingReport(heard, query),
      });
    },
    "POST /agents/*/hears": async ({ parts: [name], body }) => ok(await waitFor(side(name, "heard"), body)),
    "POST /agents/*/speaks": async ({ parts: [name], body }) => ok(await waitFor(side(name, "said"), body)),
    /** As if the line itself had failed: the calls on it wait for another leg, for a while. */
    "POST /agents/*/leg/end": ({ parts: [name] }) => {
      leg(name).end();
      return ok({});
    },
    "POST /agents/*/rings": ({ parts: [name], body }) => {
      const { from, name: callerName, says } = parse(directCall, body);
      const { userId } = agentNamed(parts, name);
      const rung = voice.ringDirectly(userId, { name: callerName, number: from });
      if (rung === undefined) throw new ControlError(409, "that agent's line cannot be rung directly");
      if (says !== undefined) rung.customer.says(says);
      return ok({});
    },
    "POST /activity": ({ body }) => {
      const size = parse(activitySize, body);
      return ok({ agents: parts.activity.start(size), perSecond: size.perSecond });
    },
    "POST /offers/*/withdraw": ({ parts: [offerId = ""] }) =>
      run(backend, { kind: "withdrawOffer", offerId }),
  };
}
