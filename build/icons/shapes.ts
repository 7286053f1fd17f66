/**
 * A shape is its signed distance: how far a point is from the edge, negative inside.
 * Units are the drawing's own; y points down.
 */
export type Shape = (x: number, y: number) => number;

export const circle =
  (cx: number, cy: number, radius: number): Shape =>
  (x, y) =>
    Math.hypot(x - cx, y - cy) - radius;

/** A box from left top to right bottom with round corners; one radius for the upper two, one for the lower two. */
export const box =
  (left: number, top: number, right: number, bottom: number, upper: number, lower = upper): Shape =>
  (x, y) => {
    const cx = (left + right) / 2;
    const cy = (top + bottom) / 2;
    const radius = y < cy ? upper : lower;
    const dx = Math.abs(x - cx) - (right - left) / 2 + radius;
    const dy = Math.abs(y - cy) - (bottom - top) / 2 + radius;
    const outside = dx > 0 && dy > 0 ? Math.sqrt(dx * dx + dy * dy) : Math.max(dx, dy);
    return outside - radius;
  };

/** A stroke with round ends. */
export const line =
  (x1: number, y1: number, x2: number, y2: number, width: number): Shape =>
  (x, y) => {
    const along = ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2);
    const t = Math.min(1, Math.max(0, along));
    return Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1)) - width / 2;
  };

/** A round stroke along part of a circle: from one angle clockwise to another, in degrees, 0 to the right. */
export const arc = (
  cx: number,
  cy: number,
  radius: number,
  from: number,
  to: number,
  width: number,
): Shape => {
  const middle = ((from + to) / 2) * (Math.PI / 180);
  const half = ((to - from) / 2) * (Math.PI / 180);
  return (x, y) => {
    const dx = (x - cx) * Math.cos(middle) + (y - cy) * Math.sin(middle);
    const dy = Math.abs(-(x - cx) * Math.sin(middle) + (y - cy) * Math.cos(middle));
    const isBeside = Math.abs(Math.atan2(dy, dx)) <= half;
    if (isBeside) return Math.abs(Math.hypot(dx, dy) - radius) - width / 2;
    return Math.hypot(dx - radius * Math.cos(half), dy - radius * Math.sin(half)) - width / 2;
  };
};

export const union =
  (...shapes: readonly Shape[]): Shape =>
  (x, y) => {
    let nearest = Number.POSITIVE_INFINITY;
    for (const shape of shapes) nearest = Math.min(nearest, shape(x, y));
    return nearest;
  };

/** What is in both. */
export const within =
  (a: Shape, b: Shape): Shape =>
  (x, y) =>
    Math.max(a(x, y), b(x, y));

export const without =
  (a: Shape, b: Shape): Shape =>
  (x, y) =>
    Math.max(a(x, y), -b(x, y));

/** The shape, wider by so much on every side. */
export const grown =
  (shape: Shape, by: number): Shape =>
  (x, y) =>
    shape(x, y) - by;

/** Only the edge, drawn inward. */
export const hollow =
  (shape: Shape, width: number): Shape =>
  (x, y) => {
    const distance = shape(x, y);
    return Math.max(distance, -(distance + width));
  };

export const moved =
  (shape: Shape, dx: number, dy: number): Shape =>
  (x, y) =>
    shape(x - dx, y - dy);

/** Turned clockwise about a point, in degrees. */
export const turned = (shape: Shape, degrees: number, cx: number, cy: number): Shape => {
  const cos = Math.cos((-degrees * Math.PI) / 180);
  const sin = Math.sin((-degrees * Math.PI) / 180);
  return (x, y) => shape(cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos);
};

/** Larger or smaller about the origin. */
export const scaled =
  (shape: Shape, by: number): Shape =>
  (x, y) =>
    shape(x / by, y / by) * by;
