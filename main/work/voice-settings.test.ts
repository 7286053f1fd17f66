import { describe, expect, test } from "vitest";
import type { Forward } from "../../shared/state/voice-settings.ts";
import { settled, testContext } from "./test-context.ts";
import { changeVoiceSetting, createKnownVoiceSettings, type VoiceWish } from "./voice-settings.ts";

const off: Forward = { number: "", enabled: false };
const details = (always: Forward = off, more: object = {}) => ({
  userId: "u-amy",
  expansions: {
    voiceSettingsId: {
      callForwardingSettings: { always: { destinationNumber: always.number, enabled: always.enabled } },
      callWaitingSettings: { enabled: true },
      voicemailSettings: { enabled: false },
      ...more,
    },
  },
});
const to: Forward = { number: "+14155552671", enabled: true };
const wish: VoiceWish = { what: "always", to: { ...to, number: "(415) 555-2671" }, base: off };

function setUp(user: Parameters<typeof testContext>[0] = {}) {
  const test = testContext(user);
  const known = createKnownVoiceSettings(test.context);
  const change = (wished: VoiceWish = wish, userId = "u-amy") =>
    changeVoiceSetting(test.context, known, userId, wished);
  return {
    ...test,
    known,
    change,
    /** Once it was asked: a change waits its turn. */
    async answers(...answer: Parameters<typeof test.answers>) {
      await settled();
      await test.answers(...answer);
    },
  };
}

describe("a voice setting", () => {
  test("is read, changed, and what the answer says is known from then on", async () => {
    const { change, answers, args, known } = setUp();
    const changed = change();
    await answers("users.fetchUser", details());
    await answers("users.updateUserCallForwardingVoiceSetting", {
      callForwardingSettings: { always: { destinationNumber: "14155552671", enabled: true } },
    });
    expect(await changed).toEqual({ ok: true, value: { number: "14155552671", enabled: true } });
    expect(args("users.updateUserCallForwardingVoiceSetting")).toEqual([
      ["u-amy", { always: { destinationNumber: "+14155552671", enabled: true } }],
    ]);
    expect(known.of("u-amy")?.settings.always.enabled).toBe(true);
  });

  test("of forwarding goes with the others that are in use: one may replace them all", async () => {
    const { change, answers, args } = setUp();
    void change({ what: "busy", to, base: off });
    await answers("users.fetchUser", details({ number: "+12125550143", enabled: false }));
    expect(args("users.updateUserCallForwardingVoiceSetting")).toEqual([
      [
        "u-amy",
        {
          always: { destinationNumber: "+12125550143", enabled: false },
          busy: { destinationNumber: "+14155552671", enabled: true },
        },
      ],
    ]);
  });

  test("that was changed elsewhere is not overwritten, and the new one is known", async () => {
    const { change, answers, known, asked } = setUp();
    const changed = change();
    const theirs = { number: "+12125550143", enabled: true };
    await answers("users.fetchUser", details(theirs));
    expect(await changed).toMatchObject({ ok: false, error: { code: "changedElsewhere" } });
    expect(known.of("u-amy")?.settings.always).toEqual(theirs);
    expect(asked("users.update")).toEqual([]);
  });

  test("that is so already needs no request", async () => {
    const { change, answers, asked } = setUp();
    const changed = change();
    await answers("users.fetchUser", details(to));
    expect(await changed).toEqual({ ok: true, value: to });
    expect(asked("users.update")).toEqual([]);
  });

  test.each([
    ["happened", to, { ok: true, value: to }],
    ["did not happen", off, { ok: false, error: { code: "ambiguous" } }],
  ])("after an unclear end the truth is read: it %s", async (_, truth, result) => {
    const { change, answers, refuses } = setUp();
    const changed = change();
    await answers("users.fetchUser", details());
    await refuses("users.updateUserCallForwardingVoiceSetting", "ambiguous");
    await answers("users.fetchUser", details(truth));
    expect(await changed).toMatchObject(result);
  });

  test("that was refused is not read again", async () => {
    const { change, answers, refuses, asked } = setUp();
    const changed = change();
    await answers("users.fetchUser", details());
    await refuses("users.updateUserCallForwardingVoiceSetting", "refused");
    expect(await changed).toMatchObject({ ok: false, error: { code: "refused" } });
    expect(asked("users.fetchUser")).toHaveLength(1);
  });

  test("that the server took and left as it was is said to be refused", async () => {
    const { change, answers } = setUp();
    const changed = change({ what: "busy", to, base: off });
    await answers("users.fetchUser", details());
    await answers("users.updateUserCallForwardingVoiceSetting", {});
    await answers("users.fetchUser", details());
    expect(await changed).toMatchObject({ ok: false, error: { code: "refused" } });
  });

  test("call waiting and voicemail go by their own methods", async () => {
    const { change, answers, args } = setUp();
    const waiting = change({ what: "callWaiting", to: false, base: true });
    await answers("users.fetchUser", details());
    await answers("users.updateUserCallWaitingVoiceSetting", { callWaitingSettings: { enabled: false } });
    expect(await waiting).toEqual({ ok: true, value: false });
    const voicemail = change({ what: "voicemail", to: true, base: false });
    await answers("users.fetchUser", details());
    await answers("users.updateUserVoicemailVoiceSetting", { voicemailSettings: { enabled: true } });
    expect(await voicemail).toEqual({ ok: true, value: true });
    expect(args("users.updateUserVoicemailVoiceSetting")).toEqual([["u-amy", { enabled: true }]]);
  });

  test("two changes of forwarding at once go one after the other, each with what was true then", async () => {
    const { change, answers, args } = setUp();
    const first = change();
    void change({ what: "busy", to: { number: "1002", enabled: true }, base: off });
    await answers("users.fetchUser", details());
    await answers("users.updateUserCallForwardingVoiceSetting", {
      callForwardingSettings: { always: { destinationNumber: to.number, enabled: true } },
    });
    await first;
    await settled();
    await answers("users.fetchUser", details(to));
    expect(args("users.updateUserCallForwardingVoiceSetting")[1]).toEqual([
      "u-amy",
      {
        always: { destinationNumber: to.number, enabled: true },
        busy: { destinationNumber: "1002", enabled: true },
      },
    ]);
  });
});

describe("a number to forward to", () => {
  test.each([
    [{ number: "", enabled: true }, "badNumber"],
    [{ number: "hello", enabled: false }, "badNumber"],
    [{ number: "+1 415 555 2671 ext. 12", enabled: true }, "badNumber"],
    [{ number: "911", enabled: true }, "doubtful"],
  ])("%j is asked about or refused before anything is sent", async (number, code) => {
    const { change, asked } = setUp();
    expect(await change({ what: "always", to: number, base: off })).toMatchObject({ error: { code } });
    expect(asked()).toEqual([]);
  });

  test("a doubtful one goes with a yes; one may be taken away", async () => {
    const { change, asked } = setUp();
    void change({ what: "always", to: { number: "911", enabled: false }, base: off, sure: true });
    void change({ what: "busy", to: off, base: to });
    await settled();
    expect(asked("users.fetchUser").length).toBeGreaterThan(0);
  });
});

describe("somebody else's", () => {
  test("are a supervisor's to change, and nobody else's", async () => {
    const agent = setUp();
    expect(await agent.change(wish, "u2")).toMatchObject({ error: { code: "forbidden" } });
    expect(await agent.known.read("u2")).toMatchObject({ error: { code: "forbidden" } });
    expect(agent.asked()).toEqual([]);
    const supervisor = setUp({ isSupervisor: true });
    void supervisor.change(wish, "u2");
    await settled();
    expect(supervisor.args("users.fetchUser")).toEqual([["u2"]]);
  });

  test("are forgotten with the session", async () => {
    const { known, answers, store } = setUp();
    void known.read("u-amy");
    await answers("users.fetchUser", details());
    expect(known.of("u-amy")).not.toBeNull();
    store.dispatch({ kind: "signedOut", why: null, error: null });
    expect(known.of("u-amy")).toBeNull();
  });
});

test("details that hold no voice settings are told as such", async () => {
  const { known, answers } = setUp();
  const read = known.read("u-amy");
  await answers("users.fetchUser", { userId: "u-amy", expansions: { voiceSettingsId: "v-1" } });
  expect(await read).toMatchObject({ ok: false, error: { code: "unsupported" } });
});
