import { expect, test } from "vitest";
import { createEvidence, shapeOf } from "./evidence.ts";

const of = (evidence: ReturnType<typeof createEvidence>, name: string) =>
  evidence.report().endpoints.find((each) => each.name === name);

test("a row that nobody asked is untouched", () => {
  expect(of(createEvidence(), "dial")).toMatchObject({ mark: "guess", verdict: "untouched", proven: 0 });
});

test("an answer as expected proves a row; one that is not says which field", () => {
  const evidence = createEvidence();
  evidence.answered("session", "");
  evidence.refused("session", 503);
  expect(of(evidence, "session")).toMatchObject({ verdict: "proven", proven: 1, refused: { 503: 1 } });
  evidence.answered("session", "GET /users/api/session: userId is not string");
  expect(of(evidence, "session")).toMatchObject({
    verdict: "differs",
    why: expect.stringMatching(/userId is not string/),
  });
});

test("a row that was only refused is that, by status", () => {
  const evidence = createEvidence();
  evidence.refused("offers", 404);
  evidence.refused("offers", 404);
  expect(of(evidence, "offers")).toMatchObject({ verdict: "refused", refused: { 404: 2 } });
});

test("an event that is not known is told with the shape of what it carried, never with a value", () => {
  const evidence = createEvidence();
  const message = { call: { id: "w-123", from: "+14155550123", parties: [{ name: "Ann" }] }, "u-77": 1 };
  evidence.heard("NewCall", { kind: "unknown", name: "NewCall" }, message);
  const [event] = evidence.report().events;
  expect(event).toMatchObject({
    name: "NewCall",
    isKnown: false,
    verdict: "differs",
    shape: '{"call":{"id":"text","from":"text","parties":[{"name":"text"}]},"…":"number"}',
  });
  expect(JSON.stringify(evidence.report())).not.toMatch(/Ann|\+1415|w-123|u-77/);
});

test("any number of names is not kept", () => {
  const evidence = createEvidence();
  for (let n = 0; n < 1_000; n += 1) evidence.heard(`E${n}`, { kind: "unknown", name: `E${n}` }, {});
  expect(evidence.report().events.filter(({ heard }) => heard > 0)).toHaveLength(200);
});

test("a deep or wide message has a short shape", () => {
  const wide = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`f${"x".repeat(n % 9)}`, n]));
  expect(shapeOf({ a: { b: { c: { d: { e: 1 } } } }, wide }).length).toBeLessThan(2_000);
});
