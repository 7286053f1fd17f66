/** The part of Node's process that a sandboxed preload has. */
declare const process: { readonly argv: readonly string[] };
