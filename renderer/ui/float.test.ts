import { expect, test } from "vitest";
import { floatBeside } from "./float.ts";

/** An element that stands there, as a browser would have measured it. */
function at(x: number, y: number, width: number, height: number): HTMLElement {
  const element = document.createElement("div");
  element.getBoundingClientRect = () => new DOMRect(x, y, width, height);
  document.body.append(element);
  return element;
}

test.each<[string, readonly [number, number], number, { left: string; top: string; maxHeight: string }]>([
  ["below its button, ending where it ends", [600, 100], 300, { left: "428px", top: "136px", maxHeight: "" }],
  ["above it, where there is no room below", [600, 700], 300, { left: "428px", top: "396px", maxHeight: "" }],
  [
    "within the window, whatever the button is near to",
    [2, 100],
    300,
    { left: "8px", top: "136px", maxHeight: "" },
  ],
  [
    "as high as there is room, where there is too little on both sides",
    [600, 300],
    900,
    { left: "428px", top: "336px", maxHeight: "424px" },
  ],
])("what floats stands %s", (_, [x, y], height, wanted) => {
  Object.assign(window, { innerWidth: 1_000, innerHeight: 768 });
  const box = at(0, 0, 204, height);
  floatBeside(box, at(x, y, 32, 32));
  const { left, top, maxHeight } = box.style;
  expect({ left, top, maxHeight }).toEqual(wanted);
});
