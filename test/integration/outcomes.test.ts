import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { AcdService } from "../../main/nextiva/acd-service.ts";
import { createHttp } from "../../main/nextiva/http.ts";
import { SchemaTypeClient } from "../../main/nextiva/schema-type-client.ts";
import { createServerTime } from "../../main/nextiva/server-time.ts";
import { TokenHolder } from "../../main/nextiva/token.ts";
import { UserService } from "../../main/nextiva/user-service.ts";
import { WorkitemService } from "../../main/nextiva/workitem-service.ts";
import { outcomeOf } from "../../main/work/context.ts";
import { createSandbox, type Sandbox } from "../../sandbox/server.ts";
import { systemClock } from "../../shared/time.ts";
import { type EndpointName, endpoints, isRepeatable } from "../../shared/wire/endpoints.ts";

const clock = systemClock(globalThis);

let sandbox: Sandbox;
beforeAll(async () => {
  const behaviour = { offerTimeoutMs: 60_000, answerAfterMs: 5, wrapUpMs: 60_000 };
  sandbox = await createSandbox({ voice: "none", behaviour });
});
afterAll(() => sandbox.close());

const idOf = (name: string) => {
  const agent = sandbox.centre.find(name);
  if (agent === undefined) throw new Error(`no agent ${name}`);
  return agent.userId;
};

/** The real client of somebody who signed in and works; it counts what could change something. */
async function atWork(name: "ana" | "ben" | "sue") {
  const changes: string[] = [];
  const token = new TokenHolder(clock.monotonic);
  const http = createHttp({
    provider: () => sandbox.providerUrl,
    authScheme: () => "raw",
    token,
    clock,
    server: createServerTime(clock),
    fetch: (input, init) => {
      if (init?.method !== "GET") changes.push(`${init?.method} ${new URL(String(input)).pathname}`);
      return fetch(input, init);
    },
  });
  const users = new UserService({ http, token, now: clock.now });
  const workitems = new WorkitemService(http);
  const acd = new AcdService(http, clock.now);
  const objects = new SchemaTypeClient(http);
  await users.login(`${name}@sandbox.test`, `sandbox-${name}`);
  await users.initSession({ platform: "web" });
  if (name !== "sue") await acd.setStatus("available");

  const isIn = (workitemId: string, state: string) =>
    vi.waitFor(() => expect(sandbox.centre.world().items.get(workitemId)?.state).toBe(state), 10_000);
  /** Somebody rings or writes to them: the open offer. */
  async function offered(channel: "voice" | "email" = "voice") {
    const wish = { agent: name, from: channel === "email" ? "ines@example.com" : "+14155550123" };
    const workitemId =
      channel === "voice"
        ? sandbox.callers.placeCall(wish).workitemId
        : sandbox.callers.sendMessage({ ...wish, channel, text: "Hello?" }).workitemId;
    const offer = [...sandbox.centre.world().offers.values()].find(
      (each) => each.workitemId === workitemId && each.state === "open",
    );
    if (offer === undefined) throw new Error("nothing was offered");
    return { workitemId, offerId: offer.offerId };
  }
  async function inCall(channel: "voice" | "email" = "voice") {
    const { workitemId, offerId } = await offered(channel);
    await acd.accept(offerId);
    await isIn(workitemId, "active");
    return workitemId;
  }
  async function dials(more: object = {}) {
    const { workitemId = "" } = await users.dial({ ...number, ...more });
    await isIn(workitemId, "active");
    return workitemId;
  }
  return { users, workitems, acd, objects, changes, offered, inCall, dials, close: () => http.close() };
}
type Work = Awaited<ReturnType<typeof atWork>>;

const number = {
  to: "+14155550100",
  option: "Campaign",
  context: "",
  force: false,
  campaignId: null,
  conferenceWorkitemId: null,
} as const;
const email = { from: "sales@example.com", to: "ines@example.com", subject: "Re: Hello" };
const message = { name: "Ines", to: "+14155550100", message: "Hello" };

/** Of a call that is under way. */
const ofCall =
  (
    send: (work: Work, workitemId: string) => Promise<unknown>,
    before: (work: Work, id: string) => Promise<unknown> = async () => {},
  ) =>
  async (work: Work) => {
    const workitemId = await work.inCall();
    await before(work, workitemId);
    return () => send(work, workitemId);
  };
/** Of the sue who watches while ana talks. */
const supervising = (send: (work: Work, userId: string) => Promise<unknown>) => async (work: Work) => {
  const ana = await atWork("ana");
  await ana.inCall();
  return () => send(work, idOf("ana")).finally(ana.close);
};

interface Row {
  /** Default ana. */
  readonly by?: "sue";
  /** Brings about what it takes; gives the command. */
  readonly ready: (work: Work) => Promise<() => Promise<unknown>>;
}
const plain = (send: (work: Work) => Promise<unknown>): Row => ({ ready: async (work) => () => send(work) });
const call = (...of: Parameters<typeof ofCall>): Row => ({ ready: ofCall(...of) });
const supervisor = (send: (work: Work, userId: string) => Promise<unknown>): Row => ({
  by: "sue",
  ready: supervising(send),
});
const answering = (send: (work: Work, offerId: string) => Promise<unknown>): Row => ({
  async ready(work) {
    const { offerId } = await work.offered();
    return () => send(work, offerId);
  },
});

/** Commands whose endpoint nothing in the client asks yet. */
const unasked = [
  "saveSurvey",
  "associateContact",
  "speakText",
  "joinCalls",
  "leaveCalls",
  "sendChatMessage",
  "verifyConsent",
  "createConversation",
  "readConversation",
  "unreadConversation",
  "archiveConversation",
  "unarchiveConversation",
  "saveConversationDraft",
  "deleteConversationDraft",
];

const rows: Readonly<Partial<Record<EndpointName, Row>>> = {
  initSession: plain(({ users }) => users.initSession({ platform: "web" })),
  logout: plain(({ users }) => users.logout()),
  acdLogin: plain(({ acd }) => acd.setStatus("available")),
  acdLogout: plain(({ users }) => users.logoutFromAcd()),
  acceptOffer: answering(({ acd }, offerId) => acd.accept(offerId)),
  rejectOffer: answering(({ acd }, offerId) => acd.reject({ offerId })),
  expireOffer: answering(({ acd }, offerId) => acd.expired({ offerId })),
  bridge: call(
    ({ workitems }, id) => workitems.active(id),
    ({ workitems }, id) => workitems.hold(id),
  ),
  hold: call(({ workitems }, id) => workitems.hold(id)),
  hangUp: call(({ workitems }, id) => workitems.hangUp(id)),
  muteCall: call(({ workitems }, id) => workitems.mute(id)),
  unmuteCall: call(
    ({ workitems }, id) => workitems.unmute(id),
    ({ workitems }, id) => workitems.mute(id),
  ),
  sendDtmf: call(({ workitems }, id) => workitems.sendDtmf(id, "12#")),
  transferToAgent: {
    async ready(work) {
      const ben = await atWork("ben");
      ben.close();
      const workitemId = await work.inCall();
      return () => work.workitems.transferToAgent(workitemId, idOf("ben"));
    },
  },
  transferToInbox: call(({ workitems }, id) => workitems.transferToInbox(id, "queue-2")),
  transferToNumber: call(({ workitems }, id) => workitems.transferToNumber(id, "+14155550100")),
  completeTransfer: {
    async ready(work) {
      const workitemId = await work.inCall();
      await work.workitems.hold(workitemId);
      const consult = await work.dials({ conferenceWorkitemId: workitemId });
      return () => work.workitems.completeTransfer(workitemId, consult);
    },
  },
  startRecording: call(
    ({ workitems }, id) => workitems.startRecording(id),
    ({ workitems }, id) => workitems.stopRecording(id),
  ),
  stopRecording: call(
    ({ workitems }, id) => workitems.stopRecording(id),
    ({ workitems }, id) => workitems.startRecording(id),
  ),
  pauseRecording: call(
    ({ workitems }, id) => workitems.pauseRecording(id),
    ({ workitems }, id) => workitems.startRecording(id),
  ),
  resumeRecording: call(
    ({ workitems }, id) => workitems.resumeRecording(id),
    async ({ workitems }, id) => {
      await workitems.startRecording(id);
      await workitems.pauseRecording(id);
    },
  ),
  dropVoicemail: {
    async ready(work) {
      const extra = { voicemailDropFilename: "away.wav" };
      sandbox.centre.do({ kind: "changeAgent", of: idOf("ana"), change: { extra } });
      const workitemId = await work.dials();
      return () => work.workitems.dropVoicemail(workitemId);
    },
  },
  changePriority: call(({ workitems }, id) => workitems.changePriority(id, 5)),
  submitDisposition: call(
    ({ workitems }, id) => workitems.submitDisposition(id, { dispositionId: "disposition-7" }),
    ({ workitems }, id) => workitems.hangUp(id),
  ),
  sendEmailResponse: {
    async ready(work) {
      const workitemId = await work.inCall("email");
      return () => work.workitems.sendEmailResponse(workitemId, email);
    },
  },
  finishWorkitem: {
    async ready(work) {
      const workitemId = await work.inCall("email");
      return () => work.workitems.finish(workitemId);
    },
  },
  connectToServer: plain(({ users }) => users.connectToServer()),
  disconnectFromServer: plain(({ users }) => users.disconnectFromServer()),
  mute: call(({ users }) => users.mute()),
  unMute: call(
    ({ users }) => users.unMute(),
    ({ users }) => users.mute(),
  ),
  enterConference: call(({ users }) => users.enterConference()),
  exitConference: call(
    ({ users }) => users.exitConference(),
    ({ users }) => users.enterConference(),
  ),
  dial: plain(({ users }) => users.dial(number)),
  sms: plain(({ users }) => users.sms(message)),
  email: plain(({ users }) => users.email({ ...message, to: "ines@example.com" })),
  fax: plain(({ users }) => users.fax(message)),
  listen: supervisor(({ users }, userId) => users.listen(userId)),
  join: supervisor(({ users }, userId) => users.join(userId)),
  coach: supervisor(({ users }, userId) => users.coach(userId)),
  changeStatus: supervisor(({ users }, userId) => users.changeStatus(userId, "lunch")),
  forceLogout: supervisor(({ users }, userId) => users.forceLogout(userId)),
  forceLogoutAndDisable: {
    by: "sue",
    ready: async ({ users }) => {
      return () => users.forceLogoutAndDisable(idOf("chloe"));
    },
  },
  terminateWorkitem: {
    by: "sue",
    async ready({ users }) {
      const { workitemId } = sandbox.callers.placeCall({ queue: "Billing" });
      return () => users.terminateWorkitem(workitemId);
    },
  },
  voiceSettings: plain(({ users }) =>
    users.updateUserCallWaitingVoiceSetting(idOf("ana"), { enabled: true }),
  ),
  textToSpeech: plain(({ users }) =>
    users.convertTextToSpeech({
      userId: idOf("ana"),
      languageCode: "en-US",
      text: "Hello",
      voiceGender: "Female",
      voiceName: "any",
    }),
  ),
  createObject: plain(({ objects }) => objects.create("contact", { name: "New One" })),
  updateObject: {
    async ready({ objects }) {
      const { _id } = await objects.create("contact", { name: "New One" });
      return () => objects.update("contact", String(_id), { name: "Old" });
    },
  },
  deleteObject: {
    async ready({ objects }) {
      const { _id } = await objects.create("contact", { name: "New One" });
      return () => objects.delete("contact", String(_id));
    },
  },
};

/** Nothing is left of it for the next one. */
function cleared(): void {
  sandbox.faults.http.clear();
  for (const { workitemId } of [...sandbox.centre.world().items.values()]) {
    sandbox.centre.do({ kind: "terminate", userId: idOf("sue"), workitemId });
  }
}

test("every command that changes something is tried", () => {
  const all = (Object.keys(endpoints) as EndpointName[]).filter((name) => !isRepeatable(endpoints[name]));
  expect([...Object.keys(rows), ...unasked].sort()).toEqual(all.sort());
});

describe.each([
  ["a 502", { kind: "status", status: 502 }],
  ["a dropped answer", { kind: "dropAnswer" }],
  ["a page in place of JSON", { kind: "html" }],
] as const)("%s after the deed is unclear, and nothing is sent again:", (_, fault) => {
  test.each(Object.entries(rows))("%s", async (endpoint, { by, ready }) => {
    const work = await atWork(by ?? "ana");
    try {
      const send = await ready(work);
      const before = work.changes.length;
      sandbox.faults.http.add({ ...fault, done: true, endpoint });
      expect(await outcomeOf(send())).toMatchObject({ ok: false, is: "unclear" });
      expect(work.changes.slice(before)).toHaveLength(1);
      expect(sandbox.faults.http.list()).toEqual([]);
    } finally {
      work.close();
      cleared();
    }
  });
});
