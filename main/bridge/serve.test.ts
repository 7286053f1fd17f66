import { describe, expect, test } from "vitest";
import { type AllHandlers, contract, findCommand, grantFor } from "../../shared/contract/index.ts";
import { ok } from "../../shared/result.ts";
import { slicesOf, type WindowKind } from "../../shared/state/app.ts";
import type { WindowRef } from "../../shared/state/window.ts";
import { createLog } from "../log/log.ts";
import { isItsOwn, pageOf, type Sender, trusted } from "./sender.ts";
import { createServe } from "./serve.ts";

const kinds = Object.keys(slicesOf) as WindowKind[];
/** The window of that kind; a conversation is c-1. */
const refOf = (kind: WindowKind): WindowRef => (kind === "conversation" ? { kind, key: "c-1" } : { kind });
const refs = new Map<number, WindowRef>(kinds.map((kind, index) => [index + 1, refOf(kind)]));
const windows = { refOf: (contentsId: number) => refs.get(contentsId) ?? null };
const from = (kind: WindowKind, more: Partial<Sender> = {}): Sender => ({
  contentsId: kinds.indexOf(kind) + 1,
  frameUrl: pageOf(refOf(kind)),
  isMainFrame: true,
  ...more,
});
const allCommands = Object.entries(contract).flatMap(([area, names]) =>
  Object.keys(names).map((name) => `${area}.${name}`),
);

function setUp(run: (path: string, input: unknown) => Promise<unknown> = async () => ok()) {
  const asked: [string, unknown][] = [];
  const lines: string[] = [];
  const handlers = Object.fromEntries(
    Object.entries(contract).map(([area, names]) => [
      area,
      Object.fromEntries(
        Object.keys(names).map((name) => [
          name,
          (input: unknown) => {
            asked.push([`${area}.${name}`, input]);
            return run(`${area}.${name}`, input);
          },
        ]),
      ),
    ]),
  ) as unknown as AllHandlers;
  const log = createLog((level, line, facts) =>
    lines.push(`${level} ${line} ${JSON.stringify(facts ?? {})}`),
  );
  return { serve: createServe(handlers, windows, log), asked, lines };
}

describe("who may ask", () => {
  test.each([
    ["an unknown window", from("phone", { contentsId: 99 })],
    ["another page in our window", from("phone", { frameUrl: "https://evil.example/phone.html" })],
    ["another page of ours in that window", from("phone", { frameUrl: "app://hookswitch/settings.html" })],
    [
      "a page whose name only begins like ours",
      from("phone", { frameUrl: "app://hookswitch/phone.html.evil" }),
    ],
    ["another host of our scheme", from("phone", { frameUrl: "app://hookswitch.evil/phone.html" })],
    ["a frame inside our page", from("phone", { isMainFrame: false })],
    ["a frame that is gone", from("phone", { frameUrl: "" })],
  ])("%s is refused", async (_name, sender) => {
    const { serve, asked, lines } = setUp();
    expect(await serve(sender, "session.signOut", undefined)).toEqual({
      ok: false,
      error: { code: "notYours" },
    });
    expect(asked).toEqual([]);
    expect(lines).toHaveLength(1);
  });
  test.each(["", "?theme=dark", "#dial"])("our own page is let in with %j behind it", (suffix) => {
    expect(trusted(from("phone", { frameUrl: `app://hookswitch/phone.html${suffix}` }), windows)).toEqual({
      kind: "phone",
    });
  });
});

describe("a window that stands for one key", () => {
  const page = "app://hookswitch/conversation.html";
  test.each(["?key=c-1", "?key=c-1#newest"])("is let in with its own address: %s", (suffix) => {
    expect(trusted(from("conversation", { frameUrl: page + suffix }), windows)).toEqual({
      kind: "conversation",
      key: "c-1",
    });
  });
  test.each(["", "?", "?key=c-2", "?key=c-1&key=c-2", "?key=c-10", "#?key=c-1", "?x=1&key=c-1"])(
    "is refused with any other: %s",
    (suffix) => {
      expect(trusted(from("conversation", { frameUrl: page + suffix }), windows)).toBeNull();
    },
  );
  test("may name that key and no other, where a key is named", async () => {
    const { serve, asked } = setUp();
    const open = (input: unknown) => serve(from("conversation"), "desktop.open", input);
    expect(await open({ kind: "conversation", key: "c-1" })).toMatchObject({ ok: true });
    expect(await open({ kind: "messages" })).toMatchObject({ ok: true });
    expect(await open({ kind: "conversation", key: "c-2" })).toMatchObject({ error: { code: "notYours" } });
    expect(asked).toHaveLength(2);
    expect(await serve(from("messages"), "desktop.open", { kind: "conversation", key: "c-2" })).toMatchObject(
      { ok: true },
    );
  });
  test.each([
    ["its own", "conversationId", { conversationId: "c-1" }, true],
    ["another's", "conversationId", { conversationId: "c-2" }, false],
    ["another's, not as text", "conversationId", { conversationId: ["c-1"] }, false],
    ["nobody's", undefined, { conversationId: "c-2" }, true],
  ])("%s", (_name, field, input, isAllowed) => {
    expect(isItsOwn(refOf("conversation"), field, input)).toBe(isAllowed);
    expect(isItsOwn(refOf("messages"), field, input)).toBe(true);
  });
});

describe("which window may be opened", () => {
  test.each([
    { kind: "voice" },
    { kind: "gallery" },
    { kind: "conversation" },
    { kind: "conversation", key: "" },
    { kind: "conversation", key: "../phone" },
    { kind: "conversation", key: "c-1&key=c-2" },
    { kind: "conversation", key: "c 1" },
    { kind: "conversation", key: "c-1\n" },
    { kind: "conversation", key: "c".repeat(101) },
    { kind: "conversation", key: ["c-1"] },
    { kind: { toString: "phone" } },
    undefined,
  ])("not %j", async (input) => {
    const { serve, asked } = setUp();
    expect(await serve(from("phone"), "desktop.open", input)).toMatchObject({ error: { code: "invalid" } });
    expect(asked).toEqual([]);
  });
  test.each([
    { kind: "phone" },
    { kind: "messages" },
    { kind: "conversation", key: "5f0c-a.b_c~1" },
    { kind: "conversation", key: "__proto__" },
  ])("%j", async (input) => {
    const { serve, asked } = setUp();
    expect(await serve(from("phone"), "desktop.open", input)).toMatchObject({ ok: true });
    expect(asked).toEqual([["desktop.open", input]]);
  });
});

describe("what may be asked", () => {
  test.each([
    "nothing.here",
    "session",
    "session.signIn.now",
    "session.__proto__",
    "__proto__.toString",
    "constructor.name",
    "session.toString",
    "",
    42,
    null,
    ["session.signOut"],
    { toString: "session.signOut" },
  ])("%j is no command", async (path) => {
    const { serve, asked } = setUp();
    expect(await serve(from("phone"), path, undefined)).toMatchObject({
      ok: false,
      error: { code: "notYours" },
    });
    expect(asked).toEqual([]);
  });

  test("every window is refused every command that is not its own", async () => {
    const { serve, asked } = setUp();
    for (const kind of kinds) {
      const own = new Set(grantFor(kind).commands);
      for (const path of allCommands) {
        const { error } = (await serve(from(kind), path, { nonsense: true })) as { error?: { code: string } };
        if (own.has(path)) expect(error?.code, `${kind} ${path}`).not.toBe("notYours");
        else expect(error?.code, `${kind} ${path}`).toBe("notYours");
      }
    }
    expect(asked.every(([path]) => findCommand(path) !== null)).toBe(true);
  });

  test("grantFor derives exactly: what the contract says of each window, no more, no less", () => {
    for (const kind of kinds) {
      const granted = grantFor(kind);
      expect(granted.kind).toBe(kind);
      expect([...granted.commands].sort()).toEqual(
        allCommands.filter((path) => findCommand(path)?.from.includes(kind)).sort(),
      );
    }
    // A command that no window may ask would be dead; one that settings and voice share would be odd.
    const given = new Set(kinds.flatMap((kind) => grantFor(kind).commands));
    expect(allCommands.filter((path) => !given.has(path))).toEqual([]);
  });

  test("the least each window needs", () => {
    expect(grantFor("voice").commands.filter((path) => !path.startsWith("voice."))).toEqual([
      "desktop.networkChanged",
    ]);
    expect(grantFor("settings").commands.some((path) => /^(call|offer|agent|voice)\./.test(path))).toBe(
      false,
    );
    expect(grantFor("phone").commands.some((path) => path.startsWith("voice."))).toBe(false);
  });
});

describe("input", () => {
  test("bad input is refused and never reaches a handler", async () => {
    const { serve, asked } = setUp();
    const input = { provider: "acme.example", username: "amy", password: "", stay: true };
    expect(await serve(from("phone"), "session.signIn", input)).toEqual({
      ok: false,
      error: { code: "invalid" },
    });
    expect(asked).toEqual([]);
  });
  test("the log says where, and not what was typed", async () => {
    const { serve, lines } = setUp();
    await serve(from("phone"), "session.signIn", { username: "amy", password: ["hunter2-secret"] });
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toContain("hunter2");
  });
  test("the handler gets what the schema made of it", async () => {
    const { serve, asked } = setUp();
    await serve(from("phone"), "call.dial", { number: "  555 0100 ", force: true, extra: "dropped" });
    expect(asked).toEqual([["call.dial", { number: "555 0100", force: true }]]);
  });
  test.each([
    ["call.sendDigits", { callId: "c", digits: "1;rm" }],
    ["call.dial", { number: "   " }],
    ["call.dial", { number: "5".repeat(61) }],
    ["call.hangUp", { callId: "" }],
    ["call.hangUp", undefined],
    ["offer.accept", { offerId: 5 }],
    ["session.signOut", { surprise: true }],
  ])("%s refuses %j", async (path, input) => {
    const { serve, asked } = setUp();
    expect(await serve(from("phone"), path, input)).toMatchObject({ ok: false, error: { code: "invalid" } });
    expect(asked).toEqual([]);
  });
  test("settings cannot be made to hold what is not theirs", async () => {
    const { serve, asked } = setUp();
    await serve(from("settings"), "settings.change", {
      theme: "dark",
      username: "mallory",
      staySignedIn: true,
    });
    expect(asked).toEqual([["settings.change", { theme: "dark" }]]);
  });
});

describe("answers", () => {
  test("a success goes back as it is", async () => {
    const answer = { ok: true, value: { callId: "c" } };
    expect(await setUp(async () => answer).serve(from("phone"), "offer.accept", { offerId: "o" })).toBe(
      answer,
    );
  });
  test("of a failure its code, reason and names go back, and nothing that is for logs", async () => {
    const told = { code: "needsConsent", reason: "doNotCall", about: { host: "acme.example" } };
    const forLogs = {
      detail: "POST /dial: 403",
      why: "refused",
      cause: "CALL_REJECTED",
      message: "said the server",
    };
    const { serve } = setUp(async () => ({ ok: false, error: { ...told, ...forLogs }, is: "refused" }));
    expect(await serve(from("phone"), "offer.accept", { offerId: "o" })).toEqual({ ok: false, error: told });
  });
  test("a handler that throws is a bug: the window gets `internal`, the log the error", async () => {
    const { serve, lines } = setUp(async () => {
      throw new Error("boom Bearer abc.def-secret-token");
    });
    expect(await serve(from("phone"), "offer.seen", undefined)).toEqual({
      ok: false,
      error: { code: "internal" },
    });
    expect(lines.join()).toContain("boom");
    expect(lines.join()).not.toContain("secret-token");
  });
});
