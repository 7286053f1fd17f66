import type { GenericSchema, InferInput } from "valibot";
import type { WindowKind } from "../state/app.ts";

/** One thing a window may ask of main: its input's schema, which windows may ask it, and what comes back. */
export interface Command<S extends GenericSchema = GenericSchema, O = unknown> {
  readonly input: S;
  readonly from: readonly WindowKind[];
  /** The field of the input that names a window's key: a window that has one may name no other. */
  readonly key?: string;
  /** Files that a person gave to the page go with it: preload names where they are, which no page can. */
  readonly takesFiles?: true;
  /** Only for the compiler: the value of a success. */
  readonly output?: O;
}

/** A command that answers nothing but whether it worked. */
export function command<S extends GenericSchema>(
  input: S,
  from: readonly WindowKind[],
  key?: string,
): Command<S, void> {
  return { input, from, ...(key !== undefined && { key }) };
}

/** A command that answers a value: `commandFor<Page>()(schema, ["phone"])`. */
export function commandFor<O>() {
  return <S extends GenericSchema>(input: S, from: readonly WindowKind[], key?: string): Command<S, O> => ({
    input,
    from,
    ...(key !== undefined && { key }),
  });
}

export type InputOf<C> = C extends Command<infer S, unknown> ? InferInput<S> : never;
export type OutputOf<C> = C extends Command<GenericSchema, infer O> ? O : never;

/** A command that files go with, as the page was given them; its handler gets their paths, "" for one that has none. */
export function commandWithFiles<O>() {
  return <S extends GenericSchema>(
    input: S,
    from: readonly WindowKind[],
  ): Command<S, O> & { readonly takesFiles: true } => ({ input, from, takesFiles: true });
}
