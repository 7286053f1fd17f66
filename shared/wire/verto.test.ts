import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { clientResults, ErrorReply, isServerMethod, serverMethods, serverParams } from "./verto.ts";
import { causeCode, causeCodes, causeName } from "./verto-causes.ts";

describe("mod_verto's words", () => {
  it("have a schema for each request of the server", () => {
    expect(Object.keys(serverParams).sort()).toEqual([...serverMethods].sort());
    expect(isServerMethod("verto.attach")).toBe(true);
    expect(isServerMethod("verto.ringing")).toBe(false);
  });

  it("let unknown members pass", () => {
    const bye = { callID: "c", cause: "USER_BUSY", causeCode: 17, verto_h_custom: "kept" };
    expect(v.parse(serverParams["verto.bye"], bye)).toEqual(bye);
  });

  it("lose a wrong name, not the call", () => {
    const invite = {
      callID: "c",
      sdp: "v=0",
      caller_id_name: 7,
      caller_id_number: "1001",
      variables: "none",
    };
    expect(v.parse(serverParams["verto.invite"], invite)).toMatchObject({
      callID: "c",
      caller_id_name: undefined,
      caller_id_number: "1001",
      variables: undefined,
    });
  });

  it.each([
    ["verto.invite", { sdp: "v=0" }],
    ["verto.invite", { callID: "c" }],
    ["verto.attach", { callID: "c", sdp: "" }],
    ["verto.media", { callID: "c" }],
    ["verto.bye", { callID: 5 }],
  ] as const)("refuse a %s without what a call needs: %j", (method, params) => {
    expect(v.safeParse(serverParams[method], params).success).toBe(false);
  });

  it("take an answer without sdp, which came with verto.media", () => {
    expect(v.parse(serverParams["verto.answer"], { callID: "c", variables: {} }).sdp).toBeUndefined();
  });

  it("read clientReady without a list as nothing reattached", () => {
    expect(v.parse(serverParams["verto.clientReady"], {}).reattached_sessions).toEqual([]);
  });

  it("take errors without code and with members of their own", () => {
    expect(v.parse(ErrorReply, { notSubscribedChannels: ["a"] }).code).toBeUndefined();
    expect(v.parse(ErrorReply, {})).toBeDefined();
  });

  it("know two hold states only", () => {
    expect(v.safeParse(clientResults["verto.modify"], { holdState: "paused" }).success).toBe(false);
  });
});

describe("causes", () => {
  it("map both ways", () => {
    for (const [name, code] of Object.entries(causeCodes)) {
      expect(causeCode(name)).toBe(code);
      expect(causeName(code)).toBe(name);
    }
  });
  it("do not know everything", () => {
    expect(causeCode("NO_SUCH_CAUSE")).toBeUndefined();
    expect(causeCode("toString")).toBeUndefined();
    expect(causeName(9999)).toBeUndefined();
  });
});
