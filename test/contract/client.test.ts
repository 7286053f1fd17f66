import { describe, expect, it } from "vitest";
import { type EndpointName, endpoints } from "../../shared/wire/endpoints.ts";
import { findEndpoint } from "../../shared/wire/paths.ts";
import { createServices, documentedCalls } from "./exercise.ts";
import { assertExchangesConform, type Recorded } from "./recorder.ts";

const provider = "https://login.thrio.com";
const page = { count: 1, total: 1, objects: [{ workitemId: "w1" }] };
/** The least that the contracts and this phone both call an answer. */
const answers: Partial<Record<EndpointName, unknown>> = {
  login: { token: "t", location: "https://api1.nextiva.com" },
  refreshToken: {
    token: "t",
    location: "https://api1.nextiva.com",
    clientLocation: "https://client1.nextiva.com",
  },
  sms: { canDial: true, consentType: 1 },
  workitems: page,
  changePriority: {},
  transferToAgent: {},
  transferToInbox: {},
  unreadCounts: { total: 3 },
  conversationActivity: [{ totalUnreadCount: 2, categories: { latestActivity: [{ name: "c" }] } }],
};

/** Answers by the table; keeps what was asked. */
function stub(seen: Recorded[]): typeof fetch {
  return async (input, init) => {
    const url = new URL(String(input));
    const method = init?.method ?? "GET";
    const name = findEndpoint(method, url.pathname)?.name;
    const known = name === undefined ? undefined : answers[name];
    const response =
      known ?? (method === "GET" && name !== "workitem" ? page : { workitemId: "w1", state: "active" });
    const request = typeof init?.body === "string" ? JSON.parse(init.body) : undefined;
    const authorization = new Headers(init?.headers).get("authorization") ?? "";
    seen.push({ method, path: url.pathname + url.search, authorization, request, status: 200, response });
    return Response.json(response);
  };
}

describe("the client against the published contracts", () => {
  it("sends each documented request as its contract has it, and takes the least answer", async () => {
    const seen: Recorded[] = [];
    const services = createServices(provider, stub(seen));
    const calls = documentedCalls(services, {
      username: "ann",
      password: "secret",
      to: "+15550100",
      workitemId: "w1",
      emailWorkitemId: "w2",
      userId: "u1",
      queueId: "q1",
      campaignId: "c1",
      conversationId: "v1",
      ticketId: "k1",
    });
    for (const call of Object.values(calls)) await call();
    services.http.close();
    const documented = Object.entries(endpoints).filter(([, row]) => row.mark === "documented");
    expect([...assertExchangesConform(seen)].sort()).toEqual(documented.map(([name]) => name).sort());
    expect(seen).toHaveLength(documented.length);
  });
});
