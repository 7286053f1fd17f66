import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { parse } from "yaml";

/** One operation of a published contract, under the path a client asks (with the server's own path in front). */
export interface Operation {
  readonly file: string;
  readonly method: string;
  readonly path: string;
  readonly operationId: string;
  readonly isBodyRequired: boolean;
  readonly request: ValidateFunction | undefined;
  /** Of the path and of the query, as an object of texts each; a number, say, is checked by what its text says. */
  readonly parameters: ValidateFunction;
  /** By status, or "default". A response without a body schema takes anything. */
  readonly responses: ReadonlyMap<string, ValidateFunction | undefined>;
}

type Json = Record<string, unknown>;
const folder = join(import.meta.dirname, "openapi");
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv, ["email", "int32", "int64", "binary"]);
/** For what stands in an address: everything is text there. */
const ofTexts = new Ajv({ strict: false, allErrors: true, coerceTypes: "array" });
addFormats.default(ofTexts, ["email", "int32", "int64", "binary"]);

export const operations: readonly Operation[] = readdirSync(folder)
  .filter((name) => name.endsWith(".yml"))
  .sort()
  .flatMap(readContract);

function readContract(file: string): Operation[] {
  const doc = parse(readFileSync(join(folder, file), "utf8")) as Json;
  const server = new URL(String(((doc.servers as Json[])[0] as Json).url));
  const prefix = server.pathname.replace(/\/$/, "");
  return Object.entries(doc.paths as Json).flatMap(([path, methods]) =>
    Object.entries(methods as Json)
      .filter(([method]) => /^(get|post|put|patch|delete)$/.test(method))
      .map(([method, given]) => readOperation(doc, file, method, prefix + path, given as Json)),
  );
}

function readOperation(doc: Json, file: string, method: string, path: string, given: Json): Operation {
  const body = given.requestBody as Json | undefined;
  const responses = Object.entries((given.responses ?? {}) as Json).map(
    ([status, response]) => [status, validator(doc, response as Json)] as const,
  );
  return {
    file,
    method: method.toUpperCase(),
    path,
    operationId: String(given.operationId),
    isBodyRequired: body?.required === true,
    request: body === undefined ? undefined : validator(doc, body),
    parameters: parameterCheck(doc, (given.parameters ?? []) as Json[]),
    responses: new Map(responses),
  };
}

/** The check of a request's or response's JSON body; undefined when the contract says nothing of it. */
function validator(doc: Json, holder: Json): ValidateFunction | undefined {
  const json = ((holder.content as Json | undefined)?.["application/json"] ?? {}) as Json;
  return json.schema === undefined ? undefined : ajv.compile(inlined(doc, json.schema) as Json);
}

/**
 * The check of an address's parameters. One of type object is written out: its keys stand beside the others (style
 * form, exploded), so that any name is known then.
 */
function parameterCheck(doc: Json, parameters: readonly Json[]): ValidateFunction {
  const known = parameters.filter(({ in: where }) => where === "path" || where === "query");
  const isObject = (one: Json) => (one.schema as Json).type === "object";
  return ofTexts.compile({
    type: "object",
    additionalProperties: known.some(isObject),
    required: known.filter((one) => one.required === true).map(({ name }) => name),
    properties: Object.fromEntries(
      known.filter((one) => !isObject(one)).map((one) => [one.name, inlined(doc, one.schema)]),
    ),
  });
}

/** What stands in an address where the pattern has a hole, and in its query; a name that repeats is a list. */
function parametersOf(pattern: string, asked: string): Json {
  const url = new URL(asked, "http://server");
  const got = url.pathname.split("/");
  const inPath = pattern.split("/").flatMap((part, i): [string, unknown][] => {
    const hole = /^\{(\w+)\}$/.exec(part)?.[1];
    return hole === undefined ? [] : [[hole, decodeURIComponent(got[i] ?? "")]];
  });
  const inQuery = [...new Set(url.searchParams.keys())].map((name): [string, unknown] => {
    const all = url.searchParams.getAll(name);
    return [name, all.length === 1 ? all[0] : all];
  });
  return Object.fromEntries([...inPath, ...inQuery]);
}

/** A schema with its references written out. The contracts hold no cycles; one would end in a RangeError here. */
function inlined(doc: Json, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => inlined(doc, one));
  if (typeof value !== "object" || value === null) return value;
  const ref = (value as Json).$ref;
  if (typeof ref === "string") return inlined(doc, lookUp(doc, ref));
  // The one `oneOf` chooses between objects without a required field: taken by its word nothing could ever meet it.
  const meant = (key: string) => (key === "oneOf" ? "anyOf" : key);
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [meant(key), inlined(doc, one)]));
}

function lookUp(doc: Json, ref: string): unknown {
  const found = ref
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>((at, key) => (at as Json)[key], doc);
  if (found === undefined) throw new Error(`${ref} is not in the contract`);
  return found;
}

/** The operations for a request. Two contracts describe the login, so there can be more than one. */
export function operationsFor(method: string, path: string): Operation[] {
  const plain = path.split("?")[0] ?? "";
  const fitting = operations.filter((one) => one.method === method && matches(one.path, plain));
  const fewest = Math.min(...fitting.map((one) => holes(one.path)));
  return fitting.filter((one) => holes(one.path) === fewest);
}

const holes = (path: string) => path.split("{").length;

function matches(pattern: string, path: string): boolean {
  const want = pattern.split("/");
  const got = path.split("/");
  return want.length === got.length && want.every((part, i) => part.startsWith("{") || part === got[i]);
}

/** What is wrong with an exchange by one contract; empty when nothing is. */
function faults(
  one: Operation,
  asked: string,
  request: unknown,
  status: number,
  response: unknown,
): string[] {
  const says = `${one.method} ${one.path} (${one.file})`;
  const found: string[] = [];
  if (!one.parameters(parametersOf(one.path, asked)))
    found.push(`${says}: ${asked} ${ofTexts.errorsText(one.parameters.errors)}`);
  if (request === undefined && one.isBodyRequired) found.push(`${says}: the request body is missing`);
  if (request !== undefined && one.request && !one.request(request)) {
    found.push(`${says}: request ${ajv.errorsText(one.request.errors)}`);
  }
  const check = one.responses.has(String(status))
    ? one.responses.get(String(status))
    : one.responses.get("default");
  if (!one.responses.has(String(status)) && !one.responses.has("default")) {
    found.push(`${says}: status ${status} is not foreseen`);
  }
  if (check && !check(response)) found.push(`${says}: ${status} ${ajv.errorsText(check.errors)}`);
  return found;
}

/**
 * Holds one exchange against the published contracts; throws with what is wrong. Where two contracts describe the
 * same operation, one of them must be met.
 * @param path as it was asked, with or without a query
 * @param requestBody the JSON that was sent, undefined for none (and for multipart, which no contract describes)
 */
export function assertMatchesContract(
  method: string,
  path: string,
  requestBody: unknown,
  status: number,
  responseBody: unknown,
): void {
  const fitting = operationsFor(method, path);
  if (fitting.length === 0) throw new Error(`no contract has ${method} ${path}`);
  const all = fitting.map((one) => faults(one, path, requestBody, status, responseBody));
  if (all.every((found) => found.length > 0)) throw new Error(all.flat().join("\n"));
}
