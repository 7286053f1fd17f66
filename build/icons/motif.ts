import {
  arc,
  box,
  circle,
  grown,
  hollow,
  line,
  moved,
  type Shape,
  scaled,
  turned,
  union,
  within,
  without,
} from "./shapes.ts";

/**
 * The receiver, lying with its two ends down, drawn on a grid of 16 so that its edges fall on whole pixels at 16 and 32:
 * 14 wide, 6 high, centred on x = 8, its top at y = `top`.
 */
export function receiver(top: number): Shape {
  // The round shoulders are those of a taller box, of which the lower part is cut off.
  const outer = within(box(1, top, 15, top + 14, 4.6), box(1, top - 2, 15, top + 6, 1.2));
  // What is cut away below the handle; what is left at both sides are the ends.
  const gap = union(box(5, top + 3, 11, top + 9, 1.4, 0), box(-2, top + 6, 18, top + 9, 0));
  return without(outer, gap);
}

/** The receiver in the hand: on a call. */
export function lifted(): Shape {
  const upright = scaled(moved(receiver(0), -8, -3), 1.08);
  return moved(turned(upright, -135, 0, 0), 7.1, 8.9);
}

export function microphone(): Shape {
  return union(
    box(5, 1, 11, 9, 3),
    arc(8, 7, 5.25, 0, 180, 1.5),
    box(7.25, 12, 8.75, 15, 0),
    box(5, 14, 11, 15.5, 0.7),
  );
}

/** A bell with its clapper and, at both sides, that it swings. */
export function bell(): Shape {
  const body = within(box(4, 1.5, 12, 20, 4), box(0, 0, 16, 11, 0));
  return union(
    body,
    box(2.5, 10, 13.5, 12, 1),
    within(circle(8, 12.6, 2.1), box(0, 12.9, 16, 16, 0)),
    arc(8, 5.5, 6.9, 180, 228, 1.3),
    arc(8, 5.5, 6.9, -48, 0, 1.3),
  );
}

/** The shape with a stroke across it, and a gap beside the stroke so that it reads at any size. */
export function struckThrough(shape: Shape): Shape {
  const stroke = line(2, 2, 14, 14, 1.8);
  const gap = moved(grown(stroke, 0.3), 1.05, -1.05);
  return union(without(shape, gap), stroke);
}

/** What stands under the receiver, where the hook would be: each state its own figure. */
export const marks = {
  disc: circle(8, 11.5, 3),
  bar: box(4, 10, 12, 13, 1),
  cross: union(line(5.75, 9.25, 10.25, 13.75, 1.9), line(10.25, 9.25, 5.75, 13.75, 1.9)),
} satisfies Record<string, Shape>;

/** Nothing in it: nobody is there. */
export function outline(shape: Shape, width: number): Shape {
  return hollow(shape, width);
}
