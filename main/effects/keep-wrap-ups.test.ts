import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { changeOf } from "../../shared/drafts/text.ts";
import { fakeClock } from "../../shared/fake-clock.ts";
import { notesKey } from "../../shared/state/wrap-up.ts";
import { createDrafts } from "../drafts/drafts.ts";
import type { KeptFile } from "../files/kept-file.ts";
import { createStore } from "../state/store.ts";
import { amy, offer, signedInFacts, workitem } from "../state/test-samples.ts";
import { settled } from "../work/test-context.ts";
import { type KeptWrapUps, keepWrapUps, keptWrapUpsSchema } from "./keep-wrap-ups.ts";
import { noteWrapUps } from "./note-wrap-ups.ts";

function fakeFile(held: KeptWrapUps | null = null) {
  const wished: (KeptWrapUps | null)[] = [];
  const file: KeptFile<KeptWrapUps> = {
    read: async () => held,
    keep(value) {
      wished.push(value);
      held = value;
    },
    written: async () => {},
  };
  return { file, wished, held: () => held };
}

async function signedInWith(held: KeptWrapUps | null = null) {
  const clock = fakeClock();
  const store = createStore(clock.now);
  const file = fakeFile(held);
  const drafts = createDrafts({ keep() {} });
  noteWrapUps({ store, writing: { drafts } });
  const close = keepWrapUps({ store, writing: { drafts }, clock, wrapUpsFile: file.file });
  const note = (notes: string) => {
    const key = notesKey("w1");
    const { revision, draft } = drafts.read(key);
    const change = changeOf(draft.texts.notes ?? "", notes) ?? [];
    drafts.edit(key, "window", revision, { texts: { notes: change }, values: {} });
  };
  for (const fact of signedInFacts) store.dispatch(fact);
  await settled();
  clock.advance(1_000);
  const talk = () => {
    store.dispatch({ kind: "callAccepted", offer: offer("o1", { workitemId: "w1" }) });
    store.dispatch({ kind: "workitemReported", workitem: workitem("w1") });
  };
  return { clock, store, drafts, note, close, talk, ...file };
}

const notesOf = (held: KeptWrapUps | null) =>
  Object.entries(held ?? {}).map(([user, list]) => [user, ...list.map((each) => each.notes)]);

describe("unsent words", () => {
  it("are on the disk soon after they were typed, and gone with the server’s yes", async () => {
    const { clock, store, note, talk, held, wished } = await signedInWith();
    talk();
    const before = wished.length;
    for (const notes of ["A", "As", "Ask"]) note(notes);
    expect(wished.length).toBe(before);
    clock.advance(250);
    expect(wished.length).toBe(before + 1);
    expect(notesOf(held())).toEqual([[amy.userId, "Ask"]]);
    store.dispatch({ kind: "wrapUpTaken", workitemId: "w1" });
    clock.advance(250);
    expect(held()).toBeNull();
  });

  it.each(["the program ends", "the agent signs out"])("typed just before %s are kept", async (how) => {
    const { store, note, talk, held, close } = await signedInWith();
    talk();
    note("last words");
    if (how === "the program ends") await close();
    else {
      store.dispatch({ kind: "signOutStarted" });
      store.dispatch({ kind: "signedOut", why: "signedOut", error: null });
    }
    expect(notesOf(held())).toEqual([[amy.userId, "last words"]]);
  });

  it("come back to whom they belong, and the others’ stay where they are", async () => {
    const first = await signedInWith();
    first.talk();
    first.note("mine");
    await first.close();
    const [mine] = first.held()?.[amy.userId] ?? [];
    if (mine === undefined) throw new Error("nothing kept");
    const { store, drafts, talk, held, clock } = await signedInWith({ [amy.userId]: [mine], other: [mine] });
    const [back] = store.get().wrapUps.list;
    expect(back).toMatchObject({ noted: true, sending: false });
    expect(drafts.read(notesKey("w1")).draft.texts.notes).toBe("mine");
    expect(back?.endedAt).not.toBeNull();
    talk();
    store.dispatch({ kind: "wrapUpDropped", workitemId: "w1" });
    clock.advance(250);
    expect(Object.keys(held() ?? {})).toEqual(["other"]);
  });

  it("of an earlier version, kept by call, are read", async () => {
    const first = await signedInWith();
    first.talk();
    first.note("mine");
    await first.close();
    const [mine] = first.held()?.[amy.userId] ?? [];
    if (mine === undefined) throw new Error("nothing kept");
    const { workitemId, channel: _, ...old } = mine;
    const read = v.parse(keptWrapUpsSchema, { [amy.userId]: [{ ...old, callId: workitemId }] });
    expect(read).toEqual({ [amy.userId]: [mine] });
    expect(v.is(keptWrapUpsSchema, { [amy.userId]: [old] })).toBe(false);
  });

  it("of more than a week ago come back no more", async () => {
    const first = await signedInWith();
    first.talk();
    first.note("old");
    await first.close();
    const [mine] = first.held()?.[amy.userId] ?? [];
    if (mine === undefined) throw new Error("nothing kept");
    const { store } = await signedInWith({ [amy.userId]: [{ ...mine, endedAt: -8 * 24 * 3_600_000 }] });
    expect(store.get().wrapUps.list).toEqual([]);
  });
});
