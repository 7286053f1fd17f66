import { describe, expect, it } from "vitest";
import { checkSocketUrl, normaliseLocation, readProvider } from "./location.ts";

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

  it.each([
    ["everybody may have a name there", "evil.github.io", "https://acme.github.io"],
    ["a suffix of a state", "evil.gov.uk", "https://acme.gov.uk"],
    ["a suffix itself", "github.io", "https://acme.github.io"],
    ["the root's dot at home", "evil.com", "https://cc.example.com."],
    ["the root's dot at both", "evil.com.", "https://cc.example.com."],
    ["a lone word", "https://intranet", "https://login.example.com"],
    ["one label of the home's", "https://com", "https://example.com"],
    ["a query", "https://api.example.com/?next=//evil.example", "https://login.example.com"],
    ["a fragment", "https://api.example.com/#x", "https://login.example.com"],
    ["an empty label", "https://api..example.com", "https://login.example.com"],
    ["a scheme for a host", "https:/evil.example", "https://login.example.com"],
    ["a cloud's name for everybody", "evil.s3.amazonaws.com", "https://acme.s3.amazonaws.com"],
    ["another", "evil.eastus.cloudapp.azure.com", "https://acme.eastus.cloudapp.azure.com"],
    ["a name for every number", "evil.203.0.113.9.nip.io", "https://acme.203.0.113.8.nip.io"],
    ["a tunnel", "evil.euw.devtunnels.ms", "https://acme.euw.devtunnels.ms"],
    ["a name of the own network", "evil.local", "https://acme.local"],
    ["a coded dot", "https://evil%2ethrio.com", "https://login.thrio.com"],
    ["a coded slash", "https://evil.example%2f.thrio.com", "https://login.thrio.com"],
    ["a wide slash", "https://evil.example／.thrio.com", "https://login.thrio.com"],
    ["a backslash", "https://evil.example\\.thrio.com", "https://login.thrio.com"],
    ["a name before it", "https://login.thrio.com@evil.example", "https://login.thrio.com"],
    ["an empty name before it", "https://:@x.thrio.com", "https://login.thrio.com"],
    ["a letter that looks alike", "https://login.thrıo.com", "https://login.thrio.com"],
    ["this computer in other digits", "https://[::ffff:127.0.0.1]", "https://login.thrio.com"],
    ["a cloud's own address", "https://169.254.169.254", "https://login.thrio.com"],
    ["only a path", "//evil.example/x", "https://login.thrio.com"],
  ])("%s does not widen it: %s", (_why, text, home) => {
    expect(normaliseLocation(text, home).ok).toBe(false);
  });

  it("with the root's dot is the same host, written without", () => {
    expect(normaliseLocation("https://api.example.com./x", "https://login.example.com")).toEqual({
      ok: true,
      value: "https://api.example.com/x",
    });
    expect(normaliseLocation("mancity.thrio.io.", provider).ok).toBe(true);
    expect(normaliseLocation("acme.github.io", "https://acme.github.io").ok).toBe(true);
    expect(normaliseLocation("api.acme.github.io", "https://acme.github.io").ok).toBe(true);
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
  const read = (text: string) => {
    const found = readProvider(text);
    return found.ok ? `${found.value.url}${found.value.isShortened ? " …" : ""}` : found.error.code;
  };

  it.each([
    ["login.example.org", "https://login.example.org"],
    ["http://localhost:3000", "http://localhost:3000"],
    ["localhost:3000", "https://localhost:3000"],
    ["http://login.example.org", "untrustedAddress"],
    ["ftp://login.example.org", "untrustedAddress"],
    ["not a host", "badAddress"],
    // Pasted from a browser's address bar, a mail, a chat.
    ["https://login.thrio.com/#/login", "https://login.thrio.com …"],
    ["https://login.thrio.com/?next=/", "https://login.thrio.com …"],
    ["https://login.thrio.com/portal/", "https://login.thrio.com …"],
    ["login.thrio.com#/login", "https://login.thrio.com …"],
    [" <https://login.thrio.com/>\n", "https://login.thrio.com"],
    ["\u200bhttps://login.thrio.com\ufeff", "https://login.thrio.com"],
    ["HTTPS://Login.Thrio.com:443/", "https://login.thrio.com"],
    // Slips of the hand, which URL takes for a host named "https".
    ["https:/login.thrio.com", "https://login.thrio.com"],
    ["https//login.thrio.com", "https://login.thrio.com"],
    ["https:login.thrio.com", "https://login.thrio.com"],
    ["https:\\\\login.thrio.com", "https://login.thrio.com"],
    ["https:///login.thrio.com", "https://login.thrio.com"],
    ["//login.thrio.com", "https://login.thrio.com"],
    ["http:/login.thrio.com", "untrustedAddress"],
    ["https.//login.thrio.com", "badAddress"],
    ["https;//login.thrio.com", "badAddress"],
    ["https://https://login.thrio.com", "badAddress"],
    // Roots and labels.
    ["cc.example.com.", "https://cc.example.com"],
    ["https://cc.example.com.:8443/", "https://cc.example.com:8443"],
    ["cc.example.com..", "badAddress"],
    ["login..thrio.com", "badAddress"],
    [".thrio.com", "badAddress"],
    ["https://.", "badAddress"],
    ["https://", "badAddress"],
    // Lone words, and numbers that URL would take for a computer's.
    ["login", "badAddress"],
    ["https://intranet:8443", "badAddress"],
    ["8443", "badAddress"],
    ["127.1", "badAddress"],
    ["0x7f.0.0.1", "badAddress"],
    ["10.0.0.1", "https://10.0.0.1"],
    ["[::1]:4000", "https://[::1]:4000"],
    // Others' secrets and other things.
    ["https://ada:secret@login.thrio.com", "badAddress"],
    ["login.thrio.com@evil.example", "badAddress"],
    ["login.thrio .com", "badAddress"],
    ["login.thrio\t.com", "badAddress"],
    ["javascript:alert(1)", "badAddress"],
    ["bücher.example", "https://xn--bcher-kva.example"],
    // What would lead elsewhere than it looks.
    ["login.thrio.com%2eevil.com", "badAddress"],
    ["login.thrio.com\\@evil.com", "https://login.thrio.com …"],
    ["login.thrio.com#@evil.com", "https://login.thrio.com …"],
    ["login.thrio.com?@evil.com", "https://login.thrio.com …"],
    ["login.thrio.com:8443@evil.com", "badAddress"],
    ["@evil.com", "badAddress"],
    [":@evil.com:8443", "badAddress"],
    ["login.thrio.com／@evil.com", "badAddress"],
    ["login.thrio.com％2eevil.com", "badAddress"],
    ["login.thrio.com\u202e", "https://login.thrio.com"],
    ["lоgin.thrio.com", "https://xn--lgin-55d.thrio.com"],
    ["login。thrio．com", "https://login.thrio.com"],
    ["localhost.evil.com", "https://localhost.evil.com"],
    ["127。0。0。1", "badAddress"],
    ["[fe80::1%25eth0]", "badAddress"],
    ["2001:db8::1", "badAddress"],
    ["data:text/html,x", "badAddress"],
    ["JAVASCRIPT:alert(1)", "badAddress"],
    ["blob:https://login.thrio.com", "badAddress"],
    // Out of a sentence, and signs that no host has.
    ["(https://login.thrio.com),", "https://login.thrio.com"],
    ["LOGIN.THRIO.COM; ", "https://login.thrio.com"],
    ["login.thrio.com`x", "badAddress"],
    ["-login.thrio.com", "badAddress"],
    [`${"a".repeat(64)}.thrio.com`, "badAddress"],
    ["login.thrio.com:65536", "badAddress"],
  ])("%j is %s", (text, url) => {
    expect(read(text)).toBe(url);
  });

  it("that is refused is not quoted: a password may stand in it", () => {
    expect(JSON.stringify(readProvider("https://ada:secret@login.thrio.com"))).not.toContain("secret");
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
    expect(checkSocketUrl("wss://evil.com", "https://cc.example.com.").ok).toBe(false);
  });

  it("named by a provider on this computer may be anywhere, at its own port", () => {
    const bench = (text: string) => checkSocketUrl(text, "http://127.0.0.1:1");
    expect(bench("ws://10.0.0.7:443/v")).toEqual({ ok: true, value: "ws://10.0.0.7:443/v" });
    expect(bench("wss://10.0.0.7:443")).toEqual({ ok: true, value: "wss://10.0.0.7" });
  });
});
