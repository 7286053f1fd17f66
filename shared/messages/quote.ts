import { cleanText } from "../clean-text.ts";
import { linesAsHtml } from "./html.ts";

/** A quote of a quote of a quote is nobody's reading, and mail servers have limits. */
const longestQuote = 100_000;

/**
 * An original as plain text below an answer: each line behind "> ", what was quoted already one deeper (RFC 3676, 4.5),
 * without its signature.
 * @param intro the line above it: who wrote when
 */
export function quoted(original: string, intro: string): string {
  const lines = withoutSignature(cleanText(original.slice(0, longestQuote)))
    .trimEnd()
    .split("\n");
  return [
    intro,
    ...lines.map((line) => (line === "" ? ">" : line.startsWith(">") ? `>${line}` : `> ${line}`)),
  ].join("\n");
}

/** The same as HTML, made of the original's plain text: nothing of a stranger's page goes into ours. */
export function quotedHtml(original: string, intro: string): string {
  const text = withoutSignature(cleanText(original.slice(0, longestQuote))).trimEnd();
  return `<div>${linesAsHtml(cleanText(intro))}</div><blockquote type="cite">${linesAsHtml(text)}</blockquote>`;
}

/** A signature is below its own line of two dashes and a space; below an answer's it belongs to the last one only. */
export function withoutSignature(text: string): string {
  const lines = text.split("\n");
  const mark = lines.lastIndexOf("-- ");
  const isLast = mark !== -1 && !lines.slice(mark).some((line) => line.startsWith(">"));
  return isLast ? lines.slice(0, mark).join("\n").trimEnd() : text;
}
