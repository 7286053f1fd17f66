import { expect, test } from "vitest";
import { keepSelection } from "./caret.ts";

/** The content with | where the caret is. */
function withCaret(root: HTMLElement, range: Range): string {
  range.insertNode(document.createTextNode("|"));
  return root.innerHTML;
}

function moved(was: string, now: string): string {
  const root = document.createElement("div");
  document.body.append(root);
  root.innerHTML = was;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const at = (node as Text).data.indexOf("|");
    if (at === -1) continue;
    (node as Text).deleteData(at, 1);
    range.setStart(node, at);
    range.collapse(true);
  }
  const place = keepSelection(root, range);
  root.innerHTML = now;
  return withCaret(root, place());
}

test.each([
  ["a line above", "<div><b>The |one</b></div>", "<div>Dear all,</div><div><b>The one</b></div>", "The |one"],
  [
    "an empty line above",
    "<div><b>The |one</b></div>",
    "<div><br></div><div><b>The one</b></div>",
    "The |one",
  ],
  [
    "a line above, and what held its own open gone",
    "<div><b>The |one</b><br></div>",
    "<div><br></div><div><b>The one</b></div>",
    "The |one",
  ],
  ["everything gone", "<div>The one|</div>", "<div><br></div>", "<div>|<br>"],
  ["words behind it", "<div>The |one</div>", "<div>The one is right</div>", "The |one is right"],
  ["formatting around it", "<div>The |one</div>", "<div>The <b>one</b></div>", "The |<b>one"],
  ["a line below", "<div>The one|</div>", "<div>The one</div><div>more</div>", "The one|</div>"],
])("a caret stays where it is meant with %s", (_, was, now, shown) => {
  expect(moved(was, now)).toContain(shown);
});
