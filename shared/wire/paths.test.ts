import { describe, expect, it } from "vitest";
import { type EndpointName, endpoints, isRepeatable } from "./endpoints.ts";
import { fillPath, findEndpoint, pathFor } from "./paths.ts";

const names = Object.keys(endpoints) as EndpointName[];

describe("paths", () => {
  it("encode what a path cannot hold", () => {
    expect(pathFor("sendDtmf", { workitemId: "w 1/ä", digit: "#*" })).toBe(
      "/users/api/calls/w%201%2F%C3%A4/dtmf/%23%2A",
    );
    expect(pathFor("session", {})).toBe("/users/api/session");
    expect(pathFor("hold", { workitemId: "\ud800" })).toContain("%EF%BF%BD");
  });

  it.each(["", ".", ".."])("never hold the parameter %j", (workitemId) => {
    expect(() => pathFor("hold", { workitemId })).toThrow(RangeError);
  });

  it.each(names)("of %s are found again", (name) => {
    const params = Object.fromEntries(
      [...endpoints[name].path.matchAll(/\{(\w+)\}/g)].map((hit) => [hit[1], "a/b"]),
    );
    const found = findEndpoint(
      endpoints[name].method,
      fillPath(endpoints[name].path, params as Record<string, string>),
    );
    expect(found).toMatchObject({ name, params });
  });

  it("that nobody asks are not found", () => {
    expect(findEndpoint("PUT", "/users/api/session")).toBe(undefined);
    expect(findEndpoint("GET", "/users/api/session/more")).toBe(undefined);
    expect(findEndpoint("POST", "/users/api/calls//hold")).toBe(undefined);
    expect(findEndpoint("POST", "/users/api/calls/%zz/hold")).toBe(undefined);
  });

  it("with literal words go before paths with parameters", () => {
    expect(findEndpoint("GET", "/data/api/types/workitem")?.name).toBe("workitems");
    expect(findEndpoint("GET", "/data/api/types/campaign")?.name).toBe("searchObjects");
    expect(findEndpoint("GET", "/analytics/api/conversations/workitems")?.name).toBe("participantHistory");
  });
});

it("only a GET may be asked again", () => {
  for (const name of names) expect(isRepeatable(endpoints[name])).toBe(endpoints[name].method === "GET");
});
