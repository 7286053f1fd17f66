import { afterEach, describe, expect, it } from "vitest";
import { systemClock } from "../../shared/time.ts";
import { AcdService } from "./acd-service.ts";
import { ServiceError } from "./errors.ts";
import { SchemaTypeClient } from "./schema-type-client.ts";
import { StateService } from "./state-service.ts";
import { type Heard, type Reply, signedIn, startServer } from "./test-server.ts";
import { DefaultMergeProperties, RangeTypes, UserService } from "./user-service.ts";
import { WorkitemService } from "./workitem-service.ts";

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function setUp(answer: (request: Heard) => Reply = () => ({ json: {} })) {
  const server = await startServer((request) => answer(request));
  // A farewell has little time: by the hasty clock none.
  const { http, token } = signedIn(server.url, { clock: systemClock(globalThis) });
  closers.push(http.close, server.close);
  const acd = new AcdService(http, () => 77);
  const userService = new UserService({
    http,
    token,
    now: () => 77,
    statusNumber: (id) => acd.statusNumber(id),
  });
  const said = () =>
    server.heard.map((one) => `${one.method} ${one.url}${one.body === "" ? "" : ` ${one.body}`}`);
  return { server, http, token, acd, userService, said, workitems: new WorkitemService(http) };
}
async function code(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "resolved";
  } catch (error) {
    return error instanceof ServiceError ? error.code : String(error);
  }
}

describe("signing in", () => {
  it("is HTTP Basic to the provider, UTF-8, then everything goes to the location", async () => {
    const elsewhere = await startServer(() => ({ json: { userId: "u1" } }));
    closers.push(elsewhere.close);
    const { userService, server, token, http } = await setUp(() => ({
      json: { token: "fresh", location: elsewhere.url.replace("http://", ""), clientLocation: null },
    }));
    token.put(null);
    expect(userService.isLoggedIn()).toBe(false);
    const answer = await userService.login("zoë", "pä:ß");
    expect(answer.token).toBe("fresh");
    expect(server.heard[0]?.authorization).toBe(`Basic ${Buffer.from("zoë:pä:ß").toString("base64")}`);
    expect(userService.isLoggedIn()).toBe(true);
    await userService.initSession({ platform: {} });
    await userService.initSession({ deviceToken: "d", platform: "ios" });
    expect(elsewhere.heard.map((one) => one.body)).toEqual([
      '{"platform":"web"}',
      '{"deviceToken":"d","platform":"ios"}',
    ]);
    expect(http.location()).toBe(elsewhere.url);
  });

  it("fails in a way that can be told", async () => {
    const refused = await setUp(() => ({ status: 401, json: { code: "AUTH_001", message: "no" } }));
    expect(await code(refused.userService.login("a", "b"))).toBe("badCredentials");
    expect(refused.server.heard).toHaveLength(1);
    const strange = await setUp(() => ({ json: { token: "t", location: "https://evil.example" } }));
    strange.token.put(null);
    expect(await code(strange.userService.login("a", "b"))).toBe("untrustedAddress");
    expect(strange.token.read()).toBe(null);
    const broken = await setUp(() => ({ json: { location: "x" } }));
    expect(await code(broken.userService.login("a", "b"))).toBe("badAnswer");
    for (const [name, password] of [
      ["", "b"],
      ["a", ""],
    ] as const) {
      expect(await code(broken.userService.login(name, password))).toBe("invalid");
    }
    expect(await code(broken.userService.login("a:b", "c"))).toBe("badUsername");
  });

  it("ends with the token forgotten, whatever the server says", async () => {
    const { userService, server } = await setUp(() => ({ status: 401 }));
    expect(await code(userService.logout())).toBe("sessionExpired");
    expect(userService.isLoggedIn()).toBe(false);
    expect(server.heard).toHaveLength(1);
    expect(await code(userService.mute())).toBe("notSignedIn");
  });
});

describe("ACD", () => {
  const session = { userId: "u1", acdAutoLogin: true, defaultAcdLoginStatus: "s1" };
  const tenant = (request: Heard): Reply => {
    if (request.url === "/users/api/session") return { json: session };
    if (request.url.startsWith("/data/api/types/userstatus"))
      return { json: { objects: [{ _id: "s1", name: "Free", status: 9 }] } };
    return { json: { loginAt: 5 } };
  };

  it("login without details takes the user's default status with the tenant's number", async () => {
    const { userService, acd, said } = await setUp(tenant);
    await acd.fetchStatuses();
    await userService.fetchSession();
    expect(await userService.loginToAcd({})).toEqual({ loginAt: 5 });
    expect(said().at(-1)).toBe('POST /users/api/acd/login {"statusId":"s1","status":9}');
    await userService.changeStatus("u1", "s1");
    expect(said().at(-1)).toBe('POST /users/api/acd/login {"statusId":"s1","status":9}');
    await userService.changeStatus("u2", "s1");
    expect(said().at(-1)).toBe('POST /users/api/supervisor/u2/status {"statusId":"s1"}');
  });

  it("login sends what is given, and takes a server that says nothing", async () => {
    const { userService, said } = await setUp(() => ({}));
    const channels = { voice: { enabled: true, limit: 1, multitasking: false, priority: 1 } };
    const status = { status: 1, statusId: "available" };
    expect(await userService.loginToAcd({ channels, queues: ["q1"], status })).toEqual({ loginAt: 77 });
    expect(JSON.parse(said()[0]?.split(" ").at(-1) ?? "")).toEqual({
      channels,
      queues: ["q1"],
      status: 1,
      statusId: "available",
    });
  });

  it("automatic login is undefined for a user who has it off", async () => {
    const on = await setUp(tenant);
    expect(await on.userService.autoLoginToAcd()).toEqual({ loginAt: 5 });
    const off = await setUp(() => ({ json: { userId: "u1", acdAutoLogin: false } }));
    expect(await off.userService.autoLoginToAcd()).toBe(undefined);
    expect(off.said()).toEqual(["GET /users/api/session"]);
  });

  it("tells an offer that is gone from a server without offers", async () => {
    const { acd } = await setUp((request) => ({ status: request.method === "GET" ? 404 : 409 }));
    expect(await code(acd.accept("o1"))).toBe("gone");
    expect(await code(acd.reject({ offerId: "o1", status: 3 }))).toBe("gone");
    expect(await code(acd.offers())).toBe("unsupported");
  });
});

describe("what is sent", () => {
  it("a call needs a number, and force is a flag", async () => {
    const { userService, said } = await setUp(() => ({
      json: { canDial: true, consentType: 0, workitemId: "w1" },
    }));
    expect(await userService.dial({ to: "+1", campaignId: "campaign-123", name: "John Doe" })).toMatchObject({
      workitemId: "w1",
    });
    await userService.dial({ to: "+1", force: "true", conferenceWorkitemId: null, context: { a: 1 } });
    expect(said()).toEqual([
      'POST /users/api/dial {"to":"+1","campaignId":"campaign-123","force":false,"name":"John Doe"}',
      'POST /users/api/dial {"to":"+1","conferenceWorkitemId":null,"context":{"a":1},"force":true}',
    ]);
    expect(await code(userService.dial({ to: "" }))).toBe("invalid");
  });

  it("an SMS is JSON, with a file multipart", async () => {
    const { userService, server } = await setUp(() => ({ json: { canDial: true, consentType: 1 } }));
    const sms = { to: "+1", name: "Ann", message: "hello" };
    await userService.sms(sms);
    expect(JSON.parse(server.heard[0]?.body ?? "")).toEqual(sms);
    await userService.sms({
      ...sms,
      toNumbers: ["+1", "+2"],
      file: { name: "a.txt", contentType: "text/plain", data: new TextEncoder().encode("inside") },
    });
    const { contentType = "", body = "" } = server.heard[1] ?? {};
    const form = await new Response(body, { headers: { "Content-Type": contentType } }).formData();
    expect(form.get("message")).toBe("hello");
    expect(form.getAll("toNumbers")).toEqual(["+1", "+2"]);
    expect(await (form.get("file") as File).text()).toBe("inside");
    expect(await code(userService.sms({ name: "Ann", message: "to nobody" }))).toBe("invalid");
  });

  it("each plain command and each supervisor's goes to its own path, once", async () => {
    const { userService: user, said } = await setUp(() => ({ text: "OK" }));
    await user.connectToServer();
    await user.disconnectFromServer();
    await user.mute();
    await user.unMute();
    await user.enterConference();
    await user.exitConference();
    await user.logoutFromAcd();
    for (const name of ["listen", "join", "coach", "forceLogout", "forceLogoutAndDisable"] as const)
      await user[name]("u2");
    await user.terminateWorkitem("w1");
    expect(said()).toEqual([
      "POST /users/api/connect",
      "DELETE /users/api/connect",
      "POST /users/api/mute",
      "DELETE /users/api/mute",
      "POST /users/api/conference",
      "DELETE /users/api/conference",
      "POST /users/api/acd/logout",
      "POST /users/api/supervisor/u2/listen",
      "POST /users/api/supervisor/u2/join",
      "POST /users/api/supervisor/u2/coach",
      "POST /users/api/supervisor/u2/logout",
      "POST /users/api/supervisor/u2/logoutanddisable",
      "POST /users/api/supervisor/workitems/w1/terminate",
    ]);
    expect(await code(user.listen(""))).toBe("invalid");
  });

  it("a workitem is meant by itself or by its id", async () => {
    const { workitems, said } = await setUp(() => ({ json: { workitemId: "w1", state: "active" } }));
    await workitems.active({ workitemId: "w1" });
    await workitems.unmute("w1");
    await workitems.sendDtmf("w1", "1#");
    await workitems.transferToAgent("w1", "u2", { recording: "keepCurrent" });
    await workitems.changePriority("w1", 5);
    expect(said()).toEqual([
      "POST /users/api/calls/w1/bridge",
      "DELETE /users/api/calls/w1/mute",
      "POST /users/api/calls/w1/dtmf/1%23",
      'POST /users/api/calls/w1/usertransfer/u2 {"recording":"keepCurrent","userId":"u2","workitemId":"w1"}',
      'POST /workflows/api/workitems/w1/acd {"priority":5}',
    ]);
    expect(await code(workitems.sendDtmf("w1", "12a3x"))).toBe("invalid");
    expect(await code(workitems.hold({ state: "active" }))).toBe("invalid");
  });
});

describe("history, people, voice settings", () => {
  it("history of a range; daterange is refused", async () => {
    const { userService, said } = await setUp(() => ({
      json: { count: "1", objects: [{ workitemId: "w1" }, null] },
    }));
    expect(await userService.getHistory(RangeTypes.Today)).toEqual([{ workitemId: "w1" }]);
    expect(await code(userService.getHistory("daterange"))).toBe("unsupported");
    expect(await code(userService.getHistory("fortnight" as "today"))).toBe("invalid");
    const mine = await userService.getHistoryByContactId({
      contactId: "c1",
      dateRange: { from: 1, to: 2 },
      mergeProperties: { Default: ["type"] },
      rows: 10,
    });
    expect(mine).toEqual({ count: 1, objects: [{ workitemId: "w1" }] });
    expect(said()).toEqual([
      "GET /analytics/api/types/workitems/history?rangeType=today",
      "GET /analytics/api/v1/types/workitems/history?contactId=c1&rangeType=daterange&rangeFrom=1&rangeTo=2&mergeProperties=%7B%22Default%22%3A%5B%22type%22%5D%7D&rows=10",
    ]);
    expect(DefaultMergeProperties.InboundCall).toContain("voicemailFile");
    expect(RangeTypes.DataRange).toBe("daterange");
  });

  it("users by page, whatever totals look like", async () => {
    const { userService, http, said } = await setUp((request) =>
      request.url.includes("/u2")
        ? { json: { _id: "u2", name: "Bo" } }
        : { json: { count: 1, total: "12", next: 100, objects: [{ userId: "u1" }] } },
    );
    expect(
      await userService.fetchUsers({ q: "a b", rows: 1, queryParams: { sort: "name", skip: undefined } }),
    ).toEqual({
      count: 1,
      next: "100",
      objects: [{ userId: "u1" }],
      previous: "",
      total: 12,
    });
    expect(await userService.fetchUser("u2")).toEqual({ _id: "u2", name: "Bo" });
    await new SchemaTypeClient(http).update("contact", "u2", { name: "C" });
    expect(said()).toEqual([
      "GET /data/api/types/user?sort=name&q=a+b&rows=1",
      "GET /data/api/types/user/u2",
      'PATCH /data/api/types/contact/u2 {"name":"C"}',
    ]);
  });

  it("voice settings and a greeting", async () => {
    const { userService, said } = await setUp((request) =>
      request.method === "POST"
        ? { json: { contentType: "audio/wav", signedURL: "https://a" } }
        : { json: { _id: "v1" } },
    );
    await userService.updateUserCallForwardingVoiceSetting("u1", {
      always: { destinationNumber: "+1", enabled: true },
    });
    await userService.updateUserCallWaitingVoiceSetting("u1", { enabled: false });
    await userService.updateUserVoicemailVoiceSetting("u1", { enabled: true });
    const greeting = { languageCode: "en", text: "hi", userId: "u1", voiceGender: "Female", voiceName: "A" };
    expect(await userService.convertTextToSpeech(greeting)).toEqual({
      contentType: "audio/wav",
      signedURL: "https://a",
    });
    expect(said().slice(0, 3)).toEqual([
      'PATCH /users/api/u1/voicesettings {"callForwardingSettings":{"always":{"destinationNumber":"+1","enabled":true}}}',
      'PATCH /users/api/u1/voicesettings {"callWaitingSettings":{"enabled":false}}',
      'PATCH /users/api/u1/voicesettings {"voicemailSettings":{"enabled":true}}',
    ]);
  });
});

describe("the local store", () => {
  it("is wiped but for platform, language, base URL and translations", () => {
    const state = new StateService();
    expect([state.getLanguage(), state.getPlatform()]).toEqual(["en", "web"]);
    state.setLanguage("de");
    state.set("baseUrl", "https://x");
    state.set("campaign", "c1");
    state.setTelephonyConfig({ type: "WEBRTC" });
    state.clear();
    expect([...state.getMap().keys()].sort()).toEqual(["baseUrl", "language", "platform"]);
    expect(state.getTelephonyConfig()).toBe(undefined);
    state.delete("baseUrl");
    expect(state.get("baseUrl")).toBe(undefined);
  });
});
