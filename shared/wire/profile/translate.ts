/** One change of shape, at one place of a message. Steps are taken in their order; `in` uses our names. */
export interface Step {
  /** Where: names with dots between, `*` for each of a list; left out for the whole message. */
  readonly in?: string | undefined;
  /** Our field's name → where it lies in theirs: names with dots between, or "." for all of what is there. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** Of one of our fields: their value, as text → ours. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>> | undefined;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const namesIn = (path: string | undefined) => (path === undefined || path === "" ? [] : path.split("."));

/** A message as it came → as the built-in rows describe it. What no step names stays. */
export function toOurs(message: unknown, steps: readonly Step[] = []): unknown {
  return steps.reduce((now, step) => changeAt(now, namesIn(step.in), (each) => ours(each, step)), message);
}

/** The way back: a message in our shape → as they write it. */
export function toTheirs(message: unknown, steps: readonly Step[] = []): unknown {
  return steps.reduceRight<unknown>(
    (now, step) => changeAt(now, namesIn(step.in), (each) => theirs(each, step)),
    message,
  );
}

/** With what lies at `path` changed; a path that leads nowhere changes nothing. */
function changeAt(value: unknown, path: readonly string[], change: (each: unknown) => unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return change(value);
  if (first === "*") return Array.isArray(value) ? value.map((each) => changeAt(each, rest, change)) : value;
  if (!isFields(value) || !Object.hasOwn(value, first)) return value;
  return { ...value, [first]: changeAt(value[first], rest, change) };
}

function read(value: unknown, path: string): unknown {
  if (path === ".") return value;
  return path
    .split(".")
    .reduce<unknown>(
      (now, name) => (isFields(now) && Object.hasOwn(now, name) ? now[name] : undefined),
      value,
    );
}

function ours(value: unknown, { fields = {}, values = {} }: Step): unknown {
  const found = Object.entries(fields).flatMap(([name, path]) => {
    const at = read(value, path);
    return at === undefined ? [] : [[name, at] as const];
  });
  if (!isFields(value) && found.length === 0) return value;
  const whole: Record<string, unknown> = { ...(isFields(value) ? value : {}), ...Object.fromEntries(found) };
  for (const [name, table] of Object.entries(values)) {
    const told = String(whole[name]);
    if (Object.hasOwn(whole, name) && Object.hasOwn(table, told)) whole[name] = table[told];
  }
  return whole;
}

function theirs(value: unknown, { fields = {}, values = {} }: Step): unknown {
  if (!isFields(value)) return value;
  const valued: Record<string, unknown> = { ...value };
  for (const [name, table] of Object.entries(values)) {
    const told = Object.keys(table).find((each) => table[each] === valued[name]);
    if (told !== undefined) valued[name] = /^(0|[1-9]\d*)$/.test(told) ? Number(told) : told;
  }
  const moved = Object.entries(fields).filter(([name]) => Object.hasOwn(valued, name));
  const names = new Set(moved.map(([name]) => name));
  const kept = Object.fromEntries(Object.entries(valued).filter(([name]) => !names.has(name)));
  return moved.reduce<unknown>((now, [name, path]) => write(now, namesIn(path), valued[name]), kept);
}

function write(value: unknown, path: readonly string[], what: unknown): unknown {
  const [first, ...rest] = path;
  // "." gives two empty names: the whole is replaced.
  if (first === undefined || first === "") return what;
  const fields = isFields(value) ? value : {};
  return { ...fields, [first]: write(fields[first], rest, what) };
}
