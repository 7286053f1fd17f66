import { describe, expect, test, vi } from "vitest";
import type { Workitem } from "../../shared/wire/workitem.ts";
import { ServiceError } from "../nextiva/errors.ts";
import { createRecordingPages } from "../recordings/pages.ts";
import { recordingCommands } from "./recording.ts";

const wav = Buffer.from("RIFF\x24\0\0\0WAVE", "latin1");
const answer = (bytes: Buffer = wav) =>
  new Response(new Uint8Array(bytes), {
    status: 206,
    headers: { "content-range": `bytes 0-${bytes.length - 1}/999` },
  });

function setUp(
  item: Partial<Workitem>,
  recordings: readonly { id: string; url: string }[] | ServiceError = [],
  download: () => Response | ServiceError = answer,
) {
  const asked: unknown[] = [];
  let ids = 0;
  const newId = () => {
    ids += 1;
    return `id-${ids}`;
  };
  const { open } = recordingCommands({
    workitems: {
      fetchWorkitemDetail: async () => ({ workitemId: "w-1", ...item }) as Workitem,
      fetchWorkitem: async () => ({ workitemId: "w-1", ...item }) as Workitem,
    },
    conversations: {
      fetchTranscriptionsAndRecordings: vi.fn(async () => {
        if (recordings instanceof ServiceError) throw recordings;
        return { objects: [{ workitemId: "w-1", callRecordingData: [...recordings] }] };
      }),
    },
    files: {
      async downloadPiece(of, _piece, take) {
        asked.push(of);
        const got = download();
        if (got instanceof ServiceError) throw got;
        return take(got);
      },
    },
    playOn() {},
    pages: createRecordingPages(newId, "app://hookswitch"),
  });
  return { asked, open: (conversationId = "") => open({ workitemId: "w-1", conversationId }) };
}

const url = "https://acme.thrio.io/rec/1.wav?token=secret";

describe("what can be listened to", () => {
  test("is what the conversation names; no address of the server's reaches a window", async () => {
    const { open, asked } = setUp({ conversationId: "c-1" }, [{ id: "r", url }]);
    const opened = await open("c-1");
    expect(opened).toEqual({ ok: true, value: [{ kind: "recording", url: "recording://id-1/" }] });
    expect(JSON.stringify(opened)).not.toContain("secret");
    expect(asked).toEqual([{ url }]);
  });
  test("of a workitem without a conversation is what it names itself", async () => {
    const { open } = setUp({ recordingURL: url });
    expect(await open()).toMatchObject({ value: [{ kind: "recording" }] });
  });
  test("a voicemail comes first", async () => {
    const { open, asked } = setUp({ conversationId: "c-1", voicemailFile: "v.wav" }, [{ id: "r", url }]);
    expect(await open()).toMatchObject({ value: [{ kind: "voicemail" }, { kind: "recording" }] });
    expect(asked[0]).toEqual({ fileId: "v.wav" });
  });
});

describe("what cannot is told", () => {
  test("there is none", async () => {
    expect(await setUp({ conversationId: "c-1" }).open()).toMatchObject({ error: { code: "notFound" } });
  });
  test.each([
    ["forbidden", new ServiceError("forbidden", "403")],
    ["notFound", new ServiceError("notFound", "404")],
    ["badAnswer", new ServiceError("badAnswer", "odd")],
  ])("%s", async (code, error) => {
    const { open } = setUp({ recordingURL: url }, [], () => error);
    expect(await open()).toMatchObject({ error: { code } });
  });
  test("a page in place of a sound", async () => {
    const { open } = setUp({ recordingURL: url }, [], () => answer(Buffer.from("<html>")));
    expect(await open()).toMatchObject({ error: { code: "badAnswer" } });
  });
  test("one of another conversation is not for this window", async () => {
    const { open, asked } = setUp({ conversationId: "c-1" }, [{ id: "r", url }]);
    expect(await open("c-2")).toMatchObject({ error: { code: "notFound" } });
    expect(asked).toEqual([]);
  });
});
