import { changeOf, movedCaret } from "../../../shared/drafts/text.ts";

/** Elements that begin a line of their own. */
const lines = new Set(["DIV", "P", "LI", "BLOCKQUOTE", "H1", "H2", "H3", "PRE", "TR", "UL", "OL", "TABLE"]);

interface Token {
  readonly node: Node;
  /** What it adds to the text: its words, or the line end that it is. */
  readonly text: string;
}

/** An element's content as words and line ends, in their order. */
function tokensOf(root: Node): readonly Token[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const tokens: Token[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node instanceof Text) tokens.push({ node, text: node.data });
    // A line end that nothing follows only holds its line open.
    else if (lines.has(node.nodeName) || (node.nodeName === "BR" && node.nextSibling !== null))
      tokens.push({ node, text: "\n" });
  }
  return tokens;
}

const textOf = (tokens: readonly Token[]) => tokens.map(({ text }) => text).join("");

/** How much of the text stands before a place in it. */
function lengthBefore(tokens: readonly Token[], container: Node, offset: number): number {
  const place = document.createRange();
  place.setStart(container, offset);
  let length = 0;
  for (const { node, text } of tokens) {
    if (node === container && node instanceof Text) return length + offset;
    const parent = node.parentNode;
    // A line begins inside of its element; a line end is behind its own.
    const from = node.nodeName === "BR" ? 1 : 0;
    const isBefore =
      parent !== null &&
      place.comparePoint(parent, [...parent.childNodes].indexOf(node as ChildNode) + from) <= 0;
    if (!isBefore) break;
    length += text.length;
  }
  return length;
}

/** The place behind so much of the text. */
function placeAt(root: Node, tokens: readonly Token[], length: number): readonly [Node, number] {
  let left = length;
  let last: readonly [Node, number] = [root, 0];
  for (const { node, text } of tokens) {
    if (node instanceof Text) {
      if (left <= text.length) return [node, left];
    } else if (left === 0) return last;
    left -= text.length;
    const parent = node.parentNode ?? root;
    if (node instanceof Text) last = [node, text.length];
    else if (node.nodeName === "BR") last = [parent, [...parent.childNodes].indexOf(node as ChildNode) + 1];
    else last = [node, 0];
  }
  return last;
}

/**
 * Remembers what is selected in an element whose whole content is about to be replaced. Answers where that is in the new
 * content: moved by what changed in front of it, as a caret in a text box is.
 */
export function keepSelection(root: HTMLElement, selected: Range): () => Range {
  const tokens = tokensOf(root);
  const was = textOf(tokens);
  const start = lengthBefore(tokens, selected.startContainer, selected.startOffset);
  const end = lengthBefore(tokens, selected.endContainer, selected.endOffset);
  return () => {
    const newTokens = tokensOf(root);
    const now = textOf(newTokens);
    const change = changeOf(was, now);
    const moved = (at: number) => (change === null ? at : movedCaret(at, was, now, change));
    const range = document.createRange();
    range.setStart(...placeAt(root, newTokens, moved(start)));
    range.setEnd(...placeAt(root, newTokens, moved(end)));
    return range;
  };
}
