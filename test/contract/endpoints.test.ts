import { describe, expect, it } from "vitest";
import { type Endpoint, endpoints } from "../../shared/wire/endpoints.ts";
import { assertMatchesContract, operations } from "./contract.ts";

const rows = Object.entries(endpoints as Record<string, Endpoint>);
const shape = (path: string) => path.replace(/\{\w+\}/g, "{}");

describe("the table of endpoints", () => {
  it.each(rows.filter(([, row]) => row.mark === "documented"))(
    "%s stands in a published contract",
    (_, row) => {
      const same = operations.filter((one) => one.method === row.method && one.path === row.path);
      expect(same.map((one) => one.path)).toContain(row.path);
      const [, operation] = row.source.split(": ");
      expect(same.map((one) => one.operationId)).toContain(operation);
    },
  );

  it.each(rows.filter(([, row]) => row.mark !== "documented"))("%s stands in no contract", (_, row) => {
    const same = operations.filter((one) => one.method === row.method && shape(one.path) === shape(row.path));
    expect(same).toEqual([]);
  });

  it("says what would prove each guess, and where every row comes from", () => {
    for (const [name, row] of rows) {
      expect(row.source, name).not.toBe("");
      if (row.mark === "guess") expect(row.proof, name).toBeTruthy();
    }
  });

  it("has every operation of the contracts but the three that this phone has no use for", () => {
    const known = new Set(rows.map(([, row]) => `${row.method} ${row.path}`));
    const missing = operations.filter((one) => !known.has(`${one.method} ${one.path}`));
    expect(missing.map((one) => one.operationId).sort()).toEqual([
      "authenticate",
      "generatePortalToken",
      "generateToken",
    ]);
  });

  it("names no method and path twice", () => {
    const all = rows.map(([, row]) => `${row.method} ${shape(row.path)}`);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe("the contract check", () => {
  it("takes what conforms and refuses what does not", () => {
    const hold = "/users/api/calls/w1/hold";
    assertMatchesContract("POST", hold, undefined, 200, { workitemId: "w1", state: "hold", priority: 3 });
    expect(() => assertMatchesContract("POST", hold, undefined, 200, { workitemId: 7 })).toThrow(
      /workitemId/,
    );
    expect(() => assertMatchesContract("POST", "/users/api/sms", { to: "+1" }, 200, {})).toThrow(/message/);
    expect(() => assertMatchesContract("POST", "/users/api/sms", undefined, 401, {})).toThrow(/missing/);
    expect(() => assertMatchesContract("PUT", hold, undefined, 200, {})).toThrow(/no contract/);
    assertMatchesContract("GET", "/provider/token-with-authorities", undefined, 401, {
      code: "x",
      message: "y",
    });
    assertMatchesContract("GET", "/users/api/workitems/none", undefined, 404, undefined);
  });

  it.each([
    ["/data/api/types/workitem?rows=5&start=0&channelType=voice", true],
    ["/data/api/types/workitem?rows=many", false],
    ["/data/api/types/conversation?rows=5", true],
    ["/data/api/types/conversation?rows=5&limit=5", false],
    ["/analytics/api/conversations/c1/workitems?version=v2&includeSummary=true", true],
    ["/analytics/api/conversations/c1/workitems?version=v3", false],
    ["/analytics/api/conversations/c1/workitems?includeSummary=yes", false],
  ])("reads an address: %s: %s", (asked, isTaken) => {
    const wrong = () => assertMatchesContract("GET", asked, undefined, 299, undefined);
    // No contract takes that answer; what is wrong with the address is said beside it, and quotes it.
    expect(wrong).toThrow("299");
    if (isTaken) expect(wrong).not.toThrow(asked);
    else expect(wrong).toThrow(asked);
  });
});
