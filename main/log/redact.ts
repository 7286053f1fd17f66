/** Names whose values are never written, at any depth. */
const secretName =
  /^(authorization|password|passwd|pass|token|accesstoken|access_token|refreshtoken|jwt|secret|credential|devicetoken|cookie)$/i;
/** Names whose values point at a person: the last two digits are enough to tell two calls apart. */
const personName = /^(from|to|number|phone|name|callername|callernumber|username|email|digits|dtmf)$/i;

const jwt = /\beyJ[\w-]{6,}\.[\w-]{6,}\.[\w-]*/g;
const basic = /\b(Basic|Bearer)\s+[\w+/=.~-]{6,}/gi;
const queryToken = /([?&](?:token|access_token|passwd|password)=)[^&\s"']+/gi;
const phone = /\+?\d[\d ()-]{6,}\d/g;

const deepest = 6;
const longest = 2_000;

/** Masks secrets and numbers inside a sentence. */
export function redactText(text: string): string {
  const masked = text
    .replace(jwt, "[token]")
    .replace(basic, "$1 [token]")
    .replace(queryToken, "$1[token]")
    .replace(phone, (number) => `…${number.slice(-2)}`);
  return masked.length > longest ? `${masked.slice(0, longest)}… (${masked.length})` : masked;
}

/** A copy of any value that may be written to a log: secrets gone, people masked, SDP cut. */
export function redact(value: unknown, name = "", depth = 0): unknown {
  if (value === null || value === undefined || typeof value === "boolean" || typeof value === "number")
    return value;
  if (secretName.test(name)) return "[secret]";
  if (typeof value === "string") {
    if (value.startsWith("v=0\r\n")) return `[sdp ${value.length}]`;
    return personName.test(name) ? mask(value) : redactText(value);
  }
  if (value instanceof Error) {
    return { name: value.name, message: redactText(value.message), stack: redactText(value.stack ?? "") };
  }
  if (depth >= deepest) return "[deep]";
  if (Array.isArray(value)) return value.slice(0, 50).map((each) => redact(each, name, depth + 1));
  if (typeof value === "object") {
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [key, redact(each, key, depth + 1)]),
    );
  }
  return `[${typeof value}]`;
}

function mask(value: string): string {
  return value === "" ? "" : `…${value.slice(-2)}`;
}
