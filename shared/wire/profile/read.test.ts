import { expect, test } from "vitest";
import { bodySteps, emptyProfile, endpointIn, eventNamed, socketIn } from "./profile.ts";
import { longestProfile, type ProfileProblem, readProfile } from "./read.ts";

test("a profile says what a tenant does otherwise, and leaves the rest as it is built in", () => {
  const { profile, problems } = readProfile(`{
    // Seen on the first tenant.
    "auth": "bearer",
    "endpoints": {
      "acceptOffer": { "method": "PUT", "path": "/acd/v2/offers/{offerId}/take" },
      "acdLogin": { "body": [{ "fields": { "statusId": "userstatusId" } }] },
    },
    "events": { "OfferNotification": { "name": "NewOffer" } },
    "sockets": { "events": { "path": "/push", "readyName": "Welcome" } },
  }`);
  expect(problems).toEqual([]);
  expect(endpointIn(profile, "acceptOffer")).toMatchObject({
    method: "PUT",
    path: "/acd/v2/offers/{offerId}/take",
    host: "location",
    auth: "token",
  });
  expect(endpointIn(profile, "rejectOffer")).toEqual(endpointIn(emptyProfile, "rejectOffer"));
  expect(bodySteps(profile, "acdLogin")).toHaveLength(1);
  expect(eventNamed(profile, "NewOffer")).toBe("OfferNotification");
  expect(eventNamed(profile, "callStarted")).toBe("callStarted");
  expect(socketIn(profile, "events")).toMatchObject({
    path: "/push",
    readyName: "Welcome",
    host: "location",
  });
});

test.each<[string, string, ProfileProblem]>([
  ["no JSON", '{\n"auth": "raw",\n!', { line: 3, field: "", why: "notJson" }],
  ["a list", "[]", { line: 1, field: "", why: "notJson" }],
  ["nothing", "", { line: 1, field: "", why: "notJson" }],
  ["a field that there is not", '{\n"host": "evil"\n}', { line: 2, field: "host", why: "unknown" }],
  [
    "an endpoint that there is not",
    '{"endpoints": {\n"stealToken": {}}}',
    { line: 2, field: "endpoints.stealToken", why: "unknown" },
  ],
  [
    "another host",
    '{"endpoints": {"session": {\n"path": "//evil.example/x"}}}',
    { line: 2, field: "endpoints.session.path", why: "badPath" },
  ],
  [
    "a whole address",
    '{"endpoints": {"session": {"path": "https://evil.example/x"}}}',
    { line: 1, field: "endpoints.session.path", why: "badPath" },
  ],
  [
    "a way up",
    '{"endpoints": {"session": {"path": "/a/../b"}}}',
    { line: 1, field: "endpoints.session.path", why: "badPath" },
  ],
  [
    "a back slash",
    '{"endpoints": {"session": {"path": "/\\\\evil.example"}}}',
    { line: 1, field: "endpoints.session.path", why: "badPath" },
  ],
  [
    "a path without its parameter",
    '{"endpoints": {"acceptOffer": {"path": "/accept"}}}',
    { line: 1, field: "endpoints.acceptOffer.path", why: "otherParameters" },
  ],
  [
    "a change as a GET, which would be asked twice",
    '{"endpoints": {"dial": {"method": "GET"}}}',
    { line: 1, field: "endpoints.dial.method", why: "mayNotRepeat" },
  ],
  [
    "a host of its own for one endpoint",
    '{"endpoints": {"session": {"host": "provider"}}}',
    { line: 1, field: "endpoints.session.host", why: "unknown" },
  ],
  [
    "a name that JavaScript reads another way",
    '{"endpoints": {"session": {"answer": [{"fields": {"a": "x.__proto__.y"}}]}}}',
    { line: 1, field: "endpoints.session.answer.0.fields.a", why: "badName" },
  ],
  [
    "a socket elsewhere",
    '{"sockets": {"events": {"path": "wss://evil.example"}}}',
    { line: 1, field: "sockets.events.path", why: "badPath" },
  ],
  ["a word where a scheme was due", '{"auth": "none"}', { line: 1, field: "auth", why: "wrong" }],
])("%s is told by line and field, and not used", (_what, text, problem) => {
  const { profile, problems } = readProfile(text);
  expect(problems).toEqual([problem]);
  expect(endpointIn(profile, "session")).toEqual(endpointIn(emptyProfile, "session"));
  expect(endpointIn(profile, "dial")).toEqual(endpointIn(emptyProfile, "dial"));
});

test("what is wrong is left out, what is right beside it holds", () => {
  const { profile, problems } = readProfile(
    '{"auth": "maybe", "endpoints": {"hold": {"path": "nowhere"}, "dial": {"path": "/dial"}}, "x": 1}',
  );
  expect(problems.map(({ field }) => field).sort()).toEqual(["auth", "endpoints.hold.path", "x"]);
  expect(endpointIn(profile, "dial").path).toBe("/dial");
  expect(profile.auth).toBeUndefined();
});

test("a file without end is no profile", () => {
  const { problems } = readProfile(`{"auth": "raw", "$schema": "${"x".repeat(longestProfile)}"}`);
  expect(problems).toEqual([{ line: 1, field: "", why: "notJson" }]);
});
