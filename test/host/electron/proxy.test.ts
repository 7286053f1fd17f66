import { expect, test } from "vitest";
import { createProxies } from "./proxy.ts";

test("without a rule there is no proxy; with one this computer is still reached directly", async () => {
  const proxies = createProxies();
  expect(await proxies.resolveProxy("https://login.example.com/")).toBe("DIRECT");
  await proxies.setProxy({ proxyRules: "proxy:3128,socks5://other,direct://" });
  expect(await proxies.resolveProxy("https://login.example.com/")).toBe(
    "PROXY proxy:3128;SOCKS5 other:1080;DIRECT",
  );
  expect(await proxies.resolveProxy("https://127.0.0.1:4/")).toBe("DIRECT");
  await proxies.setProxy({ proxyRules: "proxy:3128", proxyBypassRules: "<-loopback>" });
  expect(await proxies.resolveProxy("https://localhost:4/")).toBe("PROXY proxy:3128");
  await proxies.setProxy({ mode: "direct" });
  expect(await proxies.resolveProxy("https://login.example.com/")).toBe("DIRECT");
});

test("what is not modelled is refused", async () => {
  const proxies = createProxies();
  await expect(proxies.setProxy({ proxyRules: "http=a:1;https=b:2" })).rejects.toThrow("not modelled");
  await expect(proxies.setProxy({ pacScript: "x" } as object)).rejects.toThrow("pacScript");
  await expect(proxies.setProxy({ mode: "system" })).rejects.toThrow("system");
  await expect(proxies.setProxy({ proxyBypassRules: "*.corp" })).rejects.toThrow("bypass");
  await expect(proxies.resolveProxy(undefined as never)).rejects.toThrow(TypeError);
});
