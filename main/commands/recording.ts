import type { Handlers } from "../../shared/contract/index.ts";
import type { Recording } from "../../shared/contract/recording.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import { voicemailFileId } from "../../shared/wire/linked-file.ts";
import type { Workitem } from "../../shared/wire/workitem.ts";
import type { ConversationService } from "../nextiva/conversation-service.ts";
import type { FileService } from "../nextiva/file-service.ts";
import type { WorkitemService } from "../nextiva/workitem-service.ts";
import type { ReadPiece, RecordingPages } from "../recordings/pages.ts";
import { pieceBytes, pieceOf, soundTypeOf } from "../recordings/pieces.ts";
import { outcomeOf } from "../work/context.ts";

type Source = Parameters<FileService["downloadPiece"]>[0];
type Found = { readonly kind: Recording["kind"]; readonly source: Source };

/** Listening to what was recorded. What there is, and where, is what the server says of that workitem. */
export function recordingCommands(parts: {
  readonly workitems: Pick<WorkitemService, "fetchWorkitemDetail" | "fetchWorkitem">;
  readonly conversations: Pick<ConversationService, "fetchTranscriptionsAndRecordings">;
  readonly files: Pick<FileService, "downloadPiece">;
  readonly pages: Pick<RecordingPages, "show">;
  readonly playOn: (deviceId: string) => void;
}): Handlers<"recording"> {
  const { workitems, conversations, files, pages } = parts;

  /** Its conversation has its recordings; the workitem names one by itself where it belongs to none. */
  async function recordedIn(workitemId: string, item: Workitem): Promise<Result<readonly Found[]>> {
    const { conversationId, recordingURL } = item;
    const named = (url: string | undefined): Found[] =>
      url === undefined || url === "" ? [] : [{ kind: "recording", source: { url } }];
    if (!conversationId) return ok(named(recordingURL));
    const read = await outcomeOf(conversations.fetchTranscriptionsAndRecordings(conversationId, workitemId));
    if (!read.ok) return recordingURL ? ok(named(recordingURL)) : read;
    const pages = (read.value.objects ?? []).filter((page) => (page.workitemId ?? workitemId) === workitemId);
    const urls = pages.flatMap((page) => (page.callRecordingData ?? []).map(({ url }) => url));
    const found = urls.flatMap(named);
    return ok(found.length > 0 ? found : named(recordingURL));
  }

  /** Its beginning is read at once: what cannot be had, or is no sound, is told before anybody presses Play. */
  async function shown({ kind, source }: Found): Promise<Result<Recording>> {
    const read: ReadPiece = (start, count) =>
      outcomeOf(files.downloadPiece(source, { start, count }, pieceOf));
    const first = await read(0, pieceBytes);
    if (!first.ok) return first;
    const type = soundTypeOf(first.value.bytes);
    if (type === null) return fail("badAnswer", "recording: not a sound");
    return ok({ kind, url: pages.show({ type, first: first.value, read }) });
  }

  return {
    async playOn({ deviceId }) {
      parts.playOn(deviceId);
      return ok();
    },
    async open({ workitemId, conversationId }) {
      const detail = await outcomeOf(workitems.fetchWorkitemDetail(workitemId));
      const item = detail.ok ? detail : await outcomeOf(workitems.fetchWorkitem(workitemId));
      if (!item.ok) return item;
      if (conversationId !== "" && conversationId !== item.value.conversationId) return fail("notFound");
      const { voicemailFile } = item.value;
      const recorded = await recordedIn(workitemId, item.value);
      if (!recorded.ok) return recorded;
      const voicemail: Found[] = voicemailFile
        ? [{ kind: "voicemail", source: { fileId: voicemailFileId(voicemailFile) } }]
        : [];
      const all = await Promise.all([...voicemail, ...recorded.value].map(shown));
      const good = all.flatMap((each) => (each.ok ? [each.value] : []));
      const bad = all.find((each) => !each.ok);
      if (good.length > 0) return ok(good);
      return bad ?? fail("notFound");
    },
  };
}
