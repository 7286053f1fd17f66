import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { readRequest } from "../../main/line/verto/events.ts";
import { decodeFrame } from "../../main/line/verto/frames.ts";
import { candidates, isComplete, isUsable, isWebRtcAudio } from "../../main/line/verto/sdp.ts";
import { type ClientMethod, clientMethods, clientResults, ErrorReply } from "../../shared/wire/verto.ts";
import { isRpc, recording } from "./verto-recording.ts";

const fromServer = recording.filter((line) => line.dir === "server->client");
/** Not JSON: the speed test, which a client of ours never starts. */
const isSpeedTest = (frame: unknown) => typeof frame === "string" && frame.startsWith("#SP");

describe("every frame that a real server sent", () => {
  it("is there to be read", () => {
    expect(fromServer.length).toBeGreaterThan(200);
  });

  it("is a request or a reply, told apart rightly", () => {
    for (const { frame } of fromServer) {
      if (isSpeedTest(frame)) continue;
      const expected = (one: unknown) =>
        isRpc(one) && one.method !== undefined
          ? "request"
          : isRpc(one) && "result" in one
            ? "result"
            : "error";
      const decoded = decodeFrame(JSON.stringify(frame)).map((one) => one.kind);
      expect(decoded).toEqual(Array.isArray(frame) ? frame.map(expected) : [expected(frame)]);
    }
  });

  it("has a known method and readable params when it is a request", () => {
    const seen = new Set<string>();
    for (const { frame, scenario } of fromServer) {
      if (!isRpc(frame) || frame.method === undefined) continue;
      const said = readRequest(frame.method, frame.params);
      expect(["unknown", "unreadable"], `${scenario} ${frame.method}`).not.toContain(said.kind);
      seen.add(said.kind);
    }
    expect([...seen].sort()).toEqual(
      [
        "answered",
        "attachOffered",
        "clientReady",
        "displayChanged",
        "ended",
        "invited",
        "mediaOffered",
        "messageReceived",
        "pinged",
        "puntOrdered",
        "told",
      ].sort(),
    );
  });

  it("has a readable result when it answers a request, with nothing of it lost", () => {
    const asked = new Map<string, ClientMethod>();
    let results = 0;
    for (const { frame, conn, dir, scenario } of recording) {
      if (!isRpc(frame)) continue;
      const key = `${conn} ${JSON.stringify(frame.id)}`;
      const method = clientMethods.find((name) => name === frame.method);
      if (dir === "client->server" && method !== undefined) asked.set(key, method);
      if (dir !== "server->client" || frame.method !== undefined) continue;
      if ("error" in frame) {
        expect(v.parse(ErrorReply, frame.error), scenario).toEqual(frame.error);
        continue;
      }
      const of = asked.get(key);
      if (of === undefined) continue;
      results++;
      expect(v.parse(clientResults[of], frame.result), `${scenario} ${of}`).toMatchObject(frame.result ?? {});
    }
    expect(results).toBeGreaterThan(60);
  });
});

describe("every SDP in the recording", () => {
  const sdps = recording.flatMap(({ frame, dir, scenario }) => {
    const sdp = isRpc(frame) ? (frame.params?.sdp ?? frame.result?.sdp) : undefined;
    return typeof sdp === "string" && !scenario.startsWith("raw-") ? [{ sdp, dir }] : [];
  });

  it("is WebRTC audio with a candidate that the server can use", () => {
    expect(sdps.length).toBeGreaterThan(40);
    for (const { sdp } of sdps) {
      expect(isWebRtcAudio(sdp)).toBe(true);
      expect(isComplete(sdp)).toBe(true);
      expect(candidates(sdp).some(isUsable)).toBe(true);
    }
  });
});
