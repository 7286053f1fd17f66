import * as v from "valibot";
import type { AcdLoginBody, LoginToACDPayload } from "../../shared/wire/acd.ts";
import type { ContactHistoryPayload, SchemaTypeSearchPayload } from "../../shared/wire/history.ts";
import {
  type BaseSendEmailPayload,
  type DialPayload,
  DialPayloadSchema,
  type SmsPayload,
  type TFile,
} from "../../shared/wire/messages.ts";
import { type Platform, platforms } from "../../shared/wire/user.ts";
import { wrongField } from "./answer.ts";
import { ServiceError } from "./errors.ts";

/** @throws ServiceError invalid, naming the field */
export function checked<S extends v.GenericSchema>(
  schema: S,
  value: unknown,
  what: string,
): v.InferOutput<S> {
  const read = v.safeParse(schema, value);
  if (!read.success) throw new ServiceError("invalid", `${what}: ${wrongField(read.issues)}`);
  return read.output;
}

/** @throws ServiceError invalid for an empty text */
export function needed(value: string, what: string): string {
  if (typeof value !== "string" || value === "") throw new ServiceError("invalid", `${what} is missing`);
  return value;
}

/** The page shows a string and an object for it; the wire takes the string. */
export function platformName(platform: Platform | undefined, otherwise: (typeof platforms)[number]) {
  return platforms.find((name) => name === platform) ?? otherwise;
}

/** acd/login takes the status flat; what is not given is left out. */
export function acdLoginBody(
  payload: LoginToACDPayload,
  status: { statusId?: string | undefined; status?: number | undefined },
): AcdLoginBody {
  const statusId = payload.status?.statusId ?? status.statusId;
  const number = payload.status?.status ?? status.status;
  return {
    ...(statusId === undefined ? {} : { statusId }),
    ...(number === undefined ? {} : { status: number }),
    ...(payload.channels === undefined ? {} : { channels: payload.channels }),
    ...(payload.queues === undefined ? {} : { queues: payload.queues }),
  };
}

/** The page says `force` is text in one place and a flag in the others: the wire gets the flag. */
export function dialBody(payload: DialPayload): v.InferOutput<typeof DialPayloadSchema> {
  const force = payload.force === true || payload.force === "true";
  return checked(DialPayloadSchema, { ...payload, force }, "dial");
}

/** JSON; multipart when files go along, each field a part and each item of a list a part of the same name. */
export function messageBody(payload: SmsPayload | BaseSendEmailPayload): object {
  const { file, files = [], ...fields } = payload;
  const all = file === undefined ? files : [file, ...files];
  if (all.length === 0) return fields;
  const form = new FormData();
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) form.append(key, String(one));
  }
  if (file !== undefined) form.append("file", blobOf(file), file.name);
  for (const one of files) form.append("files", blobOf(one), one.name);
  return form;
}

function blobOf({ data, contentType }: TFile): Blob {
  return "byteLength" in data ? new Blob([data], { type: contentType }) : (data as Blob);
}

/** What a slow line gets through, in bytes a millisecond. */
const slowest = 20;
const answerMs = 30_000;

/** Files take their time on the way: what the whole may take, so that a slow line is not taken for a dead one. */
export function uploadTime({ file, files = [] }: Pick<BaseSendEmailPayload, "file" | "files">): {
  timeoutMs?: number;
} {
  const all = file === undefined ? files : [file, ...files];
  const size = all.reduce((sum, { data }) => sum + ("byteLength" in data ? data.byteLength : data.size), 0);
  return all.length === 0 ? {} : { timeoutMs: answerMs + size / slowest };
}

/** `queryParams` are parameters of their own beside the three known ones, as the contract's style has it. */
export function searchQuery(payload: SchemaTypeSearchPayload = {}) {
  const extra = Object.entries(payload.queryParams ?? {}).map(
    ([key, value]) => [key, queryValue(value)] as const,
  );
  return { ...Object.fromEntries(extra), q: payload.q, rows: payload.rows, start: payload.start };
}

function queryValue(value: unknown): string | string[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (Array.isArray(value)) return value.map((one) => String(one));
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

export function contactHistoryQuery(payload: ContactHistoryPayload) {
  const { contactId, dateRange, mergeProperties, q, rangeType, rows, start } = payload;
  return {
    contactId,
    rangeType: rangeType ?? (dateRange === undefined ? undefined : "daterange"),
    rangeFrom: dateRange?.from,
    rangeTo: dateRange?.to,
    mergeProperties: mergeProperties === undefined ? undefined : JSON.stringify(mergeProperties),
    q,
    rows,
    start,
  };
}
