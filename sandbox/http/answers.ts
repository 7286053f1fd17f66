import * as v from "valibot";
import type { Command } from "../world/commands.ts";
import type { RefusalKind } from "../world/types.ts";
import type { Backend, Reply } from "./types.ts";

export const statusOf: Record<RefusalKind, number> = {
  invalid: 400,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  gone: 410,
};
const codes: Readonly<Record<number, string>> = {
  400: "BAD_REQUEST",
  401: "UNAUTHORIZED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  405: "METHOD_NOT_ALLOWED",
  409: "CONFLICT",
  410: "GONE",
  413: "TOO_LARGE",
  500: "INTERNAL_ERROR",
};

export function ok(body: unknown = {}): Reply {
  return { status: 200, body };
}
export function failed(status: number, message: string): Reply {
  return { status, body: { code: codes[status] ?? "ERROR", message } };
}

/** Carries a command out and turns its answer, or refusal, into a reply. */
export function run(backend: Backend, command: Command): Reply {
  const answer = backend.centre.do(command);
  return answer.ok ? ok(answer.value) : failed(statusOf[answer.refusal], answer.message);
}

/** The body when it fits, else the reply that says what does not. */
export function read<S extends v.GenericSchema>(
  schema: S,
  body: unknown,
): { readonly value: v.InferOutput<S> } | { readonly reply: Reply } {
  const parsed = v.safeParse(schema, body ?? {});
  if (parsed.success) return { value: parsed.output };
  const [issue] = parsed.issues;
  return { reply: failed(400, `${v.getDotPath(issue) ?? "body"}: ${issue.message}`) };
}

export interface Page {
  readonly count: number;
  readonly total: number;
  readonly objects: readonly unknown[];
  readonly next: string;
  readonly previous: string;
}

const wholeNumber = (text: string | null, otherwise: number) =>
  text !== null && /^\d+$/.test(text) ? Math.min(Number(text), 1_000_000) : otherwise;

/** What a page is cut from: an array, or a table that makes its rows when they are looked at. */
export interface Rows<T> {
  readonly total: number;
  slice(start: number, count: number): readonly T[];
}

/** One page. `rows` defaults to 100, `start` to 0; rows that are not on it are not looked at. */
export function pageOf<T>(list: Rows<T>, query: URLSearchParams, shown: (row: T) => unknown): Page {
  const count = wholeNumber(query.get("rows") ?? query.get("limit"), 100);
  const start = wholeNumber(query.get("start") ?? query.get("offset"), 0);
  const objects = list.slice(start, count).map(shown);
  return {
    count: objects.length,
    total: list.total,
    objects,
    next: start + count < list.total ? String(start + count) : "",
    previous: start > 0 ? String(Math.max(0, start - count)) : "",
  };
}

export function rowsOf<T>(list: readonly T[]): Rows<T> {
  return { total: list.length, slice: (start, count) => list.slice(start, start + count) };
}

export function paged(list: readonly unknown[], query: URLSearchParams): Page {
  return pageOf(rowsOf(list), query, (row) => row);
}

/** Free text over names, ids and addresses. */
export function fits(object: unknown, q: string | null): boolean {
  if (q === null || q.trim() === "") return true;
  return JSON.stringify(object).toLowerCase().includes(q.trim().toLowerCase());
}
