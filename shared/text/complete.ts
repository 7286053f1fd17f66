import { english } from "./en/english.ts";
import type { Sentences } from "./language.ts";

/** Some of the sentences. */
export type Part<T> = T extends (...gaps: never[]) => unknown
  ? T
  : T extends object
    ? { readonly [Name in keyof T]?: Part<T[Name]> }
    : T;

const isTable = (value: unknown): value is object =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function over<T>(all: T, part: unknown): T {
  if (!isTable(all) || !isTable(part)) return (part ?? all) as T;
  const names = Object.entries(all).map(([name, value]) => [name, over(value, Reflect.get(part, name))]);
  return Object.fromEntries(names);
}

/** A whole catalogue of a language that has only a part of the sentences: the rest is said in English. */
export const completed = (part: Part<Sentences>): Sentences => over<Sentences>(english, part);
