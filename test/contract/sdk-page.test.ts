import { expect, it } from "vitest";
import { findEndpoint } from "../../shared/wire/paths.ts";
import { createServices } from "./exercise.ts";
import { runBasicUsage, runPageExamples } from "./sdk-page.ts";

/** A server that answers every known endpoint, and only those. */
function answering(asked: string[]): typeof fetch {
  return async (input, init) => {
    const url = new URL(String(input));
    const name = findEndpoint(init?.method ?? "GET", url.pathname)?.name;
    asked.push(name ?? `unknown ${url.pathname}`);
    if (name === "login") return Response.json({ token: "t", location: "mancity.thrio.io" });
    return Response.json({ userId: "u1", loginAt: 1, canDial: true });
  };
}

it("the page's usage examples run as they stand", async () => {
  const asked: string[] = [];
  const services = createServices("https://login.thrio.com", answering(asked));
  const about = {
    username: "ann",
    password: "p",
    phoneNumber: "+15550100",
    agentId: "u2",
    newStatusId: "s1",
  };
  await runPageExamples(services.userService, about);
  services.http.close();
  expect(asked).toEqual([
    "login",
    "initSession",
    "acdLogin",
    "dial",
    "enterConference",
    "exitConference",
    "listen",
    "forceLogout",
    "changeStatus",
  ]);
});

it("the page's basic usage runs with its own values", async () => {
  const asked: string[] = [];
  const services = createServices("https://login.thrio.com", answering(asked));
  const { tokenResponse, session, isLoggedIn, acd } = await runBasicUsage(services.userService, "ann", "p");
  services.http.close();
  expect(tokenResponse).toMatchObject({ token: "t", location: "mancity.thrio.io" });
  expect(session).toMatchObject({ userId: "u1" });
  expect(isLoggedIn).toBe(true);
  expect(acd).toEqual({ loginAt: 1 });
});
