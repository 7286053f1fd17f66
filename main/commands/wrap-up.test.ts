import { describe, expect, it } from "vitest";
import { notesKey, wrapUpById } from "../../shared/state/wrap-up.ts";
import { createDrafts } from "../drafts/drafts.ts";
import { noteWrapUps } from "../effects/note-wrap-ups.ts";
import { workitem } from "../state/test-samples.ts";
import { settled, testContext } from "../work/test-context.ts";
import { wrapUpCommands } from "./wrap-up.ts";

const tables: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
  disposition: [
    { dispositionId: "ok", name: "Resolved" },
    { dispositionId: "later", name: "Callback", action: "connectedCallback" },
    { dispositionId: "sale", name: "Sale", forceContactAssignment: true },
    { dispositionId: "poll", name: "Polled", forceSurveyValidation: true },
    { dispositionId: "out", name: "Machine", workitemTypes: ["OutboundCall"] },
    { dispositionId: "other", name: "Other campaign’s" },
  ],
  campaigndisposition: ["ok", "later", "sale", "poll", "out"].map((dispositionId) => ({
    campaignId: "c-spring",
    dispositionId,
  })),
  userprofiledisposition: [],
};

function afterACall() {
  const test = testContext();
  const searched: string[] = [];
  let broken = false;
  const objects = {
    async search(type: string) {
      searched.push(type);
      if (broken) throw new Error("never");
      return { objects: [...(tables[type] ?? [])] };
    },
  };
  const drafts = createDrafts({ keep() {} });
  noteWrapUps({ store: test.store, writing: { drafts } });
  const note = (notes: string) =>
    drafts.edit(notesKey("w1"), "window", 0, { texts: { notes: [notes] }, values: {} });
  const commands = wrapUpCommands({ ...test.context, objects, drafts });
  test.talks();
  test.store.dispatch({
    kind: "workitemReported",
    workitem: workitem("w1", { state: "terminated", modifiedAt: 9 }),
  });
  const one = () => wrapUpById(test.store.get().wrapUps, "w1");
  return { ...test, commands, note, drafts, searched, one, break: () => (broken = true) };
}

describe("dispositions", () => {
  it("are limited by campaign and by kind of call, and read once", async () => {
    const { commands, searched } = afterACall();
    const first = await commands.dispositions({ workitemId: "w1" });
    expect(first.ok && first.value.map((each) => each.id)).toEqual(["ok", "later", "sale", "poll"]);
    await commands.dispositions({ workitemId: "w1" });
    expect(searched).toEqual(["disposition", "campaigndisposition", "userprofiledisposition"]);
  });

  it("of messages are those of their channel", async () => {
    const test = testContext();
    const types = [["InboundSMS"], ["OutboundSMS"], ["InboundCall", "Chat"], ["Email"], []];
    const all = types.map((workitemTypes, at) => ({ dispositionId: `${at}`, name: `${at}`, workitemTypes }));
    const objects = { search: async (type: string) => ({ objects: type === "disposition" ? all : [] }) };
    const commands = wrapUpCommands({ ...test.context, objects, drafts: createDrafts({ keep() {} }) });
    const of = async (channel: string) => {
      test.store.dispatch({ kind: "workitemReported", workitem: workitem(channel, { channel }) });
      const read = await commands.dispositions({ workitemId: channel });
      return read.ok && read.value.map(({ id }) => id).join("");
    };
    expect([await of("sms"), await of("chat"), await of("email"), await of("viber")]).toEqual([
      "04",
      "24",
      "34",
      "4",
    ]);
  });

  it("of a call that nobody knows are none", async () => {
    const { commands } = afterACall();
    expect(await commands.dispositions({ workitemId: "w9" })).toMatchObject({ error: { code: "gone" } });
  });
});

describe("submitting", () => {
  it.each([
    ["nothing chosen", {}, "disposition"],
    ["one of another campaign", { dispositionId: "other" }, "disposition"],
    ["a callback without its date", { dispositionId: "later" }, "callback"],
    ["one that needs a contact", { dispositionId: "sale" }, "contact"],
    ["one that needs a survey", { dispositionId: "poll" }, "survey"],
  ])("%s is not sent, and what is missing is named", async (_, said, missing) => {
    const { commands, asked } = afterACall();
    await commands.write({ workitemId: "w1", ...said });
    const refused = await commands.submit({ workitemId: "w1" });
    expect(refused).toEqual({ ok: false, error: { code: "incomplete", reason: missing } });
    expect(asked("workitems.submit")).toEqual([]);
  });

  it("sends outcome, date and trimmed notes once, and is over with the server’s yes", async () => {
    const { commands, note, args, answers, one } = afterACall();
    note(" call me ");
    await commands.write({ workitemId: "w1", dispositionId: "later", callbackAt: 77 });
    const sent = commands.submit({ workitemId: "w1" });
    await settled();
    expect(await commands.submit({ workitemId: "w1" })).toMatchObject({ error: { code: "busy" } });
    expect(await commands.write({ workitemId: "w1", dispositionId: "ok" })).toMatchObject({
      error: { code: "busy" },
    });
    expect(args("workitems.submitDisposition")).toEqual([
      ["w1", { dispositionId: "later", notes: "call me", callbackDate: 77, callbackTime: 77 }],
    ]);
    await answers("workitems.submitDisposition", {});
    expect(await sent).toEqual({ ok: true, value: undefined });
    expect(one()).toBeNull();
  });

  it("that is refused keeps every word", async () => {
    const { commands, note, drafts, refuses, one } = afterACall();
    note("n");
    await commands.write({ workitemId: "w1", dispositionId: "ok" });
    const sent = commands.submit({ workitemId: "w1" });
    await settled();
    await refuses("workitems.submitDisposition", "serverError");
    expect(await sent).toMatchObject({ error: { code: "serverError" } });
    expect(one()).toMatchObject({ noted: true, dispositionId: "ok", sending: false });
    expect(drafts.read(notesKey("w1")).draft.texts.notes).toBe("n");
  });

  it.each([
    ["ok", true],
    [undefined, false],
    ["later", false],
  ])("with an unclear end looks at the workitem: it has %j", async (dispositionId, taken) => {
    const { commands, refuses, answers, asked, one } = afterACall();
    await commands.write({ workitemId: "w1", dispositionId: "ok" });
    const sent = commands.submit({ workitemId: "w1" });
    await settled();
    await refuses("workitems.submitDisposition", "ambiguous");
    await answers("workitems.fetchWorkitem", { workitemId: "w1", dispositionId });
    expect((await sent).ok).toBe(taken);
    expect(one() === null).toBe(taken);
    expect(asked("workitems.submit")).toHaveLength(1);
  });
});

describe("an error after the outcome was taken", () => {
  it("is no failure, and nothing is sent twice", async () => {
    const { commands, refuses, answers, asked, one } = afterACall();
    await commands.write({ workitemId: "w1", dispositionId: "ok" });
    const sent = commands.submit({ workitemId: "w1" });
    await settled();
    await refuses("workitems.submitDisposition", "serverError", { ambiguous: true });
    await answers("workitems.fetchWorkitem", { workitemId: "w1", dispositionId: "ok" });
    expect([await sent, one()]).toEqual([{ ok: true, value: undefined }, null]);
    expect(asked("workitems.submit")).toHaveLength(1);
  });
  it("that could not be looked up then is looked up before the next press sends anything", async () => {
    const { commands, refuses, answers, asked, one } = afterACall();
    await commands.write({ workitemId: "w1", dispositionId: "ok" });
    const first = commands.submit({ workitemId: "w1" });
    await settled();
    await refuses("workitems.submitDisposition", "serverError", { ambiguous: true });
    await refuses("workitems.fetchWorkitem", "offline");
    expect((await first).ok).toBe(false);
    const second = commands.submit({ workitemId: "w1" });
    await settled();
    await answers("workitems.fetchWorkitem", { workitemId: "w1", dispositionId: "ok" });
    expect([(await second).ok, one()]).toEqual([true, null]);
    expect(asked("workitems.submit")).toHaveLength(1);
  });
});

describe("writing", () => {
  it("is for agents with dispositions, and for calls that are known", async () => {
    const { commands } = afterACall();
    expect(await commands.write({ workitemId: "w9", dispositionId: "ok" })).toMatchObject({
      error: { code: "gone" },
    });
    const { context } = testContext({ disposes: false });
    const without = wrapUpCommands({
      ...context,
      objects: { search: async () => ({ objects: [] }) },
      drafts: createDrafts({ keep() {} }),
    });
    expect(await without.write({ workitemId: "w1", dispositionId: "ok" })).toMatchObject({
      error: { code: "notAllowed" },
    });
  });

  it("is thrown away only when asked", async () => {
    const { commands, note, drafts, one } = afterACall();
    note("x");
    expect(one()?.noted).toBe(true);
    await commands.drop({ workitemId: "w1" });
    expect([one(), drafts.keys()]).toEqual([null, []]);
  });
});
