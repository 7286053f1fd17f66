import { receiver } from "./motif.ts";
import { draw, hex, type Layer, mix, type Picture } from "./raster.ts";
import { box, circle, line, moved, type Shape, scaled, union, without } from "./shapes.ts";

/** The receiver, lifted a little off the two prongs of its hook. */
function hookswitch(size: number): Shape {
  const body = box(2, 9, 14, 15.4, 3.4, 1.6);
  const prongs = union(line(6.3, 6.6, 6.3, 10, 1.4), line(9.7, 6.6, 9.7, 10, 1.4));
  const base = union(body, prongs);
  // A dial would be a blot at the small sizes.
  return union(receiver(0.6), size <= 32 ? base : without(base, circle(8, 12.3, 1.7)));
}

const top = hex("#2f7de1");
const bottom = hex("#123f8f");

/** `margin` is the empty border, as a part of the whole: macOS wants a tenth, the others next to none. */
export function appIcon(size: number, margin: number): Picture {
  const edge = 16 * margin;
  const tile = box(edge, edge, 16 - edge, 16 - edge, (16 - 2 * edge) * 0.225);
  // Up to 32 pixels the figure is drawn larger and the receiver stands for the whole.
  const share = (size <= 32 ? 0.78 : 0.64) * (1 - 2 * margin);
  const figure = moved(scaled(moved(hookswitch(size), -8, -7.8), share), 8, 8);
  const layers: Layer[] = [
    { shape: tile, fill: (_x, y) => mix(top, bottom, y / 16) },
    { shape: figure, fill: hex("#ffffff") },
  ];
  return draw(layers, 16, size);
}
