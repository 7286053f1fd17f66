import { itemOnWire } from "../world/projection.ts";
import { type Span, spanOf } from "../world/ranges.ts";
import type { Selection } from "../world/store/history.ts";
import type { Item } from "../world/types.ts";
import { failed, fits, ok, pageOf, rowsOf } from "./answers.ts";
import type { Backend, Handlers, Reply } from "./types.ts";

/** A range by name, or `daterange` with rangeFrom and rangeTo (ms). */
function rangeAsked(query: URLSearchParams, now: number): Span | Reply {
  const range = query.get("rangeType") ?? (query.has("rangeFrom") ? "daterange" : "last30days");
  if (range !== "daterange") return spanOf(range, now) ?? failed(400, "rangeType: not one of the ranges");
  const [from, to] = [query.get("rangeFrom"), query.get("rangeTo")].map((text) => Number(text ?? Number.NaN));
  if (from === undefined || to === undefined || !Number.isFinite(from) || !Number.isFinite(to)) {
    return failed(400, "daterange needs rangeFrom and rangeTo");
  }
  return { from, to: to + 1 };
}

/** `mergeProperties` says, by workitem type, which properties a row has; `Default` is for all other types. */
function merged(row: Record<string, unknown>, requested: string | null): Record<string, unknown> {
  if (requested === null) return row;
  let by: unknown;
  try {
    by = JSON.parse(requested);
  } catch {
    // Not ours to judge: the row is given whole.
    return row;
  }
  const lists = by as Record<string, unknown> | null;
  const names = lists?.[String(row.type)] ?? lists?.Default;
  if (!Array.isArray(names)) return row;
  return Object.fromEntries([...new Set(names)].flatMap((name) => (name in row ? [[name, row[name]]] : [])));
}

function rows(backend: Backend, query: URLSearchParams, whose: Selection): Reply {
  const span = rangeAsked(query, backend.now());
  if ("status" in span) return span;
  const world = backend.centre.world();
  const part = world.history.select(whose).within(span.from, span.to);
  const shown = (item: Item) => merged(itemOnWire(world, item), query.get("mergeProperties"));
  const type = query.get("workitemType")?.toLowerCase();
  const q = query.get("q");
  if (type === undefined && (q === null || q.trim() === ""))
    return ok({ ...pageOf(part, query, shown), summary: {} });
  const fitting = [...part.values()].filter(
    (item) => (type === undefined || item.type.toLowerCase().includes(type)) && fits(searched(item), q),
  );
  return ok({ ...pageOf(rowsOf(fitting), query, shown), summary: {} });
}

const searched = ({ name, from, to, workitemId, messages, extra }: Item) => [
  name,
  from,
  to,
  workitemId,
  messages.map(({ textMsg }) => textMsg),
  extra.notes ?? "",
];

export const history: Handlers<"history" | "contactHistory"> = {
  history: ({ user, query }, backend) => rows(backend, query, { agentId: user.userId }),
  contactHistory({ query }, backend) {
    const conversationId = query.get("contactId") ?? undefined;
    return rows(backend, query, { conversationId });
  },
};
