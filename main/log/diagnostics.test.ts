import { expect, test } from "vitest";
import { signedIn } from "../state/test-samples.ts";
import { diagnosticsOf } from "./diagnostics.ts";
import { createTroubles } from "./troubles.ts";

const program = { version: "1.2.3", electron: "45.4.1", system: "linux x64 6.1.0-18" };

test("the report has versions, connection, audio and the last errors, and nobody in it", () => {
  const troubles = createTroubles(() => Date.UTC(2026, 10, 29, 9, 41, 7));
  troubles.note("error", "feed: closed", '{"code":1006}');
  troubles.note("info", "all is well", "");
  const state = signedIn();
  const text = diagnosticsOf(
    {
      ...state,
      audio: {
        ...state.audio,
        using: "Jabra Evolve2 65",
        devices: [{ deviceId: "d1", label: "Jabra Evolve2 65", kind: "input", group: "g" }],
      },
      connection: { ...state.connection, feed: { kind: "failed", reason: "Bearer abcdef123456" } as never },
    },
    { program, troubles: troubles.list(), at: Date.UTC(2026, 10, 29, 10, 0, 0) },
  );
  expect(JSON.parse(text)).toMatchObject({
    at: "Sun, 29 Nov 2026 10:00:00 GMT",
    program,
    audio: { using: "Jabra Evolve2 65", devices: ["input: Jabra Evolve2 65"] },
    connection: { feed: { kind: "failed", reason: "Bearer [token]" } },
    troubles: ['09:41:07 error feed: closed {"code":1006}'],
  });
  const { now } = state.session;
  if (now.phase !== "signedIn") throw new Error("nobody is signed in");
  for (const word of [now.user.name, now.user.username].filter((each) => each !== ""))
    expect(text).not.toContain(word);
});

test("of the troubles the last are kept", () => {
  const troubles = createTroubles(() => 0, 2);
  for (const line of ["one", "two", "three"]) troubles.note("warn", line, "");
  expect(troubles.list().map((each) => each.split(" ").at(-1))).toEqual(["two", "three"]);
});
