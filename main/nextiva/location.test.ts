import { describe, expect, it } from "vitest";
import { checkSocketUrl, normaliseLocation, normaliseProvider } from "./location.ts";

const provider = "https://login.thrio.com";

describe("login's location", () => {
  it.each([
    ["https://api1.nextiva.com", "https://api1.nextiva.com"],
    ["https://mancity.thrio.io/", "https://mancity.thrio.io"],
    ["mancity.thrio.io", "https://mancity.thrio.io"],
    ["MANCITY.thrio.io:8443", "https://mancity.thrio.io:8443"],
    ["  https://x.nextiva.io/base/ ", "https://x.nextiva.io/base"],
  ])("%s becomes %s", (text, url) => {
    expect(normaliseLocation(text, provider)).toEqual({ ok: true, value: url });
  });

  it.each([
    ["http://mancity.thrio.io", "untrustedAddress"],
    ["https://evil.example", "untrustedAddress"],
    ["https://thrio.io.evil.example", "untrustedAddress"],
    ["https://notthrio.io", "untrustedAddress"],
    ["https://127.0.0.1", "untrustedAddress"],
    ["http://localhost:3000", "untrustedAddress"],
    ["https://user:secret@x.thrio.io", "badAnswer"],
    ["javascript:alert(1)", "badAnswer"],
    ["ftp://x.thrio.io", "untrustedAddress"],
    ["", "badAnswer"],
  ])("%s is refused: %s", (text, code) => {
    const checked = normaliseLocation(text, provider);
    expect(checked).toMatchObject({ ok: false, error: { code } });
    if (!checked.ok) expect(checked.error.detail).not.toContain("secret");
  });

  it("may be of the provider's own domain, and no wider", () => {
    const own = (text: string, home: string) => normaliseLocation(text, home).ok;
    expect(own("api.cc.example.org", "https://login.example.org")).toBe(true);
    expect(own("other.co.uk", "https://login.example.co.uk")).toBe(false);
    expect(own("api.example.co.uk", "https://login.example.co.uk")).toBe(true);
    expect(own("10.0.0.2", "https://10.0.0.1")).toBe(false);
    expect(own("10.0.0.1", "https://10.0.0.1")).toBe(true);
  });

  it("on this computer goes with a provider on this computer, as that one is reached", () => {
    const home = "http://127.0.0.1:4000";
    expect(normaliseLocation("127.0.0.1:4001", home)).toEqual({ ok: true, value: "http://127.0.0.1:4001" });
    expect(normaliseLocation("http://localhost:4001/", home)).toEqual({
      ok: true,
      value: "http://localhost:4001",
    });
    expect(normaliseLocation("[::1]:4001", home)).toEqual({ ok: true, value: "http://[::1]:4001" });
  });
});

describe("the provider's address", () => {
  it("is any https host, or http on this computer", () => {
    expect(normaliseProvider("login.example.org")).toEqual({ ok: true, value: "https://login.example.org" });
    expect(normaliseProvider("http://localhost:3000")).toEqual({ ok: true, value: "http://localhost:3000" });
    expect(normaliseProvider("http://login.example.org")).toMatchObject({
      error: { code: "untrustedAddress" },
    });
    expect(normaliseProvider("not a host")).toMatchObject({ error: { code: "invalid" } });
  });
});

describe("a socket's address", () => {
  it("is held to the same rules", () => {
    expect(checkSocketUrl("wss://voice.thrio.io:8082/", provider)).toEqual({
      ok: true,
      value: "wss://voice.thrio.io:8082",
    });
    expect(checkSocketUrl("ws://voice.thrio.io", provider).ok).toBe(false);
    expect(checkSocketUrl("https://voice.thrio.io", provider).ok).toBe(false);
    expect(checkSocketUrl("ws://127.0.0.1:8081", "http://127.0.0.1:1").ok).toBe(true);
  });
});
