/** The sandbox with another mod_verto server as its line; that server is played by one of our own. */
import { expect, it } from "vitest";
import { openLine, signIn, until } from "../agent-fixture.ts";
import { createSandbox } from "../server.ts";
import { readVoice } from "../voice-argument.ts";
import { createMediaEngine } from "./media/engine.ts";
import { createVertoServer } from "./verto/server.ts";

it("hands out the other server and rings the app through it", async () => {
  const media = createMediaEngine();
  const other = await createVertoServer({ users: [{ login: "1000", passwd: "secret" }], media });
  const server = { url: other.url, login: "1000@other.test", passwd: "secret" };
  const sandbox = await createSandbox({ voice: server });
  const ana = await signIn(sandbox, "ana");
  const { verto } = (await ana.ask("session")).body.telephony;
  expect(verto).toMatchObject(server);
  const line = await openLine(verto);
  try {
    const caller = sandbox.callers.placeCall({ agent: "ana", says: { tone: 440 } });
    const { message } = await ana.feed.named("OfferNotification");
    await ana.ask("acceptOffer", { offerId: message.offer.offerId });
    line.says({ tone: 600 });
    await until(sandbox, () => sandbox.centre.world().items.get(caller.workitemId)?.state === "active");
    const goal = { forMs: 300, timeoutMs: 8_000 };
    const appHears = await line.hears.waitUntilHears({ nearHz: { hz: 440, within: 15 }, ...goal });
    const callerHears = await caller.hears.waitUntilHears({ nearHz: { hz: 600, within: 15 }, ...goal });
    expect([appHears.ok, callerHears.ok]).toEqual([true, true]);
    caller.hangsUp();
    await line.inbox.next((frame) => frame.method === "verto.bye");
  } finally {
    ana.close();
    await line.close();
    await sandbox.close();
    await other.close();
    await media.close();
  }
}, 30_000);

it("says by its own word when nobody is there to be rung", async () => {
  const server = { url: "ws://127.0.0.1:9", login: "1000", passwd: "secret" };
  const sandbox = await createSandbox({ voice: server, behaviour: { legGraceMs: 100 } });
  const ana = await signIn(sandbox, "ana");
  sandbox.callers.placeCall({ agent: "ana" });
  const { message } = await ana.feed.named("OfferNotification");
  await ana.ask("acceptOffer", { offerId: message.offer.offerId });
  const over = await ana.feed.next((frame) => frame.message?.workitem?.state === "terminated");
  expect(over.message.workitem.terminationReason).toBe("LINE_FAILURE");
  ana.close();
  await sandbox.close();
});

it.each([
  ["ws://10.0.0.1:8081,1000,secret", { url: "ws://10.0.0.1:8081", login: "1000", passwd: "secret" }],
  [
    "wss://fs.test,1000@fs.test,x,9000",
    { url: "wss://fs.test", login: "1000@fs.test", passwd: "x", extension: "9000" },
  ],
  ["http://fs.test,1000,x", null],
  ["ws://fs.test,1000", null],
  ["ws://fs.test,1000,x,", null],
  ["ws://fs.test,1000,x,1,2", null],
])("--voice %s", (text, server) => {
  expect(readVoice(text)).toEqual(server);
});
