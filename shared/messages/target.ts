import { readLink } from "../numbers/link.ts";
import { readMessageLink } from "./link.ts";

/** The platform's parser: what it takes for the host is where a browser goes. */
declare const URL: {
  parse(
    text: string,
  ): { protocol: string; hostname: string; href: string; username: string; password: string } | null;
};

/** Where a link goes. Links of all other schemes are text. */
export interface Target {
  readonly scheme: "http" | "https" | "mailto" | "tel" | "sms";
  /** What to open: as the platform writes it, and without a name or a password in front of the host. */
  readonly href: string;
  /** Shown before it is opened: the host, with foreign letters in their coded form; an address; a number. */
  readonly goesTo: string;
}

const longest = 8_000;

/** A link's target; null for what must not be opened: scripts, files, other programs, other pages of ours. */
export function targetOf(link: string): Target | null {
  if (link.length > longest) return null;
  const url = URL.parse(link.trim());
  switch (url?.protocol) {
    case "http:":
    case "https:": {
      if (url.hostname === "") return null;
      url.username = "";
      url.password = "";
      return { scheme: url.protocol === "http:" ? "http" : "https", href: url.href, goesTo: url.hostname };
    }
    case "mailto:":
    case "sms:": {
      const read = readMessageLink(url.href);
      if (read === null || read.kind === "refused") return null;
      const to = read.kind === "sms" ? read.to : read.to.map(({ address }) => address);
      return { scheme: read.kind === "sms" ? "sms" : "mailto", href: url.href, goesTo: to.join(", ") };
    }
    case "tel:": {
      const read = readLink(url.href);
      return read?.kind === "number" ? { scheme: "tel", href: url.href, goesTo: read.number } : null;
    }
    default:
      return null;
  }
}

/** A host as people read it in a text: what stands behind :// or www., up to whatever ends it for the eye. */
const withScheme = /(?:\bhttps?:[/\\]{2}|\b(?=www\.))([^\s/\\?#@:"'<>()[\]]+)/giu;
/** The whole text looks like a host, with or without a path. */
const bare = /^\s*((?:[\p{L}\p{N}-]+\.)+\p{L}{2,})(?:[:/?#@].*)?\s*$/su;

/** Whether a link's text names another host, or another address, than the one it goes to. */
export function isDisguised(shown: string, target: Target): boolean {
  const address = /[^\s<>"'(),;:@/]+@[^\s<>"'(),;:@/]+/u.exec(shown)?.[0];
  if (target.scheme === "mailto") {
    return address !== undefined && !target.goesTo.toLowerCase().split(", ").includes(address.toLowerCase());
  }
  if (target.scheme !== "http" && target.scheme !== "https") return false;
  const hosts = [...shown.matchAll(withScheme)].map(([, host = ""]) => host);
  const whole = bare.exec(shown)?.[1];
  const seen = hosts.length > 0 || whole === undefined ? hosts : [whole];
  return seen.some((host) => !isWithin(target.goesTo, host));
}

/** The same host, or one of its own below it. */
function isWithin(host: string, shown: string): boolean {
  const own = (name: string) =>
    name
      .toLowerCase()
      .replace(/^www\./, "")
      .replace(/\.+$/, "");
  const seen = own(URL.parse(`https://${shown}`)?.hostname ?? shown);
  return own(host) === seen || own(host).endsWith(`.${seen}`);
}
