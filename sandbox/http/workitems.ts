/** Workitems: reading them, and what is written about them (priority is the workflows API's). */
import * as v from "valibot";
import { DispositionSchema, SendEmailResponseSchema } from "../../shared/wire/workitem.ts";
import { itemOnWire } from "../world/projection.ts";
import { messagesOf } from "../world/transcripts.ts";
import type { Item, World } from "../world/types.ts";
import { failed, fits, ok, paged, read, run } from "./answers.ts";
import type { Handlers } from "./types.ts";

type Names =
  | "workitems"
  | "myWorkitems"
  | "workitem"
  | "workitemDetail"
  | "changePriority"
  | "sendEmailResponse"
  | "submitDisposition"
  | "saveSurvey"
  | "associateContact";

export function findItem(world: World, id: string): Item | undefined {
  return Object.hasOwn(world.items, id)
    ? world.items[id]
    : world.history.find((item) => item.workitemId === id || item._id === id);
}

/** Frames leave the transcript out: it comes piece by piece there. */
function withTranscript(world: World, item: Item): Record<string, unknown> {
  const transcriptionMessages = messagesOf(world, item.workitemId);
  return {
    ...itemOnWire(world, item),
    ...(transcriptionMessages.length > 0 ? { transcriptionMessages } : {}),
  };
}

export const workitems: Handlers<Names> = {
  workitems({ query }, backend) {
    const world = backend.centre.world();
    const all = [...Object.values(world.items), ...world.history].map((item) => itemOnWire(world, item));
    return ok(
      paged(
        all.filter((item) => fits(item, query.get("q"))),
        query,
      ),
    );
  },
  myWorkitems({ user }, backend) {
    const world = backend.centre.world();
    const mine = Object.values(world.items).filter((item) => item.agentId === user.userId);
    return ok({ objects: mine.map((item) => withTranscript(world, item)) });
  },
  workitem({ params }, backend) {
    const world = backend.centre.world();
    const item = findItem(world, params.id);
    return item === undefined ? { status: 404 } : ok(withTranscript(world, item));
  },
  workitemDetail({ params }, backend) {
    const world = backend.centre.world();
    const item = findItem(world, params.id);
    if (item === undefined) return failed(404, "no such workitem");
    const recordingURL = `${backend.origin()}/files/recording/${item.workitemId}.wav`;
    return ok({ ...itemOnWire(world, item), ...(item.channelType === "voice" ? { recordingURL } : {}) });
  },
  changePriority({ params, body }, backend) {
    const parsed = read(v.looseObject({ priority: v.number() }), body);
    if ("reply" in parsed) return parsed.reply;
    const { priority } = parsed.value;
    return run(backend, { kind: "setPriority", workitemId: params.workitemId, priority });
  },
  sendEmailResponse({ user, params, body }, backend) {
    const parsed = read(SendEmailResponseSchema, body);
    if ("reply" in parsed) return parsed.reply;
    const text = parsed.value.subject;
    return run(backend, { kind: "reply", userId: user.userId, workitemId: params.workitemId, text });
  },
  submitDisposition({ user, params, body }, backend) {
    const parsed = read(DispositionSchema, body);
    if ("reply" in parsed) return parsed.reply;
    const { dispositionId, notes, callbackDate, callbackTime } = parsed.value;
    const said = { dispositionId, notes, callbackDate, callbackTime };
    return run(backend, { kind: "dispose", userId: user.userId, workitemId: params.workitemId, ...said });
  },
  saveSurvey({ user, params, body }, backend) {
    const parsed = read(v.looseObject({ surveyId: v.string(), surveyResult: v.looseObject({}) }), body);
    if ("reply" in parsed) return parsed.reply;
    const extra = { surveyResult: { ...parsed.value.surveyResult, _currentSurveyId: parsed.value.surveyId } };
    return run(backend, { kind: "note", userId: user.userId, workitemId: params.workitemId, extra });
  },
  associateContact({ user, params, body }, backend) {
    const parsed = read(v.looseObject({ contactId: v.string() }), body);
    if ("reply" in parsed) return parsed.reply;
    const extra = { contactId: parsed.value.contactId };
    return run(backend, { kind: "note", userId: user.userId, workitemId: params.workitemId, extra });
  },
};
