import type { Shape } from "./shapes.ts";

/** Red, green, blue, each 0 to 255, and how much covers, 0 to 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** A shape filled with one colour, or with one that changes from point to point. */
export interface Layer {
  readonly shape: Shape;
  readonly fill: Colour | ((x: number, y: number) => Colour);
}

/** Pixels row by row, four bytes each (red, green, blue, alpha), alpha not multiplied in. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8ClampedArray;
}

export function hex(text: string, alpha = 1): Colour {
  const at = (index: number) => Number.parseInt(text.slice(index, index + 2), 16);
  return [at(1), at(3), at(5), alpha];
}

export function mix(a: Colour, b: Colour, t: number): Colour {
  const at = (index: 0 | 1 | 2 | 3) => a[index] + (b[index] - a[index]) * t;
  return [at(0), at(1), at(2), at(3)];
}

/** Draws layers, lowest first, from a square of `units` by `units` onto `size` by `size` pixels. */
export function draw(layers: readonly Layer[], units: number, size: number): Picture {
  const pixels = new Uint8ClampedArray(size * size * 4);
  const perUnit = size / units;
  // Small pictures are sampled closely, since thin strokes end within a pixel; large ones by distance to the edge.
  const samples = size <= 64 ? 8 : 1;
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const colour = pixel(layers, column, row, perUnit, samples);
      pixels.set([colour[0], colour[1], colour[2], Math.round(colour[3] * 255)], (row * size + column) * 4);
    }
  }
  return { width: size, height: size, pixels };
}

function pixel(
  layers: readonly Layer[],
  column: number,
  row: number,
  perUnit: number,
  samples: number,
): Colour {
  let below: Colour = [0, 0, 0, 0];
  for (const { shape, fill } of layers) {
    let covered = 0;
    for (let index = 0; index < samples * samples; index += 1) {
      const x = (column + ((index % samples) + 0.5) / samples) / perUnit;
      const y = (row + (Math.floor(index / samples) + 0.5) / samples) / perUnit;
      covered += Math.min(1, Math.max(0, 0.5 - shape(x, y) * perUnit * samples));
    }
    if (covered === 0) continue;
    const x = (column + 0.5) / perUnit;
    const y = (row + 0.5) / perUnit;
    below = over(below, typeof fill === "function" ? fill(x, y) : fill, covered / (samples * samples));
  }
  return below;
}

function over(below: Colour, above: Colour, coverage: number): Colour {
  const alpha = above[3] * coverage;
  const total = alpha + below[3] * (1 - alpha);
  if (total === 0) return [0, 0, 0, 0];
  const at = (index: 0 | 1 | 2) => (above[index] * alpha + below[index] * below[3] * (1 - alpha)) / total;
  return [at(0), at(1), at(2), total];
}

/** Puts one picture onto another, its left top corner at the point given; each pixel of it becomes `zoom` by `zoom`. */
export function paste(onto: Picture, picture: Picture, left: number, top: number, zoom = 1): void {
  for (let row = 0; row < picture.height * zoom; row += 1) {
    for (let column = 0; column < picture.width * zoom; column += 1) {
      const from = (Math.floor(row / zoom) * picture.width + Math.floor(column / zoom)) * 4;
      const to = ((top + row) * onto.width + left + column) * 4;
      const colour = over(read(onto, to), read(picture, from), 1);
      onto.pixels.set([colour[0], colour[1], colour[2], Math.round(colour[3] * 255)], to);
    }
  }
}

function read({ pixels }: Picture, at: number): Colour {
  return [pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0, (pixels[at + 3] ?? 0) / 255];
}
