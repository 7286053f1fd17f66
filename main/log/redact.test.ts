import { expect, test } from "vitest";
import { redact, redactText } from "./redact.ts";

const token = "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VySWQiOiJ1MSJ9.c2lnbmF0dXJl";

test("a secret by name is gone at any depth", () => {
  const facts = {
    request: { headers: { Authorization: token }, body: [{ password: "hunter2" }] },
    passwd: "p",
  };
  const text = JSON.stringify(redact(facts));
  expect(text).not.toContain("hunter2");
  expect(text).not.toContain(token);
  expect(text).not.toContain('"p"');
});

test("a token inside a sentence, a URL or an error is gone", () => {
  const text = redactText(`GET wss://x/?token=${token} said Basic YW5hOnNlY3JldA== and ${token}`);
  expect(text).not.toContain("eyJ");
  expect(text).not.toContain("YW5h");
  expect(JSON.stringify(redact(new Error(`refused ${token}`)))).not.toContain("eyJ");
});

test("numbers and names keep only what tells two calls apart", () => {
  expect(redact({ from: "+15551234567", name: "Maria Lopez" })).toEqual({ from: "…67", name: "…ez" });
  expect(redactText("dialled +1 (555) 123-4567 twice")).toBe("dialled …67 twice");
});

test("SDP and long text are cut", () => {
  expect(redact("v=0\r\no=- 1 1 IN IP4 127.0.0.1")).toBe("[sdp 29]");
  expect(String(redact("x".repeat(5000))).length).toBeLessThan(2100);
});

test("a cycle ends", () => {
  const loop: Record<string, unknown> = {};
  loop.self = loop;
  expect(JSON.stringify(redact(loop))).toContain("[deep]");
});
