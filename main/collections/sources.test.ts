import { expect, test, vi } from "vitest";
import { wholeToday } from "../../shared/contract/history.ts";
import { fakeClock } from "../../shared/fake-clock.ts";
import { createDrafts } from "../drafts/drafts.ts";
import { ServiceError } from "../nextiva/errors.ts";
import { createFirsts } from "../people/firsts.ts";
import { createPeople } from "../people/people.ts";
import { signedInStore } from "../state/test-samples.ts";
import { createKnownVoiceSettings } from "../work/voice-settings.ts";
import { collectionSources } from "./index.ts";

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
const all = { start: 0, count: 100 };

function setUp(services: Record<string, (...args: never[]) => Promise<unknown>>) {
  const clock = fakeClock();
  const { store } = signedInStore(clock.now);
  const sources = collectionSources({
    store,
    writing: { drafts: createDrafts({ keep() {} }), outbox: { list: () => [] } as never },
    clock,
    users: services as never,
    workitems: services as never,
    people: createPeople({
      services: { objects: services, users: services } as never,
      store,
      firsts: createFirsts({ store, settings: {} as never }),
      clock,
    }),
    conversations: services as never,
    board: {} as never,
    postDial: { of: async () => "" },
    voiceSettings: createKnownVoiceSettings({ store, users: services as never }),
    exports: { last: () => null, watch: () => () => {} },
  });
  return { clock, store, sources };
}

test("a transcript is read from its workitem's conversation", async () => {
  const fetchTranscriptionsAndRecordings = vi.fn(async () => ({
    objects: [{ workitemId: "w1", transcriptionMessages: [{ id: "t1", textMsg: "Hello." }] }],
  }));
  const { sources } = setUp({
    fetchWorkitem: async () => ({ workitemId: "w1", conversationId: "conv-1" }),
    fetchTranscriptionsAndRecordings,
  });
  const view = sources.transcript({ workitemId: "w1", conversationId: "" }, () => {});
  view.want(all);
  await settled();
  expect(view.rows(all)).toMatchObject([{ line: { text: "Hello." } }]);
  expect(fetchTranscriptionsAndRecordings).toHaveBeenCalledWith("conv-1", "w1");
});

test("a transcript of another conversation than the one that was named is not read", async () => {
  const fetchTranscriptionsAndRecordings = vi.fn(async () => ({ objects: [] }));
  const { sources } = setUp({
    fetchWorkitem: async () => ({ workitemId: "w1", conversationId: "conv-1" }),
    fetchTranscriptionsAndRecordings,
  });
  const view = sources.transcript({ workitemId: "w1", conversationId: "conv-2" }, () => {});
  view.want(all);
  await settled();
  expect(view.head()).toMatchObject({ failure: { code: "notFound" } });
  expect(fetchTranscriptionsAndRecordings).not.toHaveBeenCalled();
});

test("of a workitem without a conversation, the workitem is asked alone", async () => {
  const { sources } = setUp({
    fetchWorkitem: async () => ({ workitemId: "w1", transcriptionMessages: [{ textMsg: "Hello." }] }),
  });
  const view = sources.transcript({ workitemId: "w1", conversationId: "" }, () => {});
  view.want(all);
  await settled();
  expect(view.rows(all)).toMatchObject([{ line: { text: "Hello." } }]);
});

test("what the server refuses is a failure that is said", async () => {
  const { sources } = setUp({ fetchWorkitem: () => Promise.reject(new ServiceError("notFound", "404")) });
  const view = sources.transcript({ workitemId: "w1", conversationId: "" }, () => {});
  view.want(all);
  await settled();
  expect(view.head()).toMatchObject({ failure: { code: "notFound" } });
});

test("history is read again when a call has ended, as long as somebody looks", async () => {
  const getHistoryPage = vi.fn(async () => ({
    objects: [{ workitemId: "w1", type: "InboundCall" }],
    total: 1,
  }));
  const { sources, store } = setUp({ getHistoryPage });
  const view = sources.history(wholeToday, () => {});
  view.want(all);
  await settled();
  store.dispatch({ kind: "callDialled", callId: "w2", number: "1", name: "" });
  store.dispatch({ kind: "callEnded", callId: "w2", end: "agentHungUp" });
  await settled();
  expect(getHistoryPage).toHaveBeenCalledTimes(2);
  view.close();
  store.dispatch({ kind: "callDialled", callId: "w3", number: "1", name: "" });
  store.dispatch({ kind: "callEnded", callId: "w3", end: "agentHungUp" });
  expect(getHistoryPage).toHaveBeenCalledTimes(2);
});

test("how colleagues are is read again while somebody looks, and not while they do not", async () => {
  let statusId = "available";
  const fetchUsers = vi.fn(async () => ({ objects: [{ userId: "u2", name: "Ben", statusId }], total: 1 }));
  const { sources, clock } = setUp({ fetchUsers });
  const view = sources.directory({ kind: "agents", q: "" }, () => {});
  view.want(all);
  await settled();
  statusId = "break";
  clock.advance(5_000);
  await settled();
  expect(view.rows(all)).toMatchObject([{ statusId: "break" }]);
  view.want({ start: 0, count: 0 });
  clock.advance(60_000);
  await settled();
  expect(fetchUsers).toHaveBeenCalledTimes(2);
  view.close();
  expect(clock.pending()).toBe(0);
});
