import { describe, expect, test } from "vitest";
import { call, setUp } from "./test-line.ts";

describe("stop", () => {
  test("hangs up, closes, and leaves nothing behind", async () => {
    const { talks, line, server, leg, link, peer, clock } = setUp();
    await talks();
    const stopping = line.stop();
    await server().answers("bye");
    await stopping;
    expect(server().done.slice(-2)).toEqual(["bye verto-1", "close"]);
    expect([leg(), link(), peer(), clock.pending()]).toEqual(["none", "off", null, 0]);
  });
  test("a server that does not answer holds nobody up", async () => {
    const { talks, line, clock, leg } = setUp();
    await talks();
    const stopping = line.stop();
    clock.advance(1_500);
    await stopping;
    expect(leg()).toBe("none");
  });
  test("without a connection it does not wait for an answer", async () => {
    const { talks, line, server, leg } = setUp();
    await talks();
    server().drops();
    await line.stop();
    expect(leg()).toBe("none");
  });
  test("frames that come after it are not heard", async () => {
    const { line, server, offers } = setUp();
    const old = server();
    await line.stop();
    old.emit({ kind: "invited", ...call() });
    expect(offers().open).toEqual([]);
  });
});

test("stopped with its leg kept: nobody hangs up, and nothing of it is left here", async () => {
  const { server, talks, line, leg, link } = setUp();
  await talks();
  await line.stop({ keepLeg: true });
  expect(server().done.some((each) => each.startsWith("bye"))).toBe(false);
  expect([server().done.at(-1), leg(), link()]).toEqual(["close", "none", "off"]);
});
