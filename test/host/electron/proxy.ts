import { notModelled } from "./strict.ts";

/** What of Electron's `ProxyConfig` is modelled: fixed proxies for all schemes, or none. */
export interface ProxyConfig {
  readonly mode?: string;
  /** "proxy:3128", "https://proxy:443,socks5://other:1080,direct://": tried in their order. */
  readonly proxyRules?: string;
  /** Only "<-loopback>": this computer is reached through the proxy too, which it is not by itself. */
  readonly proxyBypassRules?: string;
}

const words = { "http:": "PROXY", "https:": "HTTPS", "socks4:": "SOCKS", "socks5:": "SOCKS5" } as const;
const usualPorts = { "http:": 80, "https:": 443, "socks4:": 1080, "socks5:": 1080 } as const;

/** One rule in PAC's words. */
function inPacWords(rule: string): string {
  const text = rule.trim();
  if (text === "direct://") return "DIRECT";
  const [, scheme = "http:", host = "", port] =
    /^(?:([a-z0-9]+:)\/\/)?([^/:=;[\]]+|\[[^\]]+\])(?::(\d+))?$/.exec(text) ?? [];
  if (host === "" || !Object.hasOwn(words, scheme)) throw notModelled(`the proxy rule "${text}"`);
  const known = scheme as keyof typeof words;
  return `${words[known]} ${host}:${port ?? usualPorts[known]}`;
}

const isLoopback = (hostname: string) =>
  /(^|\.)localhost$/.test(hostname) || hostname === "[::1]" || hostname.startsWith("127.");

/** `session.setProxy` and `session.resolveProxy`. Without a rule the modelled system has no proxy. */
export function createProxies() {
  let ways = "DIRECT";
  let passesLoopback = true;
  return {
    async setProxy(config: ProxyConfig): Promise<void> {
      const { mode = "fixed_servers", proxyRules = "", proxyBypassRules = "", ...other } = config;
      const strange = Object.keys(other);
      if (strange.length > 0) throw notModelled(`setProxy with ${strange.join(", ")}`);
      if (mode !== "fixed_servers" && mode !== "direct") throw notModelled(`setProxy in the mode ${mode}`);
      if (proxyBypassRules !== "" && proxyBypassRules !== "<-loopback>")
        throw notModelled(`the bypass rule "${proxyBypassRules}"`);
      ways =
        mode === "direct" || proxyRules === "" ? "DIRECT" : proxyRules.split(",").map(inPacWords).join(";");
      passesLoopback = proxyBypassRules === "";
    },
    /** Electron converts its argument: what is no string is refused before anything is asked. */
    async resolveProxy(url: string): Promise<string> {
      if (typeof url !== "string")
        throw new TypeError("Error processing argument at index 0, conversion failure");
      if (!URL.canParse(url)) throw notModelled("resolveProxy for what is no URL");
      return passesLoopback && isLoopback(new URL(url).hostname) ? "DIRECT" : ways;
    },
  };
}
