import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ServiceError } from "../../main/nextiva/errors.ts";
import { RangeTypes } from "../../main/nextiva/user-service.ts";
import { createSandbox, type Sandbox } from "../../sandbox/server.ts";
import { type EndpointName, endpoints } from "../../shared/wire/endpoints.ts";
import { createServices, documentedCalls, type Services, type Subjects } from "./exercise.ts";
import { assertExchangesConform, type Recorded, recordingFetch } from "./recorder.ts";
import { runBasicUsage, runPageExamples } from "./sdk-page.ts";

let sandbox: Sandbox;
const opened: Services[] = [];
beforeAll(async () => {
  sandbox = await createSandbox({ voice: "none", behaviour: { answerAfterMs: 0 } });
});
afterAll(async () => {
  for (const { http } of opened) http.close();
  await sandbox.close();
});

function user(role: RegExp, nth = 0) {
  const found = sandbox.users.filter((one) => role.test(one.role))[nth];
  const agent = found && sandbox.centre.find(found.username);
  if (found === undefined || agent === undefined) throw new Error(`the sandbox has no user ${role} ${nth}`);
  return { ...found, userId: agent.userId };
}

async function signIn(who: { username: string; password: string }, seen: Recorded[] = [], scheme?: "bearer") {
  const services = createServices(sandbox.providerUrl, recordingFetch(seen), scheme);
  opened.push(services);
  await services.userService.login(who.username, who.password);
  await services.userService.initSession({ platform: "web" });
  await services.userService.loginToAcd({});
  return services;
}

/** Resolves once the sandbox's world has the workitem in that state. */
function reaches(workitemId: string, state: string): Promise<void> {
  const isThere = () =>
    [...sandbox.centre.world().items.values()].some(
      (one) => one.workitemId === workitemId && one.state === state,
    );
  return new Promise((resolve) => {
    if (isThere()) return resolve();
    const undo = sandbox.centre.onStep(() => {
      if (!isThere()) return;
      undo();
      resolve();
    });
  });
}

async function freshCall({ userService }: Services): Promise<string> {
  const { workitemId = "" } = await userService.dial({
    to: "+15550100",
    campaignId: "campaign-123",
    name: "Ann",
  });
  await reaches(workitemId, "active");
  return workitemId;
}

const documented = (Object.keys(endpoints) as EndpointName[]).filter(
  (name) => endpoints[name].mark === "documented",
);
const onCalls: readonly string[] = [
  "workitem",
  "changePriority",
  "hold",
  "bridge",
  "muteCall",
  "unmuteCall",
  "sendDtmf",
  "transferToAgent",
  "transferToInbox",
  "hangUp",
];

describe("the sandbox against the published contracts", () => {
  it.each(documented)("%s conforms both ways", async (name) => {
    const seen: Recorded[] = [];
    const agent = user(/agent/i);
    const services = await signIn(agent, seen);
    await signIn(user(/agent/i, 1));
    const workitemId = onCalls.includes(name) ? await freshCall(services) : "none";
    const about: Subjects = {
      ...agent,
      to: "+15550100",
      workitemId,
      emailWorkitemId: name === "sendEmailResponse" ? await emailFor(services, agent.userId) : "none",
      userId: user(/agent/i, 1).userId,
      queueId: "queue-1",
      campaignId: "campaign-123",
      conversationId: await someConversation(services),
      ticketId: "ticket-1",
    };
    if (name === "transcriptionsAndRecordings")
      Object.assign(about, { workitemId: await someWorkitem(services) });
    const calls = documentedCalls(services, about);
    await calls[name as keyof typeof calls]();
    expect(assertExchangesConform(seen)).toContain(name);
    if (onCalls.includes(name)) await services.workitems.hangUp(workitemId).catch(() => {});
  });

  async function someConversation({ conversations }: Services): Promise<string> {
    const page = await conversations.fetchConversations({ rows: 1 });
    const [first] = (page.objects ?? []) as { conversationId?: string; _id?: string }[];
    return first?.conversationId ?? first?._id ?? "none";
  }

  async function someWorkitem({ userService }: Services): Promise<string> {
    const [first] = await userService.getHistory(RangeTypes.Last30Days);
    return first?.workitemId ?? "none";
  }

  async function emailFor({ acd }: Services, agentId: string): Promise<string> {
    sandbox.centre.do({
      kind: "arrive",
      arrival: { channel: "email", from: "ann@example.com", agentId, content: { textMsg: "hello" } },
    });
    const [offer] = await acd.offers();
    if (offer === undefined) throw new Error("no e-mail was offered");
    await acd.accept(offer.offerId);
    return offer.workitemId;
  }

  it("refuses a wrong password and an unknown workitem in the contracts' words", async () => {
    const seen: Recorded[] = [];
    const services = await signIn(user(/agent/i), seen);
    const wrong = services.userService.login(user(/agent/i).username, "wrong");
    await expect(wrong).rejects.toMatchObject({ code: "badCredentials", status: 401 });
    await expect(services.workitems.fetchWorkitem("none")).rejects.toBeInstanceOf(ServiceError);
    assertExchangesConform(seen);
    expect(seen.map((one) => one.status)).toEqual(expect.arrayContaining([401, 404]));
  });

  it("takes the token bare and after Bearer", async () => {
    for (const scheme of [undefined, "bearer"] as const) {
      const seen: Recorded[] = [];
      const { userService } = await signIn(user(/agent/i), seen, scheme);
      await userService.fetchSession();
      expect(seen.at(-1)?.authorization.startsWith("Bearer ")).toBe(scheme === "bearer");
    }
  });
});

describe("the SDK page against the sandbox", () => {
  it("usage examples run as they stand", async () => {
    const boss = user(/supervisor/i);
    const agent = user(/agent/i, 1);
    const theirs = await signIn(agent);
    await freshCall(theirs);
    const services = createServices(sandbox.providerUrl, fetch);
    opened.push(services);
    await runPageExamples(services.userService, {
      ...boss,
      phoneNumber: "+15550101",
      agentId: agent.userId,
      newStatusId: "break",
    });
  });

  it("basic usage runs", async () => {
    const services = createServices(sandbox.providerUrl, fetch);
    opened.push(services);
    const { username, password } = user(/agent/i);
    const { isLoggedIn, acd } = await runBasicUsage(services.userService, username, password);
    expect(isLoggedIn).toBe(true);
    expect(acd.loginAt).toBeGreaterThan(0);
  });

  it("history of a range comes; daterange is refused", async () => {
    const { userService } = await signIn(user(/agent/i));
    expect(Array.isArray(await userService.getHistory(RangeTypes.Last7Days))).toBe(true);
    await expect(userService.getHistory("daterange")).rejects.toMatchObject({ code: "unsupported" });
  });
});
