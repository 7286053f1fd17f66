import { effect } from "@preact/signals";
import { Component, h, render } from "preact";
import { createCollections } from "../../../renderer/app/collections.ts";
import type { DirectoryItem } from "../../../shared/contract/directory.ts";
import type { Bridge } from "../../../shared/contract/index.ts";
import { type BenchWindow, installMarks } from "../page-marks.ts";
import { shown } from "./load.ts";

/** What the bench asks of the page. */
export interface Board {
  /** Looks at the board, which begins to change. */
  open(): void;
  /** Milliseconds between the frames since this was asked last. */
  frames(): number[];
}

type BoardWindow = BenchWindow & { readonly hookswitch: Bridge<"phone">; board: Board };

const rowHeight = 24;

/** A row is drawn again when it is another object, and only then. */
class BoardRow extends Component<{ readonly row: DirectoryItem; readonly at: number }> {
  override shouldComponentUpdate(next: { row: DirectoryItem; at: number }): boolean {
    return next.row !== this.props.row || next.at !== this.props.at;
  }
  override render() {
    const { row, at } = this.props;
    const style = { position: "absolute", top: `${at * rowHeight}px`, height: `${rowHeight}px` };
    return h("li", { style }, h("b", null, row.name), " ", h("span", null, row.detail));
  }
}

const w = window as unknown as BoardWindow;
installMarks();
const place = document.querySelector("main");
if (place === null) throw new Error("the page lacks its place");
const collections = createCollections(w.hookswitch);
let gaps: number[] = [];
let last = 0;
function frame(at: number): void {
  if (last > 0) gaps.push(at - last);
  last = at;
  requestAnimationFrame(frame);
}
requestAnimationFrame(frame);

w.board = {
  open() {
    const look = collections.look("directory", { kind: "agents", q: "" }, { start: 0, count: shown });
    let stamp = "";
    effect(() => {
      const { rows, start, total } = look.held.value;
      const style = { position: "relative", height: `${total * rowHeight}px` };
      const items = rows.map((row, n) => h(BoardRow, { key: row.key, row, at: start + n }));
      render(h("ul", { style }, items), place);
      const now = rows[0]?.detail ?? "";
      if (now === stamp) return;
      stamp = now;
      w.bench.afterPaint(() => w.bench.mark("stamp", Number(now)));
    });
  },
  frames() {
    const were = gaps;
    gaps = [];
    return were;
  },
};
