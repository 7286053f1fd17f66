import { readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openLine, signIn, until } from "../agent-fixture.ts";
import { createSandbox, type Sandbox } from "../server.ts";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.close());

async function control(method: string, path: string, body?: string) {
  const response = await fetch(`${sandbox.controlUrl}${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
  });
  // biome-ignore lint/suspicious/noExplicitAny: looked into by the tests, whatever it is
  return { status: response.status, body: (await response.json()) as any };
}

/** Every curl of the README: method, path, body. */
const examples = [...readme.matchAll(/curl (?:-X (\w+) )?(?:-d '([^']*)' )?\$C(\/[\w/-]*)/g)].map(
  ([, method, body, path = ""]) => ({ method: method ?? (body === undefined ? "GET" : "POST"), path, body }),
);

describe("the README's examples", () => {
  it("cover every route", async () => {
    const { routes } = (await control("GET", "")).body as { routes: string[] };
    const shown = new Set(
      examples.map(
        ({ method, path }) =>
          `${method} ${path.replace(/(calls|agents|offers|workitems|conversations|recordings)\/\w+/, "$1/*")}`,
      ),
    );
    const undocumented = routes.filter((route) => !shown.has(route) && route !== "GET /");
    // Told in words beside another one.
    expect(undocumented).toEqual(["GET /behaviour", "POST /faults/analytics/drop"]);
  });

  it("work as they stand, in a call", async () => {
    const ana = await signIn(sandbox, "ana");
    const line = await openLine((await ana.ask("session")).body.telephony.verto);
    line.says({ tone: 440 });
    for (const { method, path, body } of examples) {
      if (path.includes("verto/") || path === "/reset" || path.includes("logout")) continue;
      sandbox.faults.http.clear();
      // An example before may have her take calls by herself, as soon as the last one of hers is over: this one too.
      sandbox.centre.do({ kind: "changeAgent", of: ana.userId, change: { acdAutoAccept: false } });
      const call = sandbox.callers.placeCall({ agent: "ana", says: { tone: 440 } });
      const offer = [...sandbox.centre.world().offers.values()].find(
        (one) => one.workitemId === call.workitemId,
      );
      if (!path.includes("withdraw")) {
        sandbox.centre.do({ kind: "acceptOffer", userId: ana.userId, offerId: offer?.offerId ?? "" });
        await until(sandbox, () => sandbox.centre.world().items.get(call.workitemId)?.state === "active");
      }
      const chat = sandbox.callers.writeChat({ queue: "Billing", from: "+15550100999", text: "Hello?" });
      const workitemId = path.startsWith("/workitems") ? chat.workitemId : call.workitemId;
      const asked = path
        .replace(/\/ID\b/, `/${workitemId}`)
        .replace("OFFERID", offer?.offerId ?? "")
        .replace("CONVERSATION", chat.conversationId);
      const { status, body: answered } = await control(method, asked, body);
      expect({ asked, body, status, answered }).toMatchObject({ status: 200 });
      if ("met" in answered) expect({ asked, answered }).toMatchObject({ answered: { met: true } });
      call.hangsUp();
    }
    ana.close();
    await line.close();
  }, 180_000);
});

it.each([
  ["POST", "/calls", "{}", 400],
  ["POST", "/calls", '{"queue":"Nowhere"}', 400],
  ["POST", "/calls", '{"queue":"Sales","says":"opera"}', 400],
  ["POST", "/calls", "{", 400],
  ["POST", "/calls/none/hangup", undefined, 404],
  ["POST", "/agents/nobody/mute", '{"muted":true}', 404],
  ["GET", "/agents/ana/leg", undefined, 404],
  ["POST", "/faults/http", '{"kind":"plague"}', 400],
  ["PUT", "/calls", "{}", 404],
])("%s %s %s is refused with %i", async (method, path, body, status) => {
  expect(await control(method, path, body)).toMatchObject({ status, body: { code: expect.any(String) } });
});

it("shows no password in its state", async () => {
  expect(JSON.stringify((await control("GET", "/state")).body)).not.toMatch(/sandbox-ana|sandbox-line/);
});
