import { findNodeAtLocation, getNodeValue, type Node, type ParseError, parseTree } from "jsonc-parser";
import * as v from "valibot";
import { emptyProfile, type Profile, profileSchema } from "./profile.ts";

/** Why a part of a profile is not used; the built-in stands in its place. */
export type ProfileWhy =
  | "notJson"
  | "unknown"
  | "wrong"
  | "badPath"
  | "badName"
  | "otherParameters"
  | "mayNotRepeat";

export interface ProfileProblem {
  /** From 1. */
  readonly line: number;
  /** Names with dots between: "endpoints.acceptOffer.path"; "" for the whole file. */
  readonly field: string;
  readonly why: ProfileWhy;
}

const whys: readonly ProfileWhy[] = ["badPath", "badName", "otherParameters", "mayNotRepeat"];

/** Longer ones are no profile. */
export const longestProfile = 256 * 1024;

/** Reads a profile's text, comments allowed. Each row that is wrong is told, with its line, and left out; the others hold. */
export function readProfile(text: string): {
  readonly profile: Profile;
  readonly problems: readonly ProfileProblem[];
} {
  const clean = text.replace(/^\uFEFF/, "");
  const errors: ParseError[] = [];
  const root =
    clean.length > longestProfile ? undefined : parseTree(clean, errors, { allowTrailingComma: true });
  const [broken] = errors;
  if (root === undefined || broken !== undefined || root.type !== "object") {
    const at = broken === undefined ? 0 : broken.offset;
    return { profile: emptyProfile, problems: [{ line: lineAt(clean, at), field: "", why: "notJson" }] };
  }
  const problems: ProfileProblem[] = [];
  let value: unknown = getNodeValue(root);
  // Each round leaves one wrong part out; what is left is less each time.
  for (;;) {
    const read = v.safeParse(profileSchema, value);
    if (read.success) return { profile: read.output, problems };
    const [issue] = read.issues;
    const path = (issue.path ?? []).map(({ key }) => key as string | number);
    problems.push(problemOf(issue, path, clean, root));
    // A step is left out with its neighbours: alone they would make another shape.
    value = without(value, path.slice(0, Math.max(1, Math.min(path.length, path[0] === "envelope" ? 1 : 3))));
  }
}

function problemOf(
  issue: v.BaseIssue<unknown>,
  path: readonly (string | number)[],
  text: string,
  root: Node,
): ProfileProblem {
  const node = findNodeAtLocation(root, [...path]) ?? root;
  const why =
    whys.find((each) => each === issue.message) ?? (issue.type === "strict_object" ? "unknown" : "wrong");
  return { line: lineAt(text, node.offset), field: path.join("."), why };
}

function without(value: unknown, [first, ...rest]: readonly (string | number)[]): unknown {
  if (first === undefined || typeof value !== "object" || value === null) return value;
  const fields = value as Readonly<Record<string, unknown>>;
  const others = Object.entries(fields).filter(([name]) => name !== String(first));
  if (rest.length === 0) return Object.fromEntries(others);
  return { ...fields, [first]: without(fields[first], rest) };
}

const lineAt = (text: string, offset: number) => text.slice(0, offset).split("\n").length;
