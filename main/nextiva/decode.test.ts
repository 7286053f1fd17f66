import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { StatusSchema } from "../../shared/wire/acd.ts";
import { type WireEventName, wireEvents } from "../../shared/wire/events.ts";
import { UserSessionSchema } from "../../shared/wire/user.ts";
import { WorkitemPageSchema } from "../../shared/wire/workitem.ts";
import { decodeFrame, decodeSession, decodeWorkitem, decodeWorkitems } from "./decode.ts";
import { statusOf } from "./statuses.ts";
import { mapTelephony } from "./telephony.ts";
import { factsOf, phoneWordOf, signedInUser } from "./vocabulary.ts";

const at = 50_000;
const hear = (name: string, message?: unknown, skew = 0) =>
  decodeFrame({ envelope: { name, message }, at, skew, userId: "u1" });

const offer = {
  offerId: "o1",
  workitemId: "w1",
  type: "InboundCall",
  from: "+15550100",
  createdAt: 49_000,
  expiresAt: 69_000,
};
const call = {
  workitemId: "w1",
  state: "active",
  type: "InboundCall",
  channelType: "voice",
  from: "+15550100",
  modifiedAt: 7,
};
const told = (workitem: object) => ({
  kind: "facts",
  events: [{ kind: "workitemReported", at, workitem: expect.objectContaining(workitem) }],
});
const ended = (end: string) => ({ kind: "facts", events: [{ kind: "offerEnded", at, offerId: "o1", end }] });
const nothing = { kind: "facts", events: [] };
const watchers = (more: object) => ({
  kind: "facts",
  events: [{ kind: "watchersReported", at, watchers: [], call: null, end: null, ...more }],
});

const samples: { readonly [N in WireEventName]: readonly (readonly [unknown, unknown])[] } = {
  OfferNotification: [
    [
      { offer },
      {
        kind: "facts",
        events: [
          {
            kind: "offerMade",
            at,
            offer: {
              offerId: "o1",
              workitemId: "w1",
              source: "acd",
              channel: "voice",
              type: "InboundCall",
              from: "+15550100",
              to: "",
              name: "",
              campaign: "",
              campaignId: "",
              queue: "",
              createdAt: 49_000,
              expiresAt: 69_000,
              phase: "open",
            },
          },
        ],
      },
    ],
    [
      { offer: { workitemId: "w1" } },
      { kind: "malformed", name: "OfferNotification", why: expect.stringContaining("offer.offerId") },
    ],
  ],
  OfferAcceptedNotification: [[{ offerId: "o1" }, ended("accepted")]],
  OfferRejectedNotification: [[{ offerId: "o1" }, ended("rejected")]],
  OfferExpiredNotification: [
    [
      { offerId: "o1", statusId: "s-no-answer" },
      {
        kind: "facts",
        events: [
          { kind: "offerEnded", at, offerId: "o1", end: "expired" },
          { kind: "statusChanged", at, statusId: "s-no-answer", since: at },
        ],
      },
    ],
    [{}, { kind: "malformed", name: "OfferExpiredNotification", why: expect.stringContaining("offerId") }],
  ],
  OfferTerminatedByHangupNotification: [[{ offerId: "o1" }, ended("callerHungUp")]],
  OfferRemovedNotification: [[{ offerId: "o1", unknownField: 1 }, ended("withdrawn")]],
  OffersChangedNotification: [
    [{ offers: [] }, { kind: "facts", events: [{ kind: "offersRead", at, offers: [], askedAt: at }] }],
  ],
  WorkitemStateChangeNotification: [
    [
      { workitem: call },
      told({ workitemId: "w1", state: "active", direction: "inbound", number: "+15550100", modifiedAt: 7 }),
    ],
    [{ workitem: { ...call, state: "beingPondered" } }, told({ state: "unknown" })],
    [{ workitem: { ...call, priority: "high", data: null } }, told({ state: "active" })],
    [
      { workitem: { ...call, state: "terminated", terminationReason: "CUSTOMER_HANGUP" } },
      told({ end: "farEndHungUp" }),
    ],
    [
      { workitem: { _id: "m1", type: "OutboundCall", state: "ringing", to: "+15550101" } },
      told({ workitemId: "m1", state: "dialling", direction: "outbound", number: "+15550101" }),
    ],
    [{ workitem: { ...call, channelType: "SMS" } }, told({ channel: "sms", state: "active" })],
    [
      { workitem: { ...call, channelType: undefined, type: "OutboundFax", conversationId: "v1" } },
      told({ channel: "fax", direction: "outbound", conversationId: "v1", lastText: "" }),
    ],
    [
      { workitem: { ...call, channelType: "Viber", currentSMSMessage: { textMsg: "a\n\u202eb" } } },
      told({ channel: "viber", lastText: "a b" }),
    ],
    [
      {
        workitem: {
          ...call,
          type: "Chat",
          channelType: "chat",
          chatMessages: [{ textMsg: "1" }, { textMsg: "2" }],
        },
      },
      told({ channel: "chat", lastText: "2" }),
    ],
    [{ workitem: { workitemId: "w1", state: "active" } }, told({ channel: "" })],
    [
      { workitem: { state: "active" } },
      { kind: "malformed", name: "WorkitemStateChangeNotification", why: expect.any(String) },
    ],
    [undefined, { kind: "malformed", name: "WorkitemStateChangeNotification", why: expect.any(String) }],
  ],
  PhoneStateNotification: [
    [
      { inMute: true, voiceState: 3 },
      { kind: "facts", events: [{ kind: "muteReported", at, muted: true }] },
    ],
    [{ inMute: "yes" }, nothing],
    ["loud", { kind: "malformed", name: "PhoneStateNotification", why: expect.any(String) }],
  ],
  LiveTranscriptionNotification: [
    [{}, nothing],
    // The envelope of this table names no workitem.
    [
      { transcript: { id: "t1", content: "hello" } },
      { kind: "malformed", name: "LiveTranscriptionNotification", why: "no id" },
    ],
  ],
  LiveTranscriptionCompletedNotification: [
    [undefined, { kind: "malformed", name: "LiveTranscriptionCompletedNotification", why: "no id" }],
  ],
  callStarted: [
    [{}, nothing],
    [{ workitem: call }, told({ workitemId: "w1" })],
  ],
  callConnected: [
    [{}, nothing],
    [{ workitem: call }, told({ workitemId: "w1" })],
  ],
  UserStatusChangeNotification: [
    [
      { userId: "u1", statusId: "s1", statusStartedAt: 40_000 },
      { kind: "facts", events: [{ kind: "statusChanged", at, statusId: "s1", since: 40_000 }] },
    ],
    [
      { userId: "u2", statusId: "s1" },
      { kind: "facts", events: [{ kind: "colleagueStatusReported", at, userId: "u2", statusId: "s1" }] },
    ],
    [
      { userId: "u1", statusId: "s1", statusStartedAt: 40_000, reason: "supervisor", byName: "Sue Sato" },
      {
        kind: "facts",
        events: [{ kind: "statusChanged", at, statusId: "s1", since: 40_000, by: "Sue Sato" }],
      },
    ],
    [
      { userId: "u1", statusId: "s0", acdLoginAt: 0 },
      { kind: "facts", events: [{ kind: "acdChanged", at, acd: "out" }] },
    ],
    [
      { userId: "u1" },
      { kind: "malformed", name: "UserStatusChangeNotification", why: expect.stringContaining("statusId") },
    ],
  ],
  ForceLogoutNotification: [
    [
      { userId: "u1", reason: "disabled" },
      { kind: "sessionEnded", reason: "disabled", by: "" },
    ],
    [{ byName: "Sue\u202e Sato" }, { kind: "sessionEnded", reason: "", by: "Sue Sato" }],
    [{ userId: "u2" }, nothing],
  ],
  MonitoringChangedNotification: [
    [
      {
        userId: "u2",
        monitors: [
          { userId: "u1", name: "Sue\nSato", mode: "coach" },
          { userId: "u3", mode: "whisper" },
        ],
        state: "hold",
      },
      watchers({
        userId: "u2",
        watchers: [
          { userId: "u1", name: "Sue Sato", mode: "coach" },
          { userId: "u3", name: "", mode: "join" },
        ],
        call: "held",
      }),
    ],
    [{ userId: "u2", monitors: [], reason: "transferred" }, watchers({ userId: "u2", end: "transferred" })],
    [{ userId: "u2", monitors: [], reason: "constructor", state: "toString" }, watchers({ userId: "u2" })],
    [
      { monitors: [] },
      { kind: "malformed", name: "MonitoringChangedNotification", why: expect.stringContaining("userId") },
    ],
  ],
  IncomingMessageNotification: [
    [{ workitem: { ...call, channelType: "sms" } }, told({ channel: "sms" })],
    [{ message: { textMsg: "hi" } }, nothing],
    [
      {
        conversationId: "c1",
        workitem: { workitemId: "w2", channelType: "sms", type: "InboundSMS" },
        message: { id: "m1", textMsg: "Hi\u202e there", type: "CLIENT", timestamp: 5 },
      },
      {
        kind: "facts",
        events: [
          {
            kind: "workitemReported",
            at,
            workitem: expect.objectContaining({ workitemId: "w2", lastText: "Hi there" }),
          },
          {
            kind: "threadReported",
            at,
            conversationId: "c1",
            items: [
              expect.objectContaining({
                key: "w2 m1",
                direction: "inbound",
                text: "Hi there",
                channel: "sms",
              }),
            ],
          },
        ],
      },
    ],
  ],
  MessageStatusNotification: [
    [
      { conversationId: "c1", messageId: "m1", status: "failed", statusReason: "unreachable" },
      {
        kind: "facts",
        events: [
          {
            kind: "messageStatusReported",
            at,
            conversationId: "c1",
            messageId: "m1",
            status: "failed",
            reason: "unreachable",
          },
        ],
      },
    ],
    [{ conversationId: "c1", messageId: "m1", status: "flown" }, nothing],
    [{ messageId: "m1", status: "sent" }, nothing],
    [{ status: "sent" }, { kind: "malformed", name: "MessageStatusNotification", why: expect.any(String) }],
  ],
  ConversationChangedNotification: [
    [
      { conversation: { conversationId: "c1", name: "Ines", unreadCount: 2 } },
      {
        kind: "facts",
        events: [
          {
            kind: "conversationReported",
            at,
            conversation: expect.objectContaining({ key: "c1", name: "Ines", unread: 2 }),
          },
          { kind: "unreadCounted", at, unread: null },
        ],
      },
    ],
    [
      { conversation: { conversationId: "c1", archivedAt: 7 }, unreadCounts: { total: 5, voicecalls: 2 } },
      {
        kind: "facts",
        events: [
          { kind: "conversationArchived", at, conversationId: "c1" },
          { kind: "unreadCounted", at, unread: 3 },
        ],
      },
    ],
    [
      { conversation: { conversationId: "c1", archivedAt: 7 } },
      {
        kind: "facts",
        events: [
          { kind: "conversationArchived", at, conversationId: "c1" },
          { kind: "unreadCounted", at, unread: null },
        ],
      },
    ],
    [{ conversation: {} }, nothing],
  ],
};

describe("the table of events", () => {
  for (const name of Object.keys(wireEvents) as WireEventName[]) {
    it.each(samples[name].map(([message, comes]) => ({ message, comes })))(
      `${name} $message`,
      ({ message, comes }) => {
        expect(hear(name, message)).toEqual(comes);
      },
    );
  }

  it("gives an unknown name back, a name of Object's own among them", () => {
    expect(hear("BrandNewNotification")).toEqual({ kind: "unknown", name: "BrandNewNotification" });
    expect(hear("constructor")).toEqual({ kind: "unknown", name: "constructor" });
  });

  it("brings the server's times onto our clock, but for modifiedAt", () => {
    expect(hear("OfferNotification", { offer }, 1_000)).toMatchObject({
      events: [{ offer: { createdAt: 50_000, expiresAt: 70_000 } }],
    });
    expect(hear("OfferNotification", { offer: { ...offer, expiresAt: null, timeout: 20 } })).toMatchObject({
      events: [{ offer: { expiresAt: 69_000 } }],
    });
    expect(hear("OfferNotification", { offer: { offerId: "o1", workitemId: "w1" } })).toMatchObject({
      events: [{ offer: { createdAt: at, expiresAt: null } }],
    });
    expect(
      hear("OfferNotification", { offer: { ...offer, expiresAt: 1e300, timeout: 1e306 } }),
    ).toMatchObject({
      events: [{ offer: { expiresAt: null } }],
    });
    expect(factsOf({ ...call, createdAt: 5 }, { at, skew: 100 })).toMatchObject({
      createdAt: 105,
      modifiedAt: 7,
    });
  });

  it("a state that is a name of Object's own is one more that is not known", () => {
    expect(factsOf({ ...call, state: "constructor" }, { at, skew: 0 }).state).toBe("unknown");
  });
});

describe("HTTP answers", () => {
  it.each([
    ["its newest text", { currentSMSMessage: { textMsg: "Hello" } }, "sms"],
    ["its messages", { chatMessages: [{ textMsg: "Hello", channelType: "EMAIL" }] }, "email"],
    ["messages that say nothing either", { chatMessages: [{ textMsg: "Hello" }] }, "chat"],
    ["nothing", {}, ""],
  ])("a workitem without channel and type is told by %s", (_, held, channel) => {
    const [read] = decodeWorkitem({ workitemId: "w1", ...held }, { at: 0, skew: 0 });
    expect(read).toMatchObject({ workitem: { channel } });
  });

  it("of workitems leave out what cannot be read, and no channel", () => {
    const page = v.parse(WorkitemPageSchema, {
      total: "4",
      objects: [call, { state: "active" }, "x", { workitemId: "m", type: "InboundSMS" }],
    });
    expect(page.total).toBe(4);
    expect(decodeWorkitems(page.objects ?? [], { at, skew: 0 }, 49_000)).toMatchObject({
      kind: "workitemsRead",
      askedAt: 49_000,
      workitems: [
        { workitemId: "w1", channel: "voice" },
        { workitemId: "m", channel: "sms" },
      ],
    });
    expect(v.parse(WorkitemPageSchema, { count: 0 }).objects).toEqual([]);
  });

  it("of a session tell ACD, status and mute", () => {
    const session = v.parse(UserSessionSchema, {
      userId: "u1",
      acdLoginAt: 5,
      statusId: "s1",
      statusStartedAt: 9,
      inMute: false,
      future: [1],
    });
    expect(decodeSession(session, { at, skew: 1 })).toEqual([
      { kind: "acdChanged", at, acd: "in" },
      { kind: "statusChanged", at, statusId: "s1", since: 10 },
      { kind: "muteReported", at, muted: false },
    ]);
    expect(decodeSession(v.parse(UserSessionSchema, { _id: "u1" }), { at, skew: 0 })).toEqual([
      { kind: "acdChanged", at, acd: "out" },
    ]);
    expect(v.safeParse(UserSessionSchema, { username: "nobody" }).success).toBe(false);
    const boss = v.parse(UserSessionSchema, { _id: "u1", authorities: ["ROLE_SUPERVISOR"] });
    expect(decodeSession(boss, { at, skew: 0 })).toContainEqual({
      kind: "authorityReported",
      at,
      isSupervisor: true,
    });
  });

  it("of a session tell who it is, with little", () => {
    expect(
      signedInUser(v.parse(UserSessionSchema, { _id: "u1", firstName: "Ann", lastName: "Lee" })),
    ).toEqual({
      userId: "u1",
      username: "",
      name: "Ann Lee",
      tenant: "",
      isSupervisor: false,
      language: "",
      mayChangeStatus: true,
      autoAccepts: false,
      mayStartRecording: true,
      mayStopRecording: true,
      dropsVoicemail: false,
      verifiesConsent: false,
      isTranscribed: false,
      confirmsDial: false,
      disposes: true,
      autoDispositionId: "",
      profileId: "",
      timeZone: "",
    });
    const boss = { _id: "u2", authorities: [{ authority: "ROLE_SUPERVISOR" }], allowAcdChanges: false };
    expect(signedInUser(v.parse(UserSessionSchema, boss))).toMatchObject({
      isSupervisor: true,
      mayChangeStatus: false,
    });
  });

  it.each([
    [{ disableDisposition: "off" }, true],
    [{ disableDisposition: "on" }, false],
    [{ disableDisposition: true }, false],
    [{ disableDisposition: null }, true],
    [{ disableDisposition: "userProfile", userProfile: { disableDisposition: true } }, false],
    [{ disableDisposition: "userProfile", userProfile: { disableDisposition: false } }, true],
    [{ disableDisposition: "off", userProfile: { disableDisposition: true } }, true],
    [{ disableDisposition: "userProfile" }, true],
    [{ disableDisposition: 7 }, true],
  ])("of a session with %j tell whether calls get a disposition: %j", (said, disposes) => {
    expect(signedInUser(v.parse(UserSessionSchema, { _id: "u1", ...said })).disposes).toBe(disposes);
  });

  it("of a session tell when the server ends the status, on our clock", () => {
    const wrapping = { _id: "u1", acdLoginAt: 1, statusId: "wrap", statusStartedAt: 100, statusEndsAt: 400 };
    const [, status] = decodeSession(v.parse(UserSessionSchema, wrapping), { at: 1_000, skew: 50 });
    expect(status).toEqual({ kind: "statusChanged", at: 1_000, statusId: "wrap", since: 150, until: 450 });
  });

  it.each([
    [
      { _id: "s1", name: "Available", status: 0 },
      { statusId: "s1", kind: "available", selectable: true },
    ],
    [
      { _id: "s2", name: "Lunch", status: 3 },
      { kind: "unavailable", selectable: true, status: 3 },
    ],
    [
      { _id: "s3", name: "No Answer", status: 17 },
      { kind: "noAnswer", selectable: false, status: 17 },
    ],
    [
      { _id: "s4", kind: "wrapUp", name: "Notes" },
      { kind: "wrapUp", selectable: false },
    ],
    [
      { userstatusId: "s5", status: 99, localizations: { name: { en: { value: "Odd" } } } },
      { statusId: "s5", name: "Odd", kind: "unavailable" },
    ],
    [
      { _id: "s6", name: " ", status: 3 },
      { statusId: "s6", name: "s6" },
    ],
  ])("of a status: %o", (row, comes) => {
    expect(statusOf(v.parse(StatusSchema, row))).toMatchObject(comes);
  });
});

describe("what the agent's own telephone does", () => {
  it.each([
    ["connected", "connected"],
    ["CONNECTED", "connected"],
    ["active", "connected"],
    ["ringing", "ringing"],
    ["connecting", "ringing"],
    ["disconnected", "disconnected"],
    ["idle", "disconnected"],
    ["wrapped", null],
    ["", null],
    [3, null],
    [undefined, null],
  ])("%j: %s", (voiceState, word) => {
    expect(phoneWordOf(voiceState)).toBe(word);
  });
});

describe("the telephony configuration", () => {
  const provider = "http://127.0.0.1:1";
  const verto = {
    url: "ws://127.0.0.1:8081",
    login: "1000@here",
    passwd: "p",
    iceServers: [{ urls: "stun:here" }],
    destination: "9",
  };
  it("gives a softphone, or the user's telephone", () => {
    const { url, login, passwd } = verto;
    expect(mapTelephony({ type: "WEBRTC", workOffHook: true, verto }, provider)).toEqual({
      ok: true,
      value: {
        mode: "softphone",
        voiceServer: { url, login, passwd, iceServers: [{ urls: ["stun:here"] }] },
      },
    });
    const phone = { ok: true, value: { mode: "phone", number: "+15550100" } };
    expect(mapTelephony({ type: "PSTN", number: "+15550100" }, provider)).toEqual(phone);
    expect(
      mapTelephony({ type: "WEBRTC", useSipEndpoint: true, number: "+15550100", verto }, provider),
    ).toEqual(phone);
  });

  it.each([undefined, null, {}, "x", { type: "WEBRTC", verto: { url: "ws://127.0.0.1" } }])(
    "%o is no line",
    (config) => {
      expect(mapTelephony(config, provider)).toMatchObject({ ok: false, error: { code: "noLine" } });
    },
  );

  it("keeps the ways out for media that a peer connection takes, relays over TLS among them, and drops what would keep it from being made", () => {
    const relay = { username: "u", credential: "c" };
    const read = (iceServers: object[]) => {
      const setting = mapTelephony({ verto: { ...verto, iceServers } }, provider);
      return setting.ok && setting.value.mode === "softphone" ? setting.value.voiceServer.iceServers : null;
    };
    const urls = [
      "turn:turn.example:3478?transport=udp",
      "turns:turn.example:443?transport=tcp",
      "turns:[::1]",
    ];
    expect(read([{ urls, ...relay }])).toEqual([{ urls, ...relay }]);
    expect(
      read([
        { urls: ["stun:a:3478", "stun:a?transport=udp", "stun:u@a", "stun:a:99999", "http://a", ""] },
        { urls: "turns:turn.example:443?transport=tcp" },
        { urls: ["turn:a?transport=sctp", "turn:a b"], ...relay },
      ]),
    ).toEqual([{ urls: ["stun:a:3478"] }]);
  });

  it("is not followed to a strange host", () => {
    const config = { verto: { ...verto, url: "wss://evil.example" } };
    expect(mapTelephony(config, "https://login.thrio.io")).toMatchObject({
      ok: false,
      error: { code: "untrustedAddress" },
    });
  });

  it("may be anywhere for a provider on this computer, which is the user's own", () => {
    const bench = { verto: { ...verto, url: "ws://10.0.0.2:8081" } };
    expect(mapTelephony(bench, "http://127.0.0.1:4600")).toMatchObject({ ok: true });
    expect(mapTelephony(bench, "https://login.thrio.io")).toMatchObject({ ok: false });
  });
});

describe("words from the wire", () => {
  const reading = { at, skew: 0 };
  const blank = "\u200b\u3164 \u2060";

  it("a name that cannot be seen is none: the contact's stands in, else nothing", () => {
    expect(factsOf({ ...call, name: blank, contact: { name: "Ana" } }, reading).name).toBe("Ana");
    expect(factsOf({ ...call, name: blank, queueName: blank }, reading)).toMatchObject({
      name: "",
      queue: "",
    });
    expect(statusOf({ statusId: "s1", name: blank } as never).name).toBe("s1");
    expect(signedInUser({ userId: "u1", name: blank, username: "ana" } as never).name).toBe("ana");
  });

  it("names are one line of 200 characters at most, and turn no direction", () => {
    const facts = factsOf({ ...call, name: "N".repeat(4_000), queueName: "a\nb\u202ec\u0000" }, reading);
    expect([facts.name.length, facts.queue]).toEqual([200, "a bc"]);
  });

  it.each([
    "",
    "anonymous",
    "Anonymous <sip:anonymous@anonymous.invalid>",
    "Restricted",
    "-1",
    "0000000000",
    "+266696687",
  ])("a caller hidden as %j has no number, no name and no contact", (from) => {
    const contact = { name: "All who hide", phone: "+15550199", contactId: "c1" };
    expect(factsOf({ ...call, from, name: "Unavailable", contact, contactId: "c1" }, reading)).toMatchObject({
      number: "",
      name: "",
      contactId: "",
    });
    expect(hear("OfferNotification", { offer: { ...offer, from, name: "unknown" } })).toMatchObject({
      events: [{ offer: { from: "", name: "" } }],
    });
  });

  it("what was dialled is what was dialled", () => {
    const dialled = { ...call, type: "OutboundCall", to: "0000000000", contactId: "c1" };
    expect(factsOf(dialled, reading)).toMatchObject({ number: "0000000000", contactId: "c1" });
  });
});
