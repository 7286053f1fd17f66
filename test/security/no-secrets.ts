import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** Where a secret was found, and in which guise; never the secret itself. */
export interface Leak {
  /** The caller's name for the secret: "password". */
  readonly secret: string;
  readonly where: string;
  readonly guise: string;
}

/** A secret that is too short would be found everywhere by chance. */
const shortest = 6;

/**
 * The forms in which a secret may leak: as it is, percent-encoded, as JSON writes it, in hex, and base64 at each of
 * the three offsets at which it may stand inside a longer text ("user:password" in Basic, say).
 */
export function guisesOf(secret: string): readonly (readonly [guise: string, text: string])[] {
  const bytes = Buffer.from(secret, "utf8");
  const base64 = [0, 1, 2].map((before) => {
    // Only the characters that depend on the secret alone: the edges also hold its neighbours' bits.
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString("base64")
      .replace(/=+$/, "");
    const first = Math.ceil((before * 8) / 6);
    const last = Math.floor(((before + bytes.length) * 8) / 6);
    return text.slice(first, last);
  });
  const guises: (readonly [string, string])[] = [
    ["plain", secret],
    ["percent-encoded", encodeURIComponent(secret)],
    ["JSON", JSON.stringify(secret).slice(1, -1)],
    ["reversed", [...secret].reverse().join("")],
    ["hex", bytes.toString("hex")],
    ...base64.map((text) => ["base64", text] as const),
    ...base64.map((text) => ["base64url", text.replaceAll("+", "-").replaceAll("/", "_")] as const),
  ];
  const seen = new Set<string>();
  return guises.filter(([, text]) => text.length >= shortest && !seen.has(text) && seen.add(text));
}

/** Looks for secrets, by the caller's names for them, in one text. */
export function leaksIn(
  text: string,
  where: string,
  secrets: Readonly<Record<string, string>>,
): readonly Leak[] {
  const lower = text.toLowerCase();
  return Object.entries(secrets).flatMap(([secret, value]) => {
    if (value.length < shortest) throw new Error(`the secret "${secret}" is too short to be looked for`);
    return guisesOf(value).flatMap(([guise, form]) =>
      (guise === "hex" ? lower : text).includes(form) ? [{ secret, where, guise }] : [],
    );
  });
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file, { throwIfNoEntry: false })?.isFile() === true);
}

/**
 * Looks into every file of these folders (logs, settings, a whole profile), whatever its format, and into captured
 * messages (what crossed the bridge, a window's text). A folder that is not there is a mistake of the test.
 * @returns each find once; empty when there is no leak
 */
export function findSecrets(parts: {
  readonly secrets: Readonly<Record<string, string>>;
  readonly folders?: readonly string[];
  readonly messages?: readonly unknown[];
}): readonly Leak[] {
  const { secrets, folders = [], messages = [] } = parts;
  for (const folder of folders) if (!existsSync(folder)) throw new Error(`there is no folder ${folder}`);
  const inFiles = folders.flatMap(filesUnder).flatMap((file) => {
    const bytes = readFileSync(file);
    // Chromium's databases hold UTF-16 as well.
    const leaks = [
      ...leaksIn(bytes.toString("latin1"), file, latin1Of(secrets)),
      ...leaksIn(bytes.toString("utf16le"), file, secrets),
    ];
    return leaks;
  });
  const inMessages = messages.flatMap((message, index) => {
    const text = typeof message === "string" ? message : (JSON.stringify(message) ?? "");
    return leaksIn(text, `message ${index}`, secrets);
  });
  return [...inFiles, ...inMessages];
}

/** How a UTF-8 secret looks in bytes read as Latin-1, which keeps every byte of a file that is no text. */
function latin1Of(secrets: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(secrets).map(([name, value]) => [name, Buffer.from(value, "utf8").toString("latin1")]),
  );
}
