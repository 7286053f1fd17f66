import { describe, expect, test } from "vitest";
import { settled, testContext } from "../work/test-context.ts";
import { agentCommands } from "./agent.ts";

function setUp(user = {}) {
  const set = testContext(user);
  let settings = set.store.get().settings;
  const file = {
    get: () => settings,
    change: (part: object) => {
      settings = { ...settings, ...part };
      return settings;
    },
  };
  return { ...set, commands: agentCommands(set.context, file), agent: () => set.store.get().agent };
}
const to = (statusId: string) => ({ statusId });

describe("choosing a status", () => {
  test("shows as waiting, then as the server confirms", async () => {
    const { commands, answers, agent, args } = setUp();
    const setting = commands.setStatus(to("break"));
    expect(agent()).toMatchObject({ current: { statusId: "available" }, changing: { statusId: "break" } });
    await Promise.resolve();
    await answers("acd.setStatus", { loginAt: 1 });
    expect(await setting).toEqual({ ok: true, value: undefined });
    expect(args("acd.setStatus")).toEqual([["break"]]);
    expect(agent()).toMatchObject({ current: { statusId: "break" }, changing: null, chosen: "break" });
  });
  test("refused: what the server says stays", async () => {
    const { commands, refuses, agent } = setUp();
    const setting = commands.setStatus(to("break"));
    await Promise.resolve();
    await refuses("acd.setStatus", "forbidden");
    expect(await setting).toMatchObject({ error: { code: "forbidden" } });
    expect(agent()).toMatchObject({ current: { statusId: "available" }, changing: null });
  });
  test("the same press twice is one request", async () => {
    const { commands, asked } = setUp();
    void commands.setStatus(to("break"));
    expect(await commands.setStatus(to("break"))).toMatchObject({ error: { code: "busy" } });
    await settled();
    expect(asked()).toHaveLength(1);
  });
  test("the newest press wins: one request at a time, overtaken ones are not sent", async () => {
    const { commands, answers, agent, args } = setUp();
    void commands.setStatus(to("break"));
    void commands.setStatus(to("lunch"));
    void commands.setStatus(to("available"));
    expect(agent().changing?.statusId).toBe("available");
    await settled();
    expect(args("acd.setStatus")).toEqual([["available"]]);
    await answers("acd.setStatus", {});
    expect(agent()).toMatchObject({
      current: { statusId: "available" },
      chosen: "available",
      changing: null,
    });
  });
  test("pressed back while the first is under way: the server is told the last word last", async () => {
    const { commands, answers, agent, args } = setUp();
    void commands.setStatus(to("break"));
    await Promise.resolve();
    expect(args("acd.setStatus")).toEqual([["break"]]);
    void commands.setStatus(to("available"));
    expect(agent().changing?.statusId).toBe("available");
    await answers("acd.setStatus", {});
    expect(args("acd.setStatus")).toEqual([["break"], ["available"]]);
    await answers("acd.setStatus", {});
    expect(agent()).toMatchObject({
      current: { statusId: "available" },
      changing: null,
      chosen: "available",
    });
  });
  test.each(["busy", "noAnswer", "made-up"])("%s cannot be chosen", async (statusId) => {
    const { commands, asked } = setUp();
    expect(await commands.setStatus(to(statusId))).toMatchObject({ error: { code: "notFound" } });
    expect(asked()).toEqual([]);
  });
  test("a tenant that fixes the status is respected", async () => {
    const { commands } = setUp({ mayChangeStatus: false });
    expect(await commands.setStatus(to("break"))).toMatchObject({ error: { code: "notAllowed" } });
  });
  test("during a call the server is left alone", async () => {
    const { commands, asked, agent, talks } = setUp();
    talks();
    expect(await commands.setStatus(to("lunch"))).toEqual({ ok: true, value: undefined });
    expect(asked()).toEqual([]);
    expect(agent()).toMatchObject({ next: "lunch", chosen: "available" });
  });
});

describe("ACD log-in and log-out", () => {
  test("the first status logs in", async () => {
    const { commands, answers, agent, args, store } = setUp();
    store.dispatch({ kind: "acdChanged", acd: "out" });
    const setting = commands.setStatus(to("available"));
    await Promise.resolve();
    expect(agent().acd).toBe("loggingIn");
    expect(args("users.loginToAcd")).toEqual([[{ status: { statusId: "available", status: 1 } }]]);
    await answers("users.loginToAcd", { loginAt: 1 });
    expect(await setting).toMatchObject({ ok: true });
    expect(agent()).toMatchObject({ acd: "in", current: { statusId: "available" } });
  });
  test("a refused log-in leaves the agent out", async () => {
    const { commands, refuses, agent, store } = setUp();
    store.dispatch({ kind: "acdChanged", acd: "out" });
    const setting = commands.setStatus(to("available"));
    await Promise.resolve();
    await refuses("users.loginToAcd", "forbidden");
    expect(await setting).toMatchObject({ error: { code: "forbidden" } });
    expect(agent()).toMatchObject({ acd: "out", changing: null });
  });
  test("logging out, once, and only when in", async () => {
    const { commands, answers, agent, asked } = setUp();
    const leaving = commands.logoutFromAcd(undefined);
    expect(await commands.logoutFromAcd(undefined)).toMatchObject({ error: { code: "busy" } });
    await answers("users.logoutFromAcd");
    expect(await leaving).toMatchObject({ ok: true });
    expect(agent()).toMatchObject({ acd: "out", current: null });
    expect(await commands.logoutFromAcd(undefined)).toMatchObject({ ok: true });
    expect(asked()).toHaveLength(1);
  });
  test("a refused log-out leaves the agent in", async () => {
    const { commands, refuses, agent } = setUp();
    const leaving = commands.logoutFromAcd(undefined);
    await refuses("users.logoutFromAcd", "serverError");
    expect(await leaving).toMatchObject({ error: { code: "serverError" } });
    expect(agent().acd).toBe("in");
  });
});

describe("what is taken of each channel", () => {
  const sms = { enabled: true, limit: 3, multitasking: true };
  const onWire = { sms: { ...sms, priority: 1 } };

  test("chosen while out it goes along with every ACD login", async () => {
    const { commands, agent, args, asked, store } = setUp();
    store.dispatch({ kind: "acdChanged", acd: "out" });
    expect(await commands.setChannels({ channels: { sms } })).toMatchObject({ ok: true });
    expect(asked()).toEqual([]);
    void commands.setStatus(to("available"));
    await settled();
    expect(args("users.loginToAcd")).toEqual([
      [{ status: { statusId: "available", status: 1 }, channels: onWire }],
    ]);
    expect(agent().channels).toEqual({});
  });
  test("chosen while in it goes with the status at once, and is kept when the server took it", async () => {
    const { commands, answers, agent, args, store } = setUp();
    const setting = commands.setChannels({ channels: { sms } });
    await settled();
    expect(args("acd.setStatus")).toEqual([["available", onWire]]);
    expect(store.get().settings.channels).toEqual({});
    await answers("acd.setStatus", { loginAt: 1 });
    expect(await setting).toMatchObject({ ok: true });
    expect(agent().channels).toEqual({ sms });
    expect(Object.values(store.get().settings.channels)).toEqual([{ sms }]);
  });
  test("refused it is not kept; left to the contact centre again it is forgotten", async () => {
    const { commands, answers, refuses, store } = setUp();
    const setting = commands.setChannels({ channels: { sms } });
    await settled();
    await refuses("acd.setStatus", "forbidden");
    expect(await setting).toMatchObject({ error: { code: "forbidden" } });
    expect(store.get().settings.channels).toEqual({});
    const again = commands.setChannels({ channels: { sms } });
    await settled();
    await answers("acd.setStatus", {});
    await again;
    expect(await commands.setChannels({ channels: null })).toMatchObject({ ok: true });
    expect(store.get().settings.channels).toEqual({});
  });
  test("not during a call, whose status is the server's", async () => {
    const { commands, asked, talks } = setUp();
    talks();
    expect(await commands.setChannels({ channels: { sms } })).toMatchObject({
      error: { code: "notAllowed" },
    });
    expect(asked()).toEqual([]);
  });
});
