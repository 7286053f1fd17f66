import { cleanText } from "../clean-text.ts";
import { linesAsHtml } from "./html.ts";

/**
 * One piece of a filled template. The form of the fields, `{{contact.firstName}}`, is a guess: the type's fields are
 * known (name, html, sms, chat, email, assistance), not what stands in their texts. Proved by one template of a tenant.
 */
export type Piece =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "filled"; readonly field: string; readonly text: string }
  /** Nothing is known for it: it stays as it stands, to be seen and mended before it is sent. */
  | { readonly kind: "missing"; readonly field: string; readonly text: string };

/** What fields are filled from: `contact`, `agent`, `campaign`, … and under each its own values. */
export type FieldValues = Readonly<Record<string, unknown>>;

const field = /\{\{\s*([\w-]+(?:\.[\w-]+)*)\s*\}\}/g;

/** Fills a template once: what a value holds is text, also where it looks like a field. */
export function fillTemplate(template: string, values: FieldValues): readonly Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: written, 1: name = "", index } of template.matchAll(field)) {
    if (index > from) pieces.push({ kind: "text", text: template.slice(from, index) });
    const value = valueAt(values, name);
    pieces.push(
      value === ""
        ? { kind: "missing", field: name, text: written }
        : { kind: "filled", field: name, text: value },
    );
    from = index + written.length;
  }
  return from < template.length ? [...pieces, { kind: "text", text: template.slice(from) }] : pieces;
}

/** The pieces as one text; what is missing keeps its brackets. */
export const asText = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join("");

/** The same for a template in HTML: values are text there too, whatever they hold. */
export const asHtml = (pieces: readonly Piece[]): string =>
  pieces.map(({ kind, text }) => (kind === "text" ? text : linesAsHtml(text))).join("");

/** Names of the fields that nothing is known for, each once. */
export const missingIn = (pieces: readonly Piece[]): readonly string[] => [
  ...new Set(pieces.flatMap((piece) => (piece.kind === "missing" ? [piece.field] : []))),
];

/** Only own values that are words or numbers; names of Object's own are none. "" for nothing. */
function valueAt(values: FieldValues, name: string): string {
  let value: unknown = values;
  for (const part of name.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return "";
    value = (value as FieldValues)[part];
  }
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? cleanText(value).trim() : "";
}
