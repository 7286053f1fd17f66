import { cleanName } from "../../shared/clean-text.ts";
import type { AcdStatus, StatusKind } from "../../shared/state/agent.ts";
import { statusNumbers, type WireStatus } from "../../shared/wire/acd.ts";

const kinds: readonly StatusKind[] = ["available", "unavailable", "busy", "wrapUp", "noAnswer", "loggedOut"];

/** Names of states that the product sets by itself, in the words its support pages use. */
const knownNames: readonly (readonly [RegExp, StatusKind])[] = [
  [/^no.?answer$/i, "noAnswer"],
  [/^(wrap.?up|after.?call( work)?)$/i, "wrapUp"],
  [/^(busy|on (a )?call|in (a )?call)$/i, "busy"],
  [/^logged.?out$/i, "loggedOut"],
  [/^available$/i, "available"],
];

/**
 * One of the tenant's statuses in our words. What a status means: what its row says, else its well-known name,
 * else its number, else "unavailable", which routes nothing wrongly.
 */
export function statusOf(row: WireStatus): AcdStatus {
  const name = nameOf(row);
  const kind = kindOf(row, name);
  return {
    statusId: row.statusId ?? row.userstatusId ?? row._id ?? "",
    name,
    status: row.status ?? statusNumbers[kind],
    kind,
    selectable: row.selectable ?? (kind === "available" || kind === "unavailable"),
  };
}

function kindOf(row: WireStatus, name: string): StatusKind {
  const told = kinds.find((kind) => kind === row.kind);
  if (told !== undefined) return told;
  const named = knownNames.find(([pattern]) => pattern.test(name));
  if (named !== undefined) return named[1];
  return kinds.find((kind) => statusNumbers[kind] === row.status) ?? "unavailable";
}

/** The plain name, or the English one of `localizations: {name: {en: {value}}}`; an id where it has none. */
function nameOf(row: WireStatus): string {
  const localized = row.localizations as { name?: { en?: { value?: unknown } } } | undefined;
  const names: unknown[] = [row.name, localized?.name?.en?.value, row.statusId, row.userstatusId, row._id];
  const readable = names.map((name) => (typeof name === "string" ? cleanName(name) : ""));
  return readable.find((name) => name !== "") ?? "";
}
