import { describe, expect, it } from "vitest";
import { decodeFrame, encodeAck, encodeRequest } from "./frames.ts";

describe("reading frames", () => {
  it.each([
    [`{"jsonrpc":"2.0","id":7,"method":"verto.bye","params":{"callID":"c"}}`, "request"],
    [`{"jsonrpc":"2.0","id":7,"result":{"message":"PONG"}}`, "result"],
    [`{"jsonrpc":"2.0","id":7,"result":null}`, "result"],
    [`{"jsonrpc":"2.0","id":null,"error":{"code":-32600}}`, "error"],
    [`{"jsonrpc":"2.0","id":7,"error":"a word"}`, "error"],
  ])("tells %s for a %s, by its method alone", (text, kind) => {
    expect(decodeFrame(text).map((frame) => frame.kind)).toEqual([kind]);
  });

  it("reads each of an array", () => {
    const frames = decodeFrame(`[{"id":"a","result":{}},7,{"id":2,"method":"verto.ping"}]`);
    expect(frames).toEqual([
      { kind: "result", id: "a", result: {} },
      { kind: "garbage", why: "notAnObject" },
      { kind: "request", id: 2, method: "verto.ping", params: {} },
    ]);
  });

  it.each(["", "#SPU 0", "<html>", "{", "[", "null", "7", "{}", `{"id":1}`, `{"method":5}`])(
    "takes %j for garbage and throws at nothing",
    (text) => {
      expect(decodeFrame(text).every((frame) => frame.kind === "garbage")).toBe(true);
    },
  );

  it("has nothing for an empty array", () => {
    expect(decodeFrame("[]")).toEqual([]);
  });

  it("keeps of a doubled member the last, as any JSON reader does", () => {
    const [frame] = decodeFrame(
      `{"id":1,"error":{"message":"SDP missing","code":-32002,"message":"CALL ERROR"}}`,
    );
    expect(frame).toMatchObject({ kind: "error", error: { message: "CALL ERROR", code: -32002 } });
  });
});

describe("writing frames", () => {
  it("puts the sessid into the params of each request", () => {
    expect(JSON.parse(encodeRequest(3, "verto.ping", "S", {}))).toEqual({
      jsonrpc: "2.0",
      id: 3,
      method: "verto.ping",
      params: { sessid: "S" },
    });
  });
  it("acknowledges by a result, never by an error", () => {
    expect(JSON.parse(encodeAck(9, "verto.odd"))).toEqual({
      jsonrpc: "2.0",
      id: 9,
      result: { method: "verto.odd" },
    });
  });
});
