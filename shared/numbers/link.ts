import { compact, plainText, withoutTrunkZero } from "./plain.ts";
import { partPostDial } from "./post-dial.ts";

/** What became of a text that is a telephone link. */
export type ReadLink =
  | {
      readonly kind: "number";
      readonly number: string;
      /** Digits to send when they answer; "" for none. */
      readonly postDial: string;
      /** The local number belongs to this + prefix, and is no number without it; "" for none. */
      readonly context: string;
    }
  /** A number of another company's telephones: it means somebody else here. */
  | { readonly kind: "elsewhere"; readonly context: string }
  /** A telephone link without a number that could be called. */
  | { readonly kind: "unreadable" };

/** Whoever wrote a longer one did not mean a telephone number. */
const longest = 300;
const unreadable = { kind: "unreadable" } as const;

/**
 * Reads `tel:` (RFC 3966, and what people write instead), `telprompt:`, `callto:`, and `sip:` where its user is a
 * telephone number (RFC 3261, 19.1.6). Decoded once; visual separators are dropped, `ext`, `postd` and pauses are kept
 * for later. A local number and its context are never put together (RFC 3966, 5.1.5). Null for every other scheme.
 */
export function readLink(text: string): ReadLink | null {
  const plain = plainText(text.slice(0, longest * 3))
    .trim()
    .replace(/^<(.*)>$/s, "$1");
  // Programs that turn one scheme into another leave both.
  const scheme = /^(?:(?:tel|telprompt|callto):(?:\/\/)?)*(tel|telprompt|callto|sips?):(?:\/\/)?/i.exec(
    plain,
  );
  if (scheme === null) return null;
  const coded = plain.slice(scheme[0].length);
  if (text.length > longest) return unreadable;
  try {
    const rest = plainText(decodeURIComponent(coded)).trim();
    return /^sip/i.test(scheme[1] ?? "") ? readSip(rest) : readSubscriber(rest);
  } catch {
    return unreadable;
  }
}

function readSubscriber(text: string): ReadLink {
  const [before = ""] = text.split(/[?&]/);
  // A semicolon begins a parameter when a name follows it, and is a pause in front of digits.
  const [dialled = "", ...parameters] = before.split(/;\s*(?=[a-z])/i);
  const parameter = (name: string) =>
    parameters.find((each) => each.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
  const { head, postDial } = partPostDial(dialled.trim());
  const number = compact(withoutTrunkZero(head));
  if (!/^(\+?\d{1,20}|[*#][\d*#]{1,20}|[*#]{1,2}\d{2,3}[*#]?\+\d{7,15}#?)$/.test(number)) return unreadable;
  const after = postDialOf(postDial, parameter("ext"), parameter("postd"));
  if (after === null) return unreadable;
  const context = number.startsWith("+") ? "" : parameter("phone-context");
  if (context === "") return { kind: "number", number, postDial: after, context };
  return /^\+[\d\s().-]+$/.test(context)
    ? { kind: "number", number, postDial: after, context: compact(context) }
    : { kind: "elsewhere", context };
}

/** All that is sent later, in order; null when it cannot be read. */
function postDialOf(...parts: readonly string[]): string | null {
  const groups = parts.flatMap((part) => part.split(/[,;pw\s]+/i)).filter((group) => group !== "");
  const keys = groups.map(compact);
  return keys.every((group) => /^[\d*#]{1,32}$/.test(group)) ? keys.join(",") : null;
}

/** Only a global number means the same everywhere: another one is its own server's. */
function readSip(text: string): ReadLink {
  const [user = "", host = ""] = text.split("@");
  const subscriber = readSubscriber(user.replace(/:.*$/s, ""));
  if (host === "" || subscriber.kind !== "number" || subscriber.number.startsWith("+")) return subscriber;
  return { kind: "elsewhere", context: host.replace(/[;?].*$/s, "") };
}
