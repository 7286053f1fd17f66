/** Workitems: reading them, and what is written about them (priority is the workflows API's). */
import * as v from "valibot";
import { DispositionSchema, SendEmailResponseSchema } from "../../shared/wire/workitem.ts";
import { itemOnWire } from "../world/projection.ts";
import { messagesOf } from "../world/transcripts.ts";
import type { Item, World } from "../world/types.ts";
import { failed, fits, ok, paged, pageOf, type Rows, read, run } from "./answers.ts";
import type { Handlers } from "./types.ts";

type Names =
  | "workitems"
  | "myWorkitems"
  | "workitem"
  | "workitemDetail"
  | "changePriority"
  | "sendEmailResponse"
  | "finishWorkitem"
  | "submitDisposition"
  | "saveSurvey"
  | "associateContact";

/** Open ones first. */
function openThenOver(open: readonly Item[], over: Rows<Item>): Rows<Item> {
  return {
    total: open.length + over.total,
    slice: (start, count) => {
      const first = open.slice(start, start + count);
      return [...first, ...over.slice(Math.max(0, start - open.length), count - first.length)];
    },
  };
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
    const shown = (item: Item) => itemOnWire(world, item);
    const open = [...world.items.values()];
    const over = world.history.select();
    const q = query.get("q");
    if (q === null || q.trim() === "") return ok(pageOf(openThenOver(open, over), query, shown));
    const all = [...open, ...over.values()].map(shown);
    return ok(
      paged(
        all.filter((item) => fits(item, q)),
        query,
      ),
    );
  },
  myWorkitems({ user }, backend) {
    const world = backend.centre.world();
    const mine = world.itemsOf(user.userId);
    return ok({ objects: mine.map((item) => withTranscript(world, item)) });
  },
  workitem({ params }, backend) {
    const world = backend.centre.world();
    const item = world.item(params.id);
    return item === undefined ? { status: 404 } : ok(withTranscript(world, item));
  },
  workitemDetail({ params }, backend) {
    const world = backend.centre.world();
    const item = world.item(params.id);
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
    const { from, to, subject, toAddresses, ccAddresses = [], bccAddresses = [], bodyParts } = parsed.value;
    const part = (name: string) => (typeof bodyParts?.[name] === "string" ? bodyParts[name] : undefined);
    const html = part("html");
    const content = {
      textMsg: part("text") ?? "",
      subject,
      from,
      to: toAddresses ?? [to],
      cc: ccAddresses,
      bcc: bccAddresses,
      ...(html === undefined ? {} : { html }),
    };
    return run(backend, { kind: "reply", userId: user.userId, workitemId: params.workitemId, content });
  },
  finishWorkitem: ({ user, params }, backend) =>
    run(backend, { kind: "hangUp", userId: user.userId, workitemId: params.workitemId }),
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
