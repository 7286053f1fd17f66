/** Reading what a client sent: anything may be missing or of another type. */
export type Json = Record<string, unknown>;

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A non-empty string member, or undefined. */
export function textOf(from: Json, key: string): string | undefined {
  const value = from[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

export function objectOf(from: Json, key: string): Json | undefined {
  const value = from[key];
  return isObject(value) ? value : undefined;
}
