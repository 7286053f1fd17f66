/** Calls from outside, and what their far ends do and hear. */
import * as v from "valibot";
import { ok } from "../http/answers.ts";
import type { Hearing } from "../voice/media/types.ts";
import { itemOnWire } from "../world/projection.ts";
import {
  attempt,
  ControlError,
  type ControlParts,
  type ControlRoutes,
  parse,
  target,
  utterance,
} from "./parts.ts";

const callRequestSchema = v.strictObject({ ...target, says: v.optional(utterance) });
const transcriptRequestSchema = v.strictObject({
  id: v.optional(v.string()),
  speaker: v.optional(v.picklist(["customer", "agent"]), "customer"),
  text: v.optional(v.string()),
  final: v.optional(v.boolean(), true),
  completed: v.optional(v.boolean(), false),
});
const goal = v.strictObject({
  minDbfs: v.exactOptional(v.number()),
  maxDbfs: v.exactOptional(v.number()),
  nearHz: v.exactOptional(v.strictObject({ hz: v.number(), within: v.number() })),
  forMs: v.optional(v.number(), 500),
  timeoutMs: v.optional(v.number(), 30_000),
});

/** RMS per second and the last half second. */
export function hearingReport(hearing: Hearing, query: URLSearchParams) {
  return { now: hearing.now(), seconds: hearing.seconds(Number(query.get("since") ?? 0)) };
}

export async function waitFor(hearing: Hearing, body: unknown) {
  const met = await hearing.waitUntilHears(parse(goal, body));
  return met.ok ? { met: true, heard: met.value } : { met: false, heard: met.last };
}

export function callRoutes(parts: ControlParts): ControlRoutes {
  const { callers, voice, backend } = parts;
  const shown = (workitemId: string) => {
    const item = callers.caller(workitemId)?.item();
    return item === undefined ? {} : itemOnWire(backend.centre.world(), item);
  };
  const caller = (workitemId: string | undefined) => {
    const found = callers.caller(workitemId ?? "");
    if (found === undefined) throw new ControlError(404, "no such call");
    return found;
  };
  const hearing = (workitemId: string | undefined) => {
    const found = voice.hears(workitemId ?? "");
    if (found === undefined) throw new ControlError(404, "nothing is heard there");
    return found;
  };
  return {
    "POST /calls": ({ body }) => {
      const { workitemId } = attempt(() => callers.placeCall(parse(callRequestSchema, body)));
      return ok({ workitemId, workitem: shown(workitemId) });
    },
    "GET /calls/*": ({ parts: [id] }) => {
      caller(id);
      return ok({ workitem: shown(id ?? "") });
    },
    "POST /calls/*/says": ({ parts: [id], body }) => {
      const { what } = parse(v.strictObject({ what: utterance }), body);
      caller(id).says(what);
      return ok({ saying: what });
    },
    "POST /calls/*/presses": async ({ parts: [id], body }) => {
      const { digits } = parse(
        v.strictObject({ digits: v.pipe(v.string(), v.regex(/^[0-9A-D*#]+$/i)) }),
        body,
      );
      await caller(id).presses(digits);
      return ok({});
    },
    "POST /calls/*/hangup": ({ parts: [id] }) => {
      caller(id).hangsUp();
      return ok({ workitem: shown(id ?? "") });
    },
    "POST /calls/*/transcript": ({ parts: [id = ""], body }) => {
      const { completed, ...piece } = parse(transcriptRequestSchema, body);
      caller(id);
      if (piece.text !== undefined) {
        const { text, speaker, final } = piece;
        backend.centre.do({
          kind: "transcribe",
          workitemId: id,
          piece: { id: piece.id, speaker, text, final },
        });
      }
      if (completed) backend.centre.do({ kind: "completeTranscript", workitemId: id });
      return ok({ pieces: backend.centre.world().transcripts.get(id)?.pieces ?? [] });
    },
    "GET /calls/*/hears": ({ parts: [id], query }) => ok(hearingReport(hearing(id), query)),
    "POST /calls/*/hears": async ({ parts: [id], body }) => ok(await waitFor(hearing(id), body)),
  };
}
